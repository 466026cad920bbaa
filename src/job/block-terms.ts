import type { BuiltExtract } from './build-extract.ts';
import type { ExpressionScope } from './expression-scope.ts';
import type { WantedPicture } from './picture-file.ts';
import type { JobScopes } from './scopes.ts';
import type { Color, InlineText } from './template.ts';
import type { TypedFile } from './typed-file.ts';
import type { TextFile } from './typed-value.ts';
import type { YamlPath } from './yaml-source.ts';

/** What blocks may refer to. Scopes and extract are absent when the job's tables are at fault. */
export interface BlockTerms {
  readonly file: TypedFile;
  readonly styles: readonly string[];
  readonly colors: ReadonlyMap<string, Color>;
  readonly papers: readonly string[];
  readonly scopes: JobScopes | undefined;
  readonly extract: BuiltExtract | undefined;
  /** The table for each of whose rows the blocks are set, where they are within such. */
  readonly within?: string;
  /** What the blocks stand in, which not every block can stand in; absent: the flow itself, or groups of it. */
  readonly inside?: 'box' | 'columns' | 'inColumns' | 'place' | 'section';
  /** Whether they stand in a group that stays together. */
  readonly together?: true;
  /** Asks for a picture's file; gives its resource name. */
  picture(typed: string, path: YamlPath, wanted: WantedPicture): string;
}

/** A colour by name; unknown ones are a fault. */
export function colorNamed(name: string, path: YamlPath, terms: BlockTerms): Color {
  terms.file.name('colour', name, terms.colors.keys(), path);
  return terms.colors.get(name) ?? { kind: 'gray', k: 1 };
}

/** A text of a block, checked: in the flow it may have marks of footnotes. */
export function blockText(
  typed: TextFile,
  scope: ExpressionScope | undefined,
  path: YamlPath,
  { file, inside }: BlockTerms,
): InlineText {
  return inside === 'place' ? file.text(typed, scope, path) : file.notedText(typed, scope, path);
}

/** A style's name, checked. */
export function styleNamed(name: string, path: YamlPath, terms: BlockTerms): string {
  terms.file.name('style', name, terms.styles, path);
  return name;
}
