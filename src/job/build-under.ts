import { styleNamed, type BlockTerms } from './block-terms.ts';
import { detailTablesOf } from './tables-of.ts';
import type { UnderRowsFile } from './table-block-file.ts';
import type { TableColumn, UnderCell, UnderRows } from './template-table.ts';
import type { YamlPath } from './yaml-source.ts';

/** What rows below others stand under: a table's rows, its columns, and the style of those rows. */
interface Above {
  readonly rows: string;
  readonly columns: readonly TableColumn[];
  readonly style: string;
}

/** Rows of a table that are shown below the rows that they belong to. */
export function buildUnder(typed: UnderRowsFile, above: Above, path: YamlPath, terms: BlockTerms): UnderRows {
  const { file, scopes, extract } = terms;
  if (extract !== undefined) {
    const children = detailTablesOf(extract.plan).filter(({ parent }) => parent === above.rows);
    const names = children.map(({ name }) => name);
    file.name(`table below ${above.rows}`, typed.rows, names, [...path, 'rows']);
  }
  const style = typed.style === undefined ? above.style : styleNamed(typed.style, [...path, 'style'], terms);
  return {
    rows: typed.rows,
    cells: buildCells(typed, above.columns, path, terms),
    style,
    under: typed.under.map((each, index) =>
      buildUnder(each, { ...above, rows: typed.rows, style }, [...path, 'under', index], terms),
    ),
    ...file.condition(typed.when, scopes?.rows[typed.rows], [...path, 'when']),
  };
}

function buildCells(
  typed: UnderRowsFile,
  columns: readonly TableColumn[],
  path: YamlPath,
  { file, scopes }: BlockTerms,
): readonly UnderCell[] {
  const scope = scopes?.rows[typed.rows];
  const misfit = (reason: string, key?: string): void => {
    const place = key === undefined ? file.source.at(path) : file.source.atKey([...path, key]);
    file.faults.push({ code: 'template.under-cells', place, values: { reason } });
  };
  const count = columns.length;
  const { cells, cell, from } = typed;
  if (cells !== undefined && cell !== undefined) misfit('it has both `cell` and `cells`', 'cell');
  else if (cells === undefined && cell === undefined) misfit('it has neither `cell` nor `cells`');
  else if (cells !== undefined && cells.length !== count)
    misfit(`there are \`${cells.length}\` cells for ${count} columns`, 'cells');
  if (from > count) misfit(`it begins in column \`${from}\` of ${count}`, 'from');
  if (cells !== undefined) {
    return cells.map((each, index) => ({
      cell: file.notedText(each, scope, [...path, 'cells', index]),
      from: index,
      to: index,
      align: columns[index]?.align ?? 'start',
    }));
  }
  if (cell === undefined) return [];
  const text = file.notedText(cell, scope, [...path, 'cell']);
  return [{ cell: text, from: from - 1, to: count - 1, align: columns[from - 1]?.align ?? 'start' }];
}
