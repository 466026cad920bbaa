import type { Buffer } from 'node:buffer';
import { wordingOf, type Fault, type Place } from '../fault/fault.ts';
import { decimalsOf } from '../job/amount-decimals.ts';
import type { TrailerPlan } from '../job/delivery-plan.ts';
import type { FormatPlan, RecordType, TablePlan } from '../job/table-plan.ts';
import type { RecordValues } from '../model/record.ts';
import type { AmountDifference } from './control.ts';
import { footerRecords } from './footer-records.ts';
import type { FilePlan, FramedFile } from './framed-file.ts';
import { compileRowReader, type ReadRow } from './row-reader.ts';
import type { TableTally } from './row-block.ts';
import { rescale } from './typing/decimal.ts';

/** A trailer record as it was found. */
interface FoundTrailer {
  readonly bytes: Buffer;
  /** Undefined for a line of the footer. */
  readonly line: number | undefined;
}

/** What a file held of a table. */
interface Held {
  readonly table: TablePlan;
  readonly tally: TableTally;
}

/** What a file's own trailers say of it. */
interface CheckedTrailers {
  /** A trailer that is missing, doubled or unreadable, and counts that disagree: they stop the run. */
  readonly faults: readonly Fault[];
  /** Amounts that disagree: settled with those of the control table, when it is known which rows were rejected. */
  readonly differences: readonly AmountDifference[];
}

/** Compares a file that was read to its end with what its own trailers state. Trailers of other files do not matter. */
export function checkTrailers(
  trailers: readonly TrailerPlan[],
  plan: FilePlan,
  framed: Pick<FramedFile, 'tables' | 'others'>,
): CheckedTrailers {
  const faults: Fault[] = [];
  const differences: AmountDifference[] = [];
  const held = plan.tables.flatMap((table, i): Held[] => {
    const tally = framed.tables[i]?.tally;
    return tally === undefined ? [] : [{ table, tally }];
  });
  for (const trailer of trailers) {
    if (!plan.tables.some(({ file }) => file === trailer.file)) continue;
    const found = findTrailer(trailer, plan, framed, faults);
    if (found === undefined) continue;
    const values = readTrailer(trailer, found, plan, faults);
    if (values === undefined) continue;
    const place = placeOf(plan, found);
    const records = recordsOf(trailer, plan, framed, held);
    for (const { column, of } of trailer.counts) {
      const stated = values[column];
      const counted = records(of);
      if (typeof stated !== 'number' || stated === counted) continue;
      const what = of === 'all' ? 'the file' : `table ${of.table}`;
      const about = { found: String(counted), expected: String(stated), values: { what } };
      faults.push({ code: 'extract.trailer-records', place, ...about });
    }
    differences.push(...amountsOf(trailer, values, held, plan.file));
  }
  return { faults, differences };
}

/** The one record that is the trailer; a fault where there is none or another one. */
function findTrailer(
  { where }: TrailerPlan,
  plan: FilePlan,
  framed: Pick<FramedFile, 'tables' | 'others'>,
  faults: Fault[],
): FoundTrailer | undefined {
  const missing = (wanted: string): undefined => {
    faults.push({ code: 'extract.trailer-missing', place: { file: plan.file }, values: { wanted } });
    return undefined;
  };
  if ('footer' in where) {
    const [table] = plan.tables;
    const bytes = framed.tables.find(({ footerBytes }) => footerBytes !== undefined)?.footerBytes;
    const record =
      table === undefined || bytes === undefined ? undefined : footerRecords(bytes, table)[where.footer - 1];
    return record === undefined
      ? missing(`line ${where.footer} of its footer`)
      : { bytes: record, line: undefined };
  }
  const type = plan.others?.findIndex((other) => isSame(other, where)) ?? -1;
  const [first, second] = framed.others.filter((other) => other.type === type);
  if (first === undefined) return missing(`no record has \`${where.is}\` at ${where.at}`);
  if (second !== undefined) {
    const place = { file: plan.file, line: second.line };
    faults.push({ code: 'extract.trailer-doubled', place, values: { first: String(first.line) } });
    return undefined;
  }
  return first;
}

function isSame(a: RecordType, b: RecordType): boolean {
  return a.at === b.at && a.is === b.is;
}

function placeOf({ file }: FilePlan, { line }: FoundTrailer): Place {
  return line === undefined ? { file } : { file, line };
}

/** The values of the trailer's columns, read as rows of its file are. */
function readTrailer(
  trailer: TrailerPlan,
  found: FoundTrailer,
  plan: FilePlan,
  faults: Fault[],
): RecordValues | undefined {
  const [table] = plan.tables;
  if (table === undefined) return undefined;
  const own = { ...table, file: plan.file };
  const { values, fault } =
    own.format.kind === 'delimited' ? readCells(trailer, found, own) : readWith(trailer, found, own, []);
  if (fault === undefined) return values;
  const reason = fault.code === 'extract.cells-few' ? cellsShort(trailer, fault) : reasonOf(fault);
  faults.push({ code: 'extract.trailer-unreadable', place: placeOf(plan, found), values: { reason } });
  return undefined;
}

function reasonOf(fault: Fault): string {
  const { field } = fault.place;
  return `${field === undefined ? '' : `${field}: `}${wordingOf(fault)}`;
}

function cellsShort({ columns, cells }: TrailerPlan, { found }: Fault): string {
  const last = Math.max(...cells);
  return `it has \`${found}\` cells, and column ${columns[cells.indexOf(last)]?.name} is to be cell ${last}`;
}

/** A delimited record has as many cells as it has: its columns say which of them they are. */
function readCells(trailer: TrailerPlan, found: FoundTrailer, table: TablePlan): ReadRow {
  const least = Math.max(1, ...trailer.cells);
  const first = readWith(trailer, found, table, cellNames(least));
  if (first.fault?.code !== 'extract.cells-many') return first;
  return readWith(trailer, found, table, cellNames(Number(first.fault.found)));
}

function cellNames(count: number): string[] {
  return Array.from({ length: count }, (_, cell) => String(cell + 1));
}

function readWith(
  { columns, cells }: TrailerPlan,
  { bytes, line }: FoundTrailer,
  table: TablePlan,
  header: readonly string[],
): ReadRow {
  const { name, record, file, encoding, orphans, format } = table;
  const placed = columns.map((column, i) =>
    cells.length === 0 ? column : { ...column, from: String(cells[i]) },
  );
  const about = { name, record, file, encoding, orphans };
  const own: TablePlan = { ...about, columns: placed, checks: [], format: formatOf(format) };
  return compileRowReader(own, header).read(bytes, line ?? 0);
}

/** The format of the file, for a record that is like none of its rows. */
function formatOf(format: FormatPlan): FormatPlan {
  switch (format.kind) {
    case 'delimited':
      return { ...format, header: true };
    case 'fixed':
      return { ...format, length: 0 };
    case 'json':
      return { ...format, each: '' };
    default:
      return format;
  }
}

/** Counts what the file held: of a table, or of all. */
function recordsOf(
  { count }: TrailerPlan,
  { tables }: FilePlan,
  { others }: Pick<FramedFile, 'others'>,
  held: readonly Held[],
): (of: TrailerPlan['counts'][number]['of']) => number {
  const rows = held.reduce((sum, { tally }) => sum + tally.records, 0);
  const format = tables[0]?.format;
  const lines =
    (format?.kind === 'delimited' && format.header ? 1 : 0) +
    (format?.kind === 'delimited' || format?.kind === 'fixed' ? format.footer : 0);
  const passed = new Map(others.map(({ type, nth }) => [type, nth]));
  const beside = [...passed.values()].reduce((sum, nth) => sum + nth, lines);
  return (of) => {
    if (of === 'all') return count === 'all' ? rows + beside : rows;
    return held.find(({ table }) => table.name === of.table)?.tally.records ?? 0;
  };
}

/** Sums that are not what the trailer states. */
function amountsOf(
  { columns, sums }: TrailerPlan,
  values: RecordValues,
  held: readonly Held[],
  file: string,
): AmountDifference[] {
  return sums.flatMap(({ column, table: name }): AmountDifference[] => {
    const found = held.find(({ table }) => table.name === name);
    const stated = values[column];
    if (found === undefined || typeof stated !== 'number') return [];
    const { table, tally } = found;
    const scale = decimalsOf(table);
    const from = columns.find((each) => each.name === column)?.scale ?? 0;
    const expected = rescale(stated, from, scale);
    if (expected === tally.amount) return [];
    const { amount, unreadable } = tally;
    return [{ table: name, file, by: 'trailer', scale, expected, found: amount, unreadable }];
  });
}
