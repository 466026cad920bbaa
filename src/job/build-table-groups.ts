import { styleNamed, colorNamed, type BlockTerms } from './block-terms.ts';
import type { ExpressionScope } from './expression-scope.ts';
import type { TableBlockFile, TotalRowFile } from './table-block-file.ts';
import type { InlineText } from './template.ts';
import type { RowGroup, RuleLook, TableColumn, TotalRow, UnderCell } from './template-table.ts';
import type { YamlPath } from './yaml-source.ts';

/** What rows beside the detail rows stand in: the table's columns, and what their texts and conditions may name. */
interface RowTerms {
  readonly columns: readonly Pick<TableColumn, 'align'>[];
  readonly scope: ExpressionScope | undefined;
}

/** Opening rows, totals, and the feet of groups. */
export function buildTotals(
  typed: readonly TotalRowFile[],
  row: RowTerms,
  path: YamlPath,
  terms: BlockTerms,
): readonly TotalRow[] {
  return typed.map((each, index) => {
    const at = [...path, index];
    const style = styleNamed(each.style, [...at, 'style'], terms);
    const when = terms.file.condition(each.when, row.scope, [...at, 'when']);
    return { ...contentOf(each, row, at, terms), style, ...when };
  });
}

function contentOf(
  typed: TotalRowFile,
  { columns, scope }: RowTerms,
  path: YamlPath,
  { file }: BlockTerms,
): { readonly label: InlineText; readonly value: InlineText } | { readonly cells: readonly UnderCell[] } {
  const { label, value, cells } = typed;
  const misfit = (reason: string): void => {
    file.faults.push({ code: 'template.total-cells', place: file.source.at(path), values: { reason } });
  };
  if (cells === undefined) {
    if (label === undefined || value === undefined) misfit('it needs `label` and `value`, or `cells`');
    return {
      label: file.text(label ?? '', scope, [...path, 'label']),
      value: file.text(value ?? '', scope, [...path, 'value']),
    };
  }
  if (label !== undefined || value !== undefined) misfit('it has `cells` beside `label` or `value`');
  if (cells.length !== columns.length)
    misfit(`there are \`${cells.length}\` cells for ${columns.length} columns`);
  return {
    cells: cells.map((cell, index) => ({
      cell: file.text(cell, scope, [...path, 'cells', index]),
      from: index,
      to: index,
      align: columns[index]?.align ?? 'left',
    })),
  };
}

/** Groups of a table's rows. `rows`: the scope of a row; `sums`: that with the sums over a group. */
export function buildGroups(
  typed: TableBlockFile['table']['groups'],
  rowStyle: string,
  columns: RowTerms['columns'],
  scopes: { readonly rows: ExpressionScope | undefined; readonly sums: ExpressionScope | undefined },
  path: YamlPath,
  terms: BlockTerms,
): readonly RowGroup[] {
  const { file } = terms;
  return typed.map((group, index) => {
    const at = [...path, index];
    const look = (name: 'headRule' | 'footRule'): Partial<Record<typeof name, RuleLook>> => {
      const rule = group[name];
      if (rule === undefined) return {};
      const color = colorNamed(rule.color, [...at, name, 'color'], terms);
      return { [name]: { thickness: rule.thickness, color } };
    };
    const headStyle =
      group.headStyle === undefined ? rowStyle : styleNamed(group.headStyle, [...at, 'headStyle'], terms);
    file.value(group.by, scopes.rows, [...at, 'by']);
    const text = (name: 'head' | 'again'): Partial<Record<typeof name, InlineText>> => {
      const own = group[name];
      return own === undefined ? {} : { [name]: file.text(own, scopes.rows, [...at, name]) };
    };
    return {
      by: group.by,
      ...text('head'),
      ...text('again'),
      headStyle,
      ...look('headRule'),
      foot: buildTotals(group.foot, { columns, scope: scopes.sums }, [...at, 'foot'], terms),
      ...look('footRule'),
      gap: group.gap,
    };
  });
}
