import type { Place } from '../fault/fault.ts';
import { styleNamed, type BlockTerms } from './block-terms.ts';
import { ColumnCheck } from './column-check.ts';
import { withDecimals, type ExpressionScope } from './expression-scope.ts';
import type { TableBlockFile } from './table-block-file.ts';
import type { TablePlan } from './table-plan.ts';
import type { CarriedValue, CarryRule } from './template-table.ts';
import type { YamlPath } from './yaml-source.ts';

type TableFile = TableBlockFile['table'];
type CarryFile = NonNullable<TableFile['carry']>;

/** What is carried over page breaks: one sum in the last column, or several in columns of their own. */
export function buildCarry(
  typed: TableFile,
  table: TablePlan | undefined,
  path: YamlPath,
  terms: BlockTerms,
): { readonly carry?: CarryRule } {
  const { carry } = typed;
  if (carry === undefined) return {};
  const { file, scopes } = terms;
  const several = carry.values !== undefined;
  const values = several
    ? buildSeveral(typed, carry, table, path, terms)
    : [buildOne(typed, carry, table, path, terms)];
  // Of several sums a label cannot say which one it means.
  const only = values[0];
  const scope = several || only === undefined ? scopes?.flow : scopeOf(only.of, table, terms);
  const rule = {
    forward: file.text(carry.forward, scope, [...path, 'forward']),
    brought: file.text(carry.brought, scope, [...path, 'brought']),
    values,
    style: styleNamed(carry.style, [...path, 'style'], terms),
  };
  return { carry: rule };
}

/** A column's sum, or the balance where the table has one. */
function buildOne(
  { balance, columns }: TableFile,
  carry: CarryFile,
  table: TablePlan | undefined,
  path: YamlPath,
  terms: BlockTerms,
): CarriedValue {
  const { file } = terms;
  const of = balance?.of ?? carry.of ?? '';
  if (carry.of === undefined && balance === undefined) missing('of', path, terms);
  else wantColumn(of, ['amount'], table, [...path, 'of'], terms);
  if (carry.of !== undefined && balance !== undefined && carry.of !== balance.of) {
    const place = file.source.at([...path, 'of']);
    file.faults.push({ code: 'template.carry-and-balance', place, found: carry.of, expected: balance.of });
  }
  if (carry.value === undefined) missing('value', path, terms);
  const text = file.text(carry.value ?? '', scopeOf(of, table, terms), [...path, 'value']);
  return { of, column: columns.length - 1, text };
}

function buildSeveral(
  { balance, columns }: TableFile,
  carry: CarryFile,
  table: TablePlan | undefined,
  path: YamlPath,
  terms: BlockTerms,
): readonly CarriedValue[] {
  const { file } = terms;
  const misfit = (reason: string, place: Place): void => {
    file.faults.push({ code: 'template.carry-values', place, values: { reason } });
  };
  for (const key of ['of', 'value'] as const)
    if (carry[key] !== undefined)
      misfit(`it has \`values\` beside \`${key}\``, file.source.atKey([...path, key]));
  const taken = new Set<number>();
  const built = (carry.values ?? []).map(({ column, of: named, value }, index) => {
    const at = [...path, 'values', index];
    const place = file.source.at([...at, 'column']);
    const of = named ?? balance?.of ?? '';
    if (named === undefined && balance === undefined) missing('of', at, terms);
    else wantColumn(named, ['amount', 'decimal', 'integer'], table, [...at, 'of'], terms);
    if (column > columns.length) misfit(`there is no column \`${column}\` of ${columns.length}`, place);
    else if (column === 1) misfit('in column `1` it leaves no room for the label', place);
    else if (taken.has(column)) misfit(`another one stands in column \`${column}\``, place);
    taken.add(column);
    return { of, column: column - 1, text: file.text(value, scopeOf(of, table, terms), [...at, 'value']) };
  });
  return built.sort((a, b) => a.column - b.column);
}

function missing(expected: 'of' | 'value', path: YamlPath, { file }: BlockTerms): void {
  const kind = expected === 'of' ? 'the column that is added up' : 'what is shown of the sum';
  file.faults.push({ code: 'job.missing-key', place: file.source.atKey(path), expected, values: { kind } });
}

function wantColumn(
  column: string | undefined,
  types: Parameters<ColumnCheck['want']>[2],
  table: TablePlan | undefined,
  path: YamlPath,
  { file, extract }: BlockTerms,
): void {
  new ColumnCheck(file.source, file.faults, extract?.doubtful ?? new Set()).want(table, column, types, path);
}

/** The scope in which `carried` is a sum of this column. */
function scopeOf(
  column: string,
  table: TablePlan | undefined,
  { scopes }: BlockTerms,
): ExpressionScope | undefined {
  const decimals = scopes?.flow.amounts?.of.get(`${table?.record}.${column}`);
  return scopes === undefined ? undefined : withDecimals(scopes.carry, 'carried', decimals);
}
