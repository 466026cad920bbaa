import { decimalsOf } from '../job/amount-decimals.ts';
import type { ExpectPlan, FixedBounds, ShareBounds } from '../job/delivery-plan.ts';
import type { TablePlan } from '../job/table-plan.ts';
import { tablesOf } from '../job/tables-of.ts';
import type { ExpectationRow } from '../report/report.ts';
import type { LedgerTable } from '../store/ledger.ts';
import type { Connection } from '../store/run-database.ts';
import { roundHalfUp } from '../unit/round.ts';
import type { RunContext } from './run-context.ts';

type Judged = Pick<RunContext, 'db' | 'job' | 'ledger'>;

/** Holds what was read against what the job expects of it, by itself or by the last released runs of the ledger. */
export function judgeExpectations({ db, job, ledger }: Judged): ExpectationRow[] {
  const plans = job.extract.delivery?.expect ?? [];
  if (plans.length === 0) return [];
  const tables = tablesOf(job.extract);
  return plans.flatMap((plan): ExpectationRow[] => {
    const table = tables.find(({ name }) => name === plan.table);
    const read = table === undefined ? undefined : tableRead(db, table);
    const found = read === undefined ? null : read[plan.measure];
    if (read === undefined || found === null) return [];
    const decimals = plan.measure === 'amount' ? read.decimals : 0;
    const { table: name, measure, otherwise, bounds } = plan;
    const said = { table: name, measure, found, decimals, otherwise };
    if (bounds.kind === 'fixed') return [{ ...said, runs: 0, tooFew: false, ...judged(found, bounds) }];
    const before = ledger
      .lastTables(job.name, name, bounds.runs)
      .flatMap((row) => figureOf(row, plan, read.decimals));
    const tooFew = before.length < bounds.atLeast;
    const median = medianOf(before);
    if (tooFew || median === undefined) return [{ ...said, runs: before.length, tooFew: true, ok: true }];
    return [{ ...said, median, runs: before.length, tooFew, ...judged(found, around(median, bounds)) }];
  });
}

/** What the ledger keeps of this run's tables. */
export function ledgerTables({ db, job }: Pick<RunContext, 'db' | 'job'>): LedgerTable[] {
  return tablesOf(job.extract).flatMap((table) => tableRead(db, table) ?? []);
}

function tableRead(db: Connection, table: TablePlan): LedgerTable | undefined {
  const row = db
    .prepare<[string], { records: number; amount: number | null; sha256: string }>(
      'SELECT records, amount, sha256 FROM input WHERE name = ?',
    )
    .get(table.name);
  return row === undefined ? undefined : { name: table.name, decimals: decimalsOf(table), ...row };
}

/** Amounts of a run whose decimals were others are no measure. */
function figureOf(row: Omit<LedgerTable, 'name'>, { measure }: ExpectPlan, decimals: number): number[] {
  if (measure === 'records') return [row.records];
  return row.amount === null || row.decimals !== decimals ? [] : [row.amount];
}

/** The middle one, or the mean of the two in the middle. */
function medianOf(figures: readonly number[]): number | undefined {
  const sorted = figures.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[half]];
  if (low === undefined || high === undefined) return undefined;
  return low + roundHalfUp((high - low) / 2);
}

/** The limits that shares make of a median; whole figures, the limit itself is still as expected. */
function around(median: number, { below, above }: ShareBounds): FixedBounds {
  const part = (share: number): number => Math.floor(Math.abs(median) * share + 1e-6);
  return {
    kind: 'fixed',
    ...(below === undefined ? {} : { from: median - part(below) }),
    ...(above === undefined ? {} : { to: median + part(above) }),
  };
}

function judged(found: number, { from, to }: FixedBounds): Pick<ExpectationRow, 'low' | 'high' | 'ok'> {
  return {
    ...(from === undefined ? {} : { low: from }),
    ...(to === undefined ? {} : { high: to }),
    ok: found >= (from ?? found) && found <= (to ?? found),
  };
}
