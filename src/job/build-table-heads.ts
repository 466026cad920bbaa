import { colorNamed, styleNamed, type BlockTerms } from './block-terms.ts';
import type { TableBlockFile } from './table-block-file.ts';
import type { SpanningHeads } from './template-table.ts';
import type { YamlPath } from './yaml-source.ts';

/** Rows of heads above a table's column heads. Each spans columns that there are, and no other of its row stands there. */
export function buildHeads(
  { heads, headStyle, columns }: TableBlockFile['table'],
  path: YamlPath,
  terms: BlockTerms,
): readonly SpanningHeads[] {
  const { file, scopes } = terms;
  return heads.map(({ cells, style, rule }, index) => {
    const at = [...path, 'heads', index];
    const taken: { readonly from: number; readonly to: number }[] = [];
    const built = cells.map(({ head, from, to, align }, c) => {
      const place = [...at, 'cells', c];
      const reason = misfit(from, to, columns.length, taken);
      if (reason !== undefined) {
        file.faults.push({
          code: 'template.head-span',
          place: file.source.at([...place, reason.key]),
          values: { reason: reason.says },
        });
      }
      taken.push({ from, to });
      const cell = file.notedText(head, scopes?.flow, [...place, 'head']);
      return { cell, from: from - 1, to: to - 1, align };
    });
    return {
      cells: built,
      style: style === undefined ? headStyle : styleNamed(style, [...at, 'style'], terms),
      ...(rule === undefined
        ? {}
        : {
            rule: {
              thickness: rule.thickness,
              color: colorNamed(rule.color, [...at, 'rule', 'color'], terms),
            },
          }),
    };
  });
}

/** What is wrong with a span, and the key that says so. */
function misfit(
  from: number,
  to: number,
  count: number,
  taken: readonly { readonly from: number; readonly to: number }[],
): { readonly key: 'from' | 'to'; readonly says: string } | undefined {
  if (from > count) return { key: 'from', says: `it begins in column \`${from}\` of ${count}` };
  if (to > count) return { key: 'to', says: `it ends in column \`${to}\` of ${count}` };
  if (to < from) return { key: 'to', says: `it begins in column \`${from}\` and ends in column \`${to}\`` };
  const other = taken.find((each) => from <= each.to && each.from <= to);
  if (other === undefined) return undefined;
  const both = Math.max(from, other.from);
  return { key: 'from', says: `another one stands over column \`${both}\`` };
}
