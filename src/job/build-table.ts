import { colorNamed, styleNamed, type BlockTerms } from './block-terms.ts';
import { buildGroups, buildTotals } from './build-table-groups.ts';
import { buildCarry } from './build-table-carry.ts';
import { buildHeads } from './build-table-heads.ts';
import { buildWidth } from './build-column-width.ts';
import { buildRules } from './build-table-rules.ts';
import { buildUnder } from './build-under.ts';
import { ColumnCheck } from './column-check.ts';
import type { ExpressionScope } from './expression-scope.ts';
import { withBalance, withSums } from './sum-scope.ts';
import type { TablePlan } from './table-plan.ts';
import { detailTablesOf } from './tables-of.ts';
import type { TableBlockFile } from './table-block-file.ts';
import type { RunningBalance, TableBlock, TableColumn } from './template-table.ts';
import type { YamlPath } from './yaml-source.ts';

type TableFile = TableBlockFile['table'];

/** The table of one detail table's rows. */
export function buildTable(
  typed: TableFile,
  path: YamlPath,
  terms: BlockTerms,
): Omit<TableBlock, 'keepWithNext'> {
  const table = shownTable(typed, path, terms);
  const rows = table?.name ?? typed.rows ?? '';
  const balanced = (scope: ExpressionScope | undefined): ExpressionScope | undefined =>
    scope === undefined || table === undefined ? scope : withBalance(scope, table, typed.balance?.of);
  const summed = (scope: ExpressionScope | undefined): ExpressionScope | undefined =>
    scope === undefined || table === undefined ? scope : withSums(scope, table);
  const inRows = balanced(terms.scopes?.rows[rows]);
  const inFlow = balanced(terms.scopes?.flow);
  const columns = typed.columns.map((column, index) =>
    buildColumn(column, inRows, [...path, 'columns', index], terms),
  );
  return {
    kind: 'table',
    rows,
    under: typed.under.map((each, index) =>
      buildUnder(each, { rows, columns, style: typed.rowStyle }, [...path, 'under', index], terms),
    ),
    columns,
    heads: buildHeads(typed, path, terms),
    headStyle: styleNamed(typed.headStyle, [...path, 'headStyle'], terms),
    rowStyle: styleNamed(typed.rowStyle, [...path, 'rowStyle'], terms),
    rowPadding: typed.rowPadding,
    inset: typed.inset,
    breakRows: typed.breakRows,
    keepRows: typed.keepRows,
    keepUnder: typed.keepUnder,
    whenEmpty: typed.whenEmpty,
    groups: buildGroups(
      typed.groups,
      typed.rowStyle,
      columns,
      { rows: inRows, sums: summed(inRows) },
      [...path, 'groups'],
      terms,
    ),
    ...buildBalance(typed, table, path, terms),
    opening: buildTotals(typed.opening, { columns, scope: inFlow }, [...path, 'opening'], terms),
    totals: buildTotals(typed.totals, { columns, scope: summed(inFlow) }, [...path, 'totals'], terms),
    ...buildCarry(typed, table, [...path, 'carry'], terms),
    ...(typed.stripe === undefined ? {} : { stripe: colorNamed(typed.stripe, [...path, 'stripe'], terms) }),
    ...buildRules(typed, path, terms),
  };
}

/** The table that a block shows: the one that it names, else the main detail table. Undefined where it is not known. */
function shownTable(typed: TableFile, path: YamlPath, { file, extract }: BlockTerms): TablePlan | undefined {
  if (extract === undefined) return undefined;
  const tables = detailTablesOf(extract.plan);
  if (tables.length === 0) {
    file.faults.push({ code: 'template.table-without-rows', place: file.source.atKey(path) });
    return undefined;
  }
  const { rows } = typed;
  if (rows === undefined) return tables[0];
  const names = tables.map(({ name }) => name);
  file.name('detail table', rows, names, [...path, 'rows']);
  return tables.find(({ name }) => name === rows);
}

function buildColumn(
  typed: TableFile['columns'][number],
  scope: ExpressionScope | undefined,
  path: YamlPath,
  terms: BlockTerms,
): TableColumn {
  const { file, scopes } = terms;
  return {
    head: file.notedText(typed.head, scopes?.flow, [...path, 'head']),
    cell: file.notedText(typed.cell, scope, [...path, 'cell']),
    width: buildWidth(typed, path, terms),
    align: typed.align,
    gap: typed.gap,
  };
}

/** The balance's column is an amount, and its beginning is one too. */
function buildBalance(
  { balance }: TableFile,
  table: TablePlan | undefined,
  path: YamlPath,
  { file, scopes, extract }: BlockTerms,
): { readonly balance?: RunningBalance } {
  if (balance === undefined) return {};
  const columns = new ColumnCheck(file.source, file.faults, extract?.doubtful ?? new Set());
  columns.want(table, balance.of, ['amount'], [...path, 'balance', 'of']);
  const { amount } = file.amount(balance.start, scopes?.flow, [...path, 'balance', 'start']);
  return { balance: { of: balance.of, ...(amount === undefined ? {} : { start: amount }) } };
}
