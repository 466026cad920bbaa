import { colorNamed, styleNamed, type BlockTerms } from './block-terms.ts';
import { buildUnder } from './build-under.ts';
import { ColumnCheck } from './column-check.ts';
import { withDecimals } from './expression-scope.ts';
import type { TablePlan } from './table-plan.ts';
import { detailTablesOf } from './tables-of.ts';
import type { TableBlockFile } from './table-block-file.ts';
import type { CarryRule, RuleLook, TableBlock, TableColumn, TotalRow } from './template-table.ts';
import type { YamlPath } from './yaml-source.ts';

type TableFile = TableBlockFile['table'];

/** The table of one detail table's rows. */
export function buildTable(
  typed: TableFile,
  path: YamlPath,
  terms: BlockTerms,
): Omit<TableBlock, 'keepWithNext'> {
  const look = (name: 'headRule' | 'rowRule' | 'totalRule'): Partial<Record<typeof name, RuleLook>> => {
    const rule = typed[name];
    if (rule === undefined) return {};
    return {
      [name]: { thickness: rule.thickness, color: colorNamed(rule.color, [...path, name, 'color'], terms) },
    };
  };
  const table = shownTable(typed, path, terms);
  const rows = table?.name ?? typed.rows ?? '';
  const columns = typed.columns.map((column, index) =>
    buildColumn(column, rows, [...path, 'columns', index], terms),
  );
  return {
    kind: 'table',
    rows,
    under: typed.under.map((each, index) =>
      buildUnder(each, { rows, columns, style: typed.rowStyle }, [...path, 'under', index], terms),
    ),
    columns,
    headStyle: styleNamed(typed.headStyle, [...path, 'headStyle'], terms),
    rowStyle: styleNamed(typed.rowStyle, [...path, 'rowStyle'], terms),
    rowPadding: typed.rowPadding,
    keepRows: typed.keepRows,
    keepUnder: typed.keepUnder,
    whenEmpty: typed.whenEmpty,
    totals: typed.totals.map((row, index) => buildTotal(row, [...path, 'totals', index], terms)),
    ...(typed.carry === undefined
      ? {}
      : { carry: buildCarry(typed.carry, table, [...path, 'carry'], terms) }),
    ...look('headRule'),
    ...look('rowRule'),
    ...look('totalRule'),
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
  rows: string,
  path: YamlPath,
  terms: BlockTerms,
): TableColumn {
  const { file, scopes } = terms;
  if (typed.width !== undefined && typed.share !== undefined) {
    file.faults.push({ code: 'template.column-width', place: file.source.atKey([...path, 'share']) });
  }
  return {
    head: file.text(typed.head, scopes?.flow, [...path, 'head']),
    cell: file.text(typed.cell, scopes?.rows[rows], [...path, 'cell']),
    width: typed.width === undefined ? { share: typed.share ?? 1 } : { mm: typed.width },
    align: typed.align,
    gap: typed.gap,
  };
}

function buildTotal(typed: TableFile['totals'][number], path: YamlPath, terms: BlockTerms): TotalRow {
  const { file, scopes } = terms;
  return {
    label: file.text(typed.label, scopes?.flow, [...path, 'label']),
    value: file.text(typed.value, scopes?.flow, [...path, 'value']),
    style: styleNamed(typed.style, [...path, 'style'], terms),
    ...file.condition(typed.when, scopes?.flow, [...path, 'when']),
  };
}

function buildCarry(
  typed: NonNullable<TableFile['carry']>,
  table: TablePlan | undefined,
  path: YamlPath,
  terms: BlockTerms,
): CarryRule {
  const { file, scopes, extract } = terms;
  const columns = new ColumnCheck(file.source, file.faults, extract?.doubtful ?? new Set());
  columns.want(table, typed.of, ['amount'], [...path, 'of']);
  const decimals = scopes?.flow.amounts?.of.get(`${table?.record}.${typed.of}`);
  const scope = scopes === undefined ? undefined : withDecimals(scopes.carry, 'carried', decimals);
  return {
    of: typed.of,
    forward: file.text(typed.forward, scope, [...path, 'forward']),
    brought: file.text(typed.brought, scope, [...path, 'brought']),
    value: file.text(typed.value, scope, [...path, 'value']),
    style: styleNamed(typed.style, [...path, 'style'], terms),
  };
}
