import type { BlockTerms } from './block-terms.ts';
import type { FlowBlockFile } from './template-block-file.ts';
import type { FlowBlock } from './template.ts';
import type { VersionsBlockFile } from './versions-block-file.ts';
import type { YamlPath } from './yaml-source.ts';

/** The blocks of the version that holds on the day. What is wrong with the others is told on every day. */
export function buildVersions(
  { versions }: VersionsBlockFile,
  path: YamlPath,
  terms: BlockTerms,
  build: (typed: readonly FlowBlockFile[], path: YamlPath, terms: BlockTerms) => FlowBlock[],
): readonly FlowBlock[] {
  const { file } = terms;
  const chosen = file.versionOn(versions, path);
  const other = { ...terms, file: file.lenient() };
  const built = versions.map(({ blocks }, index) =>
    build(blocks, [...path, 'versions', index, 'blocks'], index === chosen ? terms : other),
  );
  return built[chosen] ?? [];
}
