import { showPlace } from '../fault/fault.ts';
import { blockText, styleNamed, type BlockTerms } from './block-terms.ts';
import type { ExpressionScope } from './expression-scope.ts';
import type { ListBlockFile } from './template-block-file.ts';
import type { ListBlock } from './template.ts';
import type { YamlPath } from './yaml-source.ts';

/** A list of the flow; an item is its text, or a text with a condition. */
export function buildList(
  typed: ListBlockFile,
  path: YamlPath,
  scope: ExpressionScope | undefined,
  terms: BlockTerms,
): Omit<ListBlock, 'when'> {
  const { file } = terms;
  const items = typed.list.map((item, index) => {
    const at = [...path, 'list', index];
    // A text by language has no key `text`: that is no language.
    if (typeof item === 'string' || !isConditional(item)) return { text: blockText(item, scope, at, terms) };
    return {
      text: blockText(item.text, scope, [...at, 'text'], terms),
      ...file.condition(item.when, scope, [...at, 'when']),
    };
  });
  const { marker, indent, gap, keepWithNext, orphans, widows } = typed;
  return {
    kind: 'list',
    items,
    marker,
    indent,
    gap,
    style: styleNamed(typed.style, [...path, 'style'], terms),
    keepWithNext,
    orphans,
    widows,
    at: showPlace(file.source.at(path)),
  };
}

type ListItemFile = ListBlockFile['list'][number];

function isConditional(item: ListItemFile): item is Extract<ListItemFile, { text: unknown }> {
  return typeof item === 'object' && 'text' in item;
}
