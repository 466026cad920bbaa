import type { Fault } from '../fault/fault.ts';
import { decimalsOf } from './amount-decimals.ts';
import { buildColumn } from './build-column.ts';
import { hasAmounts, wantTable, type KnownTables } from './build-expect.ts';
import { recordTypeProblem } from './build-format.ts';
import type { TrailerFile } from './delivery-file.ts';
import type { TrailerPlan } from './delivery-plan.ts';
import { didYouMean } from './nearest-name.ts';
import { misplacedNumber } from './stored-columns.ts';
import type { ColumnPlan, FormatPlan, TablePlan } from './table-plan.ts';
import type { YamlPath, YamlSource } from './yaml-source.ts';

/** Formats whose files may have a record that is no row. */
const WITH_TRAILERS: readonly FormatPlan['kind'][] = ['delimited', 'fixed', 'json'];

/** The trailer of a file: its columns, and what each of them states. Undefined where the file is none of the job's. */
export function buildTrailer(
  typed: TrailerFile,
  path: YamlPath,
  tables: KnownTables,
  source: YamlSource,
  faults: Fault[],
): TrailerPlan | undefined {
  const all = [...tables.plans.values()];
  const [first, ...more] = all.filter(({ file }) => file === typed.file);
  const fault = (at: YamlPath, rest: Omit<Fault, 'place'>): void =>
    void faults.push({ ...rest, place: source.at([...path, ...at]) });
  if (first === undefined) {
    const files = [...new Set(all.map(({ file }) => file))];
    const values = {
      kind: 'file of a table',
      nearest: didYouMean(typed.file, files),
      known: files.join(', '),
    };
    // A table that is at fault itself may be the one.
    if (all.length === tables.names.length)
      fault(['file'], { code: 'job.unknown-name', found: typed.file, values });
    return undefined;
  }
  const { format } = first;
  if (!WITH_TRAILERS.includes(format.kind)) {
    const expected = `a file of format ${WITH_TRAILERS.join(', ')}, which may end with a record of its own`;
    fault(['file'], { code: 'job.invalid-value', found: typed.file, expected });
    return undefined;
  }
  const where = placeOf(typed, format, fault);
  const columns: ColumnPlan[] = [];
  const cells: number[] = [];
  for (const [name, value] of Object.entries(typed.columns)) {
    const before = endOf(columns.at(-1));
    const terms = { format: withoutHeader(format), values: {}, before };
    const built = buildColumn(name, value, terms, [...path, 'columns', name], source, faults);
    columns.push(built.plan);
    if (format.kind === 'delimited') cells.push(built.cell ?? columns.length);
  }
  const misplaced = misplacedNumber(columns, format, first.encoding);
  if (misplaced !== undefined) fault(['columns', misplaced.column.name], misplaced.fault);
  const known: Stated = { columns, within: [first, ...more], tables, fault, path, source, faults };
  const counts = Object.entries(typed.counts).flatMap(([column, of]) => countOf(column, of, known));
  const sums = Object.entries(typed.sums).flatMap(([column, table]) => sumOf(column, table, known));
  if (counts.length + sums.length === 0 && Object.keys({ ...typed.counts, ...typed.sums }).length === 0) {
    const kind = 'the columns that count records, and the table that each of them counts';
    faults.push({ code: 'job.missing-key', place: source.atKey(path), expected: 'counts', values: { kind } });
  }
  if (where === undefined) return undefined;
  const { file, count } = typed;
  return { file, where, columns, cells, counts, sums, count, at: source.at(path) };
}

interface Stated {
  readonly columns: readonly ColumnPlan[];
  /** Tables of the file. */
  readonly within: readonly TablePlan[];
  readonly tables: KnownTables;
  readonly path: YamlPath;
  readonly source: YamlSource;
  readonly faults: Fault[];
  readonly fault: (at: YamlPath, rest: Omit<Fault, 'place'>) => void;
}

/** Cells are counted, as in any file whose header says nothing about them. */
function withoutHeader(format: FormatPlan): FormatPlan {
  return format.kind === 'delimited' ? { ...format, header: false } : format;
}

function endOf(column: ColumnPlan | undefined): number | undefined {
  if (column === undefined) return 0;
  return column.span === undefined ? undefined : column.span.start + column.span.length;
}

function placeOf(
  { type, at }: TrailerFile,
  format: FormatPlan,
  fault: Stated['fault'],
): TrailerPlan['where'] | undefined {
  if (type !== undefined) {
    const problem = recordTypeProblem(type, format.kind);
    if (problem !== undefined)
      fault(['type', 'at'], { code: 'job.invalid-value', found: String(type.at), expected: problem });
    return problem === undefined ? type : undefined;
  }
  const lines = format.kind === 'delimited' || format.kind === 'fixed' ? format.footer : 0;
  const wanted = typeof at === 'object' ? at.footer : Math.max(lines, 1);
  if (wanted <= lines) return { footer: wanted };
  const expected =
    lines === 0 ? '`footer` with its lines in the table of the file' : `at most line ${lines} of the footer`;
  fault(['at'], { code: 'job.invalid-value', found: `line ${wanted} of the footer`, expected });
  return undefined;
}

function countOf(column: string, of: string, known: Stated): TrailerPlan['counts'][number][] {
  const at = ['counts', column];
  if (!hasColumn(column, ['integer'], at, known)) return [];
  if (of === 'all') return [{ column, of }];
  return tableOf(of, at, known) === undefined ? [] : [{ column, of: { table: of } }];
}

function sumOf(column: string, name: string, known: Stated): TrailerPlan['sums'][number][] {
  const at = ['sums', column];
  if (!hasColumn(column, ['amount', 'decimal', 'integer'], at, known)) return [];
  const table = tableOf(name, at, known);
  if (table === undefined) return [];
  if (!hasAmounts(table, known.tables)) {
    const place = known.source.atKey(['extract', 'tables', name]);
    const kind = 'the column whose sum the trailer states';
    known.faults.push({ code: 'job.missing-key', place, expected: 'amount', values: { kind } });
    return [];
  }
  const scale = decimalsOf(table);
  const plan = known.columns.find((each) => each.name === column);
  if (plan !== undefined && plan.scale > scale) {
    const values = { type: `${plan.type}(${plan.scale})` };
    known.fault(at, { code: 'job.column-type', found: column, expected: `${plan.type}(${scale})`, values });
    return [];
  }
  return [{ column, table: name }];
}

function hasColumn(
  column: string,
  types: readonly ColumnPlan['type'][],
  at: YamlPath,
  { columns, fault, path, source, faults }: Stated,
): boolean {
  const plan = columns.find(({ name }) => name === column);
  if (plan === undefined) {
    const names = columns.map(({ name }) => name);
    const values = {
      kind: 'column of the trailer',
      nearest: didYouMean(column, names),
      known: names.join(', '),
    };
    faults.push({ code: 'job.unknown-name', place: source.atKey([...path, ...at]), found: column, values });
    return false;
  }
  if (types.includes(plan.type)) return true;
  fault(at, {
    code: 'job.column-type',
    found: column,
    expected: types.join(' or '),
    values: { type: plan.type },
  });
  return false;
}

/** A table whose rows stand in the trailer's own file. */
function tableOf(name: string, at: YamlPath, known: Stated): TablePlan | undefined {
  const { within, tables, path, source, faults } = known;
  const plan = wantTable(name, [...path, ...at], tables, source, faults);
  if (plan === undefined || within.includes(plan)) return plan;
  const names = within.map((table) => table.name).join(' or ');
  known.fault(at, { code: 'job.invalid-value', found: name, expected: `a table of this file, ${names},` });
  return undefined;
}
