import type { BlockTerms } from './block-terms.ts';
import type { FlowBlockFile } from './template-block-file.ts';
import type { FlowBlock } from './template.ts';
import { detailTablesOf } from './tables-of.ts';
import { scopesInEach } from './scopes.ts';
import type { YamlPath } from './yaml-source.ts';

type EachFile = Extract<FlowBlockFile, { each: string }>;

/** Blocks once for each row of a detail table. Within another one the table must be one below that one's. */
export function buildEach(
  typed: EachFile,
  path: YamlPath,
  terms: BlockTerms,
  build: (typed: readonly FlowBlockFile[], path: YamlPath, terms: BlockTerms) => FlowBlock[],
): Omit<Extract<FlowBlock, { kind: 'each' }>, 'when'> {
  const { file, extract, scopes, within } = terms;
  if (extract !== undefined) {
    const tables = detailTablesOf(extract.plan).filter(
      ({ parent }) => within === undefined || parent === within,
    );
    const names = tables.map(({ name }) => name);
    const kind = within === undefined ? 'detail table' : `table below ${within}`;
    file.name(kind, typed.each, names, [...path, 'each']);
  }
  const inside: BlockTerms = {
    ...terms,
    scopes: scopes === undefined ? undefined : scopesInEach(scopes, typed.each),
    within: typed.each,
  };
  return {
    kind: 'each',
    rows: typed.each,
    blocks: build(typed.blocks, [...path, 'blocks'], inside),
  };
}
