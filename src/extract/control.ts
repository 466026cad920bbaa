import type { Buffer } from 'node:buffer';
import type { Fault } from '../fault/fault.ts';
import { RunStop, stopRun } from '../fault/run-stop.ts';
import type { ControlPlan } from '../job/job.ts';
import { plainColumn } from '../job/plain-column.ts';
import { DELIMITED_DEFAULTS, type DelimitedTable, type TablePlan } from '../job/table-plan.ts';
import { readDecimal, readInteger } from './typing/decimal.ts';
import { frameTable } from './delimited/frame-delimited.ts';

/** What the host says it delivered of one table. */
interface ControlTotal {
  readonly records: number;
  /** Minor units; absent when the host states none. */
  readonly amount?: number;
  /** Of the control table, from 1. */
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

/** A table whose amounts are not what the control table states; minor units. */
export interface AmountDifference {
  readonly table: string;
  readonly file: string;
  readonly scale: number;
  readonly expected: number;
  readonly found: number;
  /** Records whose amount cannot be read (once the rejects are known: nor told); they are missing in `found`. */
  readonly unreadable: number;
}

/**
 * Reads the control table. Each of `tables` must have exactly one row in it, readable throughout; anything
 * else stops the run, all problems at once. Rows about other files do not matter.
 */
export async function readControl(
  source: AsyncIterable<Buffer>,
  plan: ControlPlan,
  tables: readonly TablePlan[],
): Promise<ControlTotals> {
  const faults: Fault[] = [];
  const totals = new Map<string, ControlTotal>();
  const { file, records, amount } = plan.columns;
  const framed = await frameTable(source, planOf(plan), {
    also: [file, records, amount],
    unknownColumns: 'ignore',
  });
  for await (const block of framed.blocks) {
    for (let row = 0; row < block.count; row += 1) {
      const place = { file: plan.file, line: block.line[row] ?? 0 };
      const unreadable = (reason: string): number =>
        faults.push({ code: 'extract.control-unreadable', place, values: { reason } });
      const damage = block.faults.get(row);
      if (damage?.code === 'extract.row-blank') continue;
      if (damage !== undefined) {
        unreadable(`it has a row with fault ${damage.code}`);
        continue;
      }
      const [member = '', count = '', sum = ''] = block.also.map((column) => column[row]);
      const table = tables.find((candidate) => candidate.file === member);
      if (table === undefined) continue;
      if (totals.has(table.name))
        faults.push({ code: 'extract.control-row-doubled', place, values: { member } });
      const counted = readInteger(count);
      const added = sum === '' ? undefined : readDecimal(sum, amountScale(table));
      if (!(counted >= 0)) unreadable(`\`${count.slice(0, 40)}\` is no number of records`);
      if (Number.isNaN(added)) unreadable(`\`${sum.slice(0, 40)}\` is no amount`);
      const { line } = place;
      totals.set(table.name, { records: counted, line, ...(added === undefined ? {} : { amount: added }) });
    }
  }
  for (const table of tables) {
    if (totals.has(table.name)) continue;
    const place = { file: plan.file };
    faults.push({ code: 'extract.control-row-missing', place, values: { member: table.file } });
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
    differences.push({ table: name, file, scale: amountScale(table), expected, found: amount, unreadable });
  }
  if (faults.length > 0) throw new RunStop(faults);
  return differences;
}

/** A warning for each table whose amounts the job has added up and the control table leaves unstated. */
export function blankAmounts(
  control: ControlTotals,
  plan: Pick<ControlPlan, 'file'>,
  tables: readonly TablePlan[],
): Fault[] {
  return tables.flatMap((table): Fault[] => {
    const stated = control.get(table.name);
    if (table.amount === undefined || stated === undefined || stated.amount !== undefined) return [];
    const place = { file: plan.file, line: stated.line };
    return [{ code: 'extract.control-amount-blank', place, values: { table: table.name } }];
  });
}

function amountScale(table: TablePlan): number {
  const column = table.columns.find((candidate) => candidate.name === table.amount);
  return column?.type === 'amount' ? column.scale : 0;
}

function planOf(plan: ControlPlan): DelimitedTable {
  const { file, records, amount } = plan.columns;
  return {
    name: 'control',
    record: 'control',
    file: plan.file,
    format: { ...DELIMITED_DEFAULTS, delimiter: plan.delimiter },
    encoding: 'utf-8',
    columns: [file, records, amount].map((name) => plainColumn(name, 'text')),
    key: file,
    orphans: 'reject',
    checks: [],
  };
}
