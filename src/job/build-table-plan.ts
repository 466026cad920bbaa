import * as z from 'zod';
import type { Fault } from '../fault/fault.ts';
import { buildColumn, type BuiltColumn } from './build-column.ts';
import { buildFormat, buildRecordType } from './build-format.ts';
import { buildRowChecks } from './build-row-checks.ts';
import { arrangeCells, arrangeSpans } from './column-places.ts';
import { readDatePattern } from './date-pattern.ts';
import { COLUMN_DEFAULTS } from './plain-column.ts';
import { misplacedNumber } from './stored-columns.ts';
import { DELIMITED_DEFAULTS, type ColumnPlan, type FormatPlan, type TablePlan } from './table-plan.ts';
import { tableFile, type ValuesFile } from './table-file.ts';
import { TypedParts } from './typed-parts.ts';
import { columnName } from './typed-value.ts';
import type { YamlPath, YamlSource } from './yaml-source.ts';

type TableParts = TypedParts<typeof tableFile.shape>;

/**
 * One table, part by part; all that is wrong with it is added to `faults`. Columns whose type is at fault are put into
 * `doubtful` (`table.column`): they exist, but nothing can be said of their use. Undefined when the table cannot be
 * talked about at all.
 */
export function buildTablePlan(
  name: string,
  value: unknown,
  path: YamlPath,
  doubtful: Set<string>,
  source: YamlSource,
  faults: Fault[],
): TablePlan | undefined {
  const parts = new TypedParts(tableFile, value, path, source, faults);
  const [record, file] = [parts.part('record'), parts.part('file')];
  const [key, order, amount, orphans] = [
    parts.part('key'),
    parts.part('order'),
    parts.part('amount'),
    parts.part('orphans'),
  ];
  const encoding = parts.part('encoding');
  const format = buildFormat(parts);
  const type = format === undefined ? undefined : buildRecordType(parts, format.kind);
  const parent = parts.part('parent');
  const built = buildColumns(parts, format, [...path, 'columns'], source, faults);
  for (const { plan, doubtful: isDoubtful } of built) if (isDoubtful) doubtful.add(`${name}.${plan.name}`);
  if (record === undefined || built.length === 0) return undefined;
  const columns = built.map(({ plan }) => plan);
  const plan: TablePlan = {
    name,
    record,
    file: file ?? '',
    format: format ?? DELIMITED_DEFAULTS,
    encoding: encoding ?? 'utf-8',
    columns,
    ...(type === undefined ? {} : { type }),
    ...(key === undefined ? {} : { key }),
    ...(parent === undefined ? {} : { parent }),
    ...buildJoin(parts, parent),
    ...(parts.part('main') === true ? { main: true } : {}),
    ...(order === undefined ? {} : { order }),
    ...(amount === undefined ? {} : { amount }),
    orphans: orphans ?? 'reject',
    checks: [],
  };
  const placed = arrange(plan, built, parts);
  return { ...placed, checks: buildRowChecks(parts, placed, doubtful, source, faults) };
}

function buildColumns(
  parts: TableParts,
  format: FormatPlan | undefined,
  path: YamlPath,
  source: YamlSource,
  faults: Fault[],
): readonly BuiltColumn[] {
  const values = buildValues(parts);
  const typed = parts.entries('columns', columnName, z.unknown());
  let before: number | undefined = 0;
  return parts.keys('columns').map((column) => {
    // A column whose name is at fault is one all the same.
    const value = typed.has(column) ? typed.get(column) : 'text';
    const built = buildColumn(column, value, { format, values, before }, [...path, column], source, faults);
    const { span } = built.plan;
    before = span === undefined ? undefined : span.start + span.length;
    return built;
  });
}

function buildValues(parts: TableParts): ValuesFile {
  const values = parts.part('values') ?? {};
  const { group, dates } = values;
  const reason = dates === undefined ? undefined : readDatePattern(dates);
  if (typeof reason === 'string')
    parts.fault('values', { code: 'job.date-pattern', found: dates ?? '', values: { reason } }, ['dates']);
  if (group === (values.decimal ?? COLUMN_DEFAULTS.decimal)) {
    const expected = 'another character before the decimals than between groups';
    parts.fault('values', { code: 'job.invalid-value', found: group, expected }, ['group']);
  }
  return values;
}

/** By what a table's rows refer to others: a column, a column within the document, their place in the file; by a key. */
function buildJoin(
  parts: TableParts,
  parent: string | undefined,
): Pick<TablePlan, 'on' | 'within' | 'nestedIn' | 'lookups'> {
  const typed = parts.part('on');
  const [on, within] = typeof typed === 'string' ? [typed] : (typed ?? []);
  const nested = parts.part('nested') === true;
  const lookups = Object.entries(parts.part('with') ?? {}).map(([table, by]) => ({ table, by }));
  if (nested && on !== undefined) {
    const kind = 'a nested table, whose rows say by their place what they belong to';
    parts.faultAtKey('on', {
      code: 'job.misplaced-key',
      found: 'on',
      values: { kind, advice: 'or leave `nested` out' },
    });
  }
  if (nested && !parts.has('parent')) {
    const kind = 'the table that it is nested in';
    parts.faultAtKey('nested', { code: 'job.missing-key', expected: 'parent', values: { kind } });
  }
  return {
    ...(nested && parent !== undefined ? { nestedIn: parent } : {}),
    ...(on === undefined || nested ? {} : { on }),
    ...(within === undefined || nested ? {} : { within }),
    ...(lookups.length === 0 ? {} : { lookups }),
  };
}

/** Columns where their format has them: in the order of their cells, or in their places in a record. */
function arrange(plan: TablePlan, built: readonly BuiltColumn[], parts: TableParts): TablePlan {
  const { format } = plan;
  if (format.kind === 'delimited' && !format.header) {
    const columns: readonly ColumnPlan[] = arrangeCells(built, parts);
    return { ...plan, columns };
  }
  if (format.kind !== 'fixed') return plan;
  const misplaced = misplacedNumber(plan.columns, format, plan.encoding);
  if (misplaced !== undefined) parts.fault('columns', misplaced.fault, [misplaced.column.name]);
  return { ...plan, format: { ...format, length: arrangeSpans(plan.columns, format.length, parts) } };
}
