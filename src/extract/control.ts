import type { Buffer } from 'node:buffer';
import type { Fault } from '../fault/fault.ts';
import { RunStop, stopRun } from '../fault/run-stop.ts';
import { decimalsOf } from '../job/amount-decimals.ts';
import type { ControlPlan } from '../job/job.ts';
import { plainColumn } from '../job/plain-column.ts';
import { DELIMITED_DEFAULTS, type DelimitedTable, type TablePlan } from '../job/table-plan.ts';
import { isMemberOf, plainMember } from './member-name.ts';
import { compileDecimalReader } from './typing/decimal-reader.ts';
import { readInteger } from './typing/decimal.ts';
import { frameTable } from './delimited/frame-delimited.ts';

/** What the host says it delivered of one table: of all its files together. */
interface ControlTotal {
  readonly records: number;
  /** Minor units; absent when the host states none, or not for every file. */
  readonly amount?: number;
  /** Of the control table, from 1: the first that is about the table. */
  readonly line: number;
}

/** Table name → control total. */
type ControlTotals = ReadonlyMap<string, ControlTotal>;

/** What was read of one table: its tally, or what was kept of it. */
export interface TableTotals {
  readonly table: TablePlan;
  readonly records: number;
  /** Sum of the readable amounts, in minor units; absent when the table has no amount column. */
  readonly amount?: number;
  readonly unreadable: number;
}

/** A table whose amounts are not what the host states; minor units. */
export interface AmountDifference {
  readonly table: string;
  readonly file: string;
  /** Who states it: a row of the control table, or the trailer of the file. Absent: the control table. */
  readonly by?: 'control' | 'trailer';
  readonly scale: number;
  readonly expected: number;
  readonly found: number;
  /** Records whose amount cannot be read (once the rejects are known: nor told); they are missing in `found`. */
  readonly unreadable: number;
}

/**
 * Reads the control table. Each of `tables` must have a row in it, one for each of its files or one that names the table,
 * readable throughout; anything else stops the run, all problems at once. Rows about other files do not matter.
 */
export async function readControl(
  source: AsyncIterable<Buffer>,
  plan: ControlPlan,
  tables: readonly TablePlan[],
): Promise<ControlTotals> {
  const faults: Fault[] = [];
  const totals = new Map<string, ControlTotal>();
  const seen = new Set<string>();
  const file = nameOf(plan);
  const { subject, columns } = columnsOf(plan);
  const about = compileSubject(plan, tables);
  const amounts = new Map(tables.map((table) => [table.name, amountReader(table, plan)]));
  const framed = await frameTable(source, planOf(plan, subject), { also: columns, unknownColumns: 'ignore' });
  for await (const block of framed.blocks) {
    for (let row = 0; row < block.count; row += 1) {
      const place = { file, line: block.line[row] ?? 0 };
      const unreadable = (reason: string): number =>
        faults.push({ code: 'extract.control-unreadable', place, values: { reason } });
      const damage = block.faults.get(row);
      if (damage?.code === 'extract.row-blank') continue;
      if (damage !== undefined) {
        unreadable(`it has a row with fault ${damage.code}`);
        continue;
      }
      const [member = '', count = '', sum = ''] = block.also.map((column) => (column[row] ?? '').trim());
      const table = about(member);
      if (table === undefined) continue;
      const name = plainMember(member);
      if (seen.has(name)) faults.push({ code: 'extract.control-row-doubled', place, values: { member } });
      seen.add(name);
      const counted = readInteger(count);
      const added = sum === '' ? undefined : amounts.get(table.name)?.(sum);
      if (!(counted >= 0)) unreadable(`\`${count.slice(0, 40)}\` is no number of records`);
      if (Number.isNaN(added)) unreadable(`\`${sum.slice(0, 40)}\` is no amount`);
      totals.set(table.name, addedTo(totals.get(table.name), counted, added, place.line));
    }
  }
  for (const table of tables) {
    if (totals.has(table.name)) continue;
    const member = plan.columns.table === undefined ? table.file : table.name;
    faults.push({ code: 'extract.control-row-missing', place: { file }, values: { member } });
  }
  if (faults.length > 0) throw new RunStop(faults);
  return totals;
}

/**
 * Compares what was read with what the host states. Record counts that disagree stop the run; amounts that do
 * are given back, to be settled when it is known which rows were rejected.
 */
export function compareControl(control: ControlTotals, read: readonly TableTotals[]): AmountDifference[] {
  const faults: Fault[] = [];
  const differences: AmountDifference[] = [];
  for (const { table, records, amount, unreadable } of read) {
    const { name, file } = table;
    const stated = control.get(name);
    if (stated === undefined)
      stopRun({ code: 'extract.control-row-missing', place: {}, values: { member: file } });
    if (stated.records !== records) {
      const counts = { found: String(records), expected: String(stated.records) };
      faults.push({ code: 'extract.control-records', place: { file }, ...counts });
    }
    const expected = stated.amount;
    if (amount === undefined || expected === undefined || expected === amount) continue;
    differences.push({ table: name, file, scale: decimalsOf(table), expected, found: amount, unreadable });
  }
  if (faults.length > 0) throw new RunStop(faults);
  return differences;
}

/**
 * A warning for each table whose amounts the job has added up and the control table leaves unstated. A control table
 * without a column of amounts states none on purpose.
 */
export function blankAmounts(
  control: ControlTotals,
  plan: Pick<ControlPlan, 'file' | 'path' | 'columns'>,
  tables: readonly TablePlan[],
): Fault[] {
  if (plan.columns.amount === undefined) return [];
  return tables.flatMap((table): Fault[] => {
    const stated = control.get(table.name);
    if (table.amount === undefined || stated === undefined || stated.amount !== undefined) return [];
    const place = { file: nameOf(plan), line: stated.line };
    return [{ code: 'extract.control-amount-blank', place, values: { table: table.name } }];
  });
}

/** How messages name the control table: as the job file does. */
function nameOf({ file, path }: Pick<ControlPlan, 'file' | 'path'>): string {
  return file ?? path ?? 'control table';
}

/** What a row is about, by what it names; undefined: nothing of this job. */
function compileSubject(
  { columns }: ControlPlan,
  tables: readonly TablePlan[],
): (named: string) => TablePlan | undefined {
  if (columns.table !== undefined) return (named) => tables.find(({ name }) => name === named);
  return (named) => tables.find(({ file }) => isMemberOf(file, named));
}

function columnsOf({ columns }: ControlPlan): { readonly subject: string; readonly columns: string[] } {
  const subject = columns.table ?? columns.file ?? '';
  const { records, amount } = columns;
  return { subject, columns: [subject, records, ...(amount === undefined ? [] : [amount])] };
}

function addedTo(
  before: ControlTotal | undefined,
  records: number,
  amount: number | undefined,
  line: number,
): ControlTotal {
  if (before === undefined) return { records, line, ...(amount === undefined ? {} : { amount }) };
  const sum = before.amount === undefined || amount === undefined ? undefined : before.amount + amount;
  return {
    records: before.records + records,
    line: before.line,
    ...(sum === undefined ? {} : { amount: sum }),
  };
}

/** Minor units of an amount as the control table writes it; of a table without amounts whole numbers. */
function amountReader(table: TablePlan, { decimal, group }: ControlPlan): (text: string) => number {
  const scale = decimalsOf(table);
  return compileDecimalReader({ ...plainColumn('amount', 'amount', { scale }), decimal, group });
}

function planOf(plan: ControlPlan, subject: string): DelimitedTable {
  const { columns } = columnsOf(plan);
  return {
    name: 'control',
    record: 'control',
    file: nameOf(plan),
    format: { ...DELIMITED_DEFAULTS, delimiter: plan.delimiter },
    encoding: plan.encoding,
    columns: columns.map((name) => plainColumn(name, 'text')),
    key: subject,
    orphans: 'reject',
    checks: [],
  };
}
