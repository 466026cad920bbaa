import { colorNamed, styleNamed, type BlockTerms } from './block-terms.ts';
import { ColumnCheck } from './build-columns.ts';
import { withDecimals } from './expression-scope.ts';
import type { TableBlockFile } from './template-block-file.ts';
import type { CarryRule, RuleLook, TableBlock, TableColumn, TotalRow } from './template.ts';
import type { YamlPath } from './yaml-source.ts';

type TableFile = TableBlockFile['table'];

/** The table of the detail rows. */
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
  return {
    kind: 'table',
    columns: typed.columns.map((column, index) => buildColumn(column, [...path, 'columns', index], terms)),
    headStyle: styleNamed(typed.headStyle, [...path, 'headStyle'], terms),
    rowStyle: styleNamed(typed.rowStyle, [...path, 'rowStyle'], terms),
    rowPadding: typed.rowPadding,
    keepRows: typed.keepRows,
    totals: typed.totals.map((row, index) => buildTotal(row, [...path, 'totals', index], terms)),
    ...(typed.carry === undefined ? {} : { carry: buildCarry(typed.carry, [...path, 'carry'], terms) }),
    ...look('headRule'),
    ...look('rowRule'),
    ...look('totalRule'),
  };
}

function buildColumn(typed: TableFile['columns'][number], path: YamlPath, terms: BlockTerms): TableColumn {
  const { file, scopes } = terms;
  if (typed.width !== undefined && typed.share !== undefined) {
    file.faults.push({ code: 'template.column-width', place: file.source.atKey([...path, 'share']) });
  }
  return {
    head: file.text(typed.head, scopes?.flow, [...path, 'head']),
    cell: file.text(typed.cell, scopes?.row, [...path, 'cell']),
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

function buildCarry(typed: NonNullable<TableFile['carry']>, path: YamlPath, terms: BlockTerms): CarryRule {
  const { file, scopes, extract } = terms;
  if (extract !== undefined) {
    const columns = new ColumnCheck(file.source, file.faults, extract.doubtful);
    columns.want(extract.plan.details, typed.of, ['amount'], [...path, 'of']);
  }
  const decimals = scopes?.row.amounts?.of.get(`${extract?.plan.details.record}.${typed.of}`);
  const scope = scopes === undefined ? undefined : withDecimals(scopes.carry, 'carried', decimals);
  return {
    of: typed.of,
    forward: file.text(typed.forward, scope, [...path, 'forward']),
    brought: file.text(typed.brought, scope, [...path, 'brought']),
    value: file.text(typed.value, scope, [...path, 'value']),
    style: styleNamed(typed.style, [...path, 'style'], terms),
  };
}
