import { styleNamed, colorNamed, type BlockTerms } from './block-terms.ts';
import type { ExpressionScope } from './expression-scope.ts';
import type { TableBlockFile, TotalRowFile } from './table-block-file.ts';
import type { InlineText } from './template.ts';
import type { RowGroup, RuleLook, TableColumn, TotalRow, UnderCell } from './template-table.ts';
import type { TextFile } from './typed-value.ts';
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
      label: file.notedText(label ?? '', scope, [...path, 'label']),
      value: file.notedText(value ?? '', scope, [...path, 'value']),
    };
  }
  if (label !== undefined || value !== undefined) misfit('it has `cells` beside `label` or `value`');
  if (cells.length !== columns.length)
    misfit(`there are \`${cells.length}\` cells for ${columns.length} columns`);
  return {
    cells: cellsOf(cells, { columns, scope }, [...path, 'cells'], (...noted) => file.notedText(...noted)),
  };
}

/** A head of a group: one text over all columns, or one in each; nothing where neither is typed. */
function headOf(
  name: 'head' | 'again',
  group: TableBlockFile['table']['groups'][number],
  { columns, scope }: RowTerms,
  path: YamlPath,
  { file }: BlockTerms,
): Partial<Record<typeof name, readonly UnderCell[]>> {
  const inCells = `${name}Cells` as const;
  // What is set when pages are cut comes too late for a footnote of its own.
  const read: TextReader = (...text) => (name === 'again' ? file.text(...text) : file.notedText(...text));
  const { [name]: whole, [inCells]: cells } = group;
  const misfit = (reason: string): void => {
    const place = file.source.atKey([...path, inCells]);
    file.faults.push({ code: 'template.group-cells', place, values: { reason } });
  };
  if (cells === undefined) {
    if (whole === undefined) return {};
    const cell = read(whole, scope, [...path, name]);
    return { [name]: [{ cell, from: 0, to: columns.length - 1, align: 'start' }] };
  }
  if (whole !== undefined) misfit(`it has \`${inCells}\` beside \`${name}\``);
  if (cells.length !== columns.length)
    misfit(`there are \`${cells.length}\` cells for ${columns.length} columns`);
  return { [name]: cellsOf(cells, { columns, scope }, [...path, inCells], read) };
}

/** Reads a text that may have marks of footnotes, or may not. */
type TextReader = BlockTerms['file']['text'];

/** A text in each column. */
function cellsOf(
  cells: readonly TextFile[],
  { columns, scope }: RowTerms,
  path: YamlPath,
  read: TextReader,
): readonly UnderCell[] {
  return cells.map((cell, index) => ({
    cell: read(cell, scope, [...path, index]),
    from: index,
    to: index,
    align: columns[index]?.align ?? 'start',
  }));
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
    const by = file.value(group.by, scopes.rows, [...at, 'by']);
    const head = (name: 'head' | 'again'): Partial<Record<typeof name, readonly UnderCell[]>> =>
      headOf(name, group, { columns, scope: scopes.rows }, at, terms);
    return {
      by,
      ...head('head'),
      ...head('again'),
      headStyle,
      ...look('headRule'),
      foot: buildTotals(group.foot, { columns, scope: scopes.sums }, [...at, 'foot'], terms),
      ...look('footRule'),
      gap: group.gap,
    };
  });
}
