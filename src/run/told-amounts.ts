import { compileAmountReader } from '../extract/read-amount.ts';
import { rescale } from '../extract/typing/decimal.ts';
import type { TablePlan } from '../job/table-plan.ts';
import type { RunContext } from './run-context.ts';

/** What a document's rows with unreadable amounts must have held, as its other side states it. */
export interface ToldAmount {
  /** Rows whose amount is told; the table's remaining unreadable ones are not told by anything. */
  readonly rows: number;
  /** What they made together, in minor units. */
  readonly amount: number;
}

/** The rejected detail rows of one document number. */
interface RejectedDetails {
  readonly key: string;
  readonly sum: number;
  readonly readable: number;
  readonly unreadable: number;
}

/**
 * Details: a document's stated total less its readable rows is what the unreadable ones made together.
 * Needs a document number that stands once, with a readable total.
 */
export function* toldDetails(context: Pick<RunContext, 'db' | 'job'>): Generator<ToldAmount> {
  const scales = scalesOf(context);
  if (scales === undefined) return;
  const stated = context.db.prepare<[string], { amount: number | null }>(
    'SELECT amount FROM document WHERE key = ? LIMIT 2',
  );
  for (const { key, sum, unreadable } of rejectedDetails(context)) {
    if (unreadable === 0) continue;
    const [header, ...more] = stated.all(key);
    if (header === undefined || header.amount === null || more.length > 0) continue;
    yield { rows: unreadable, amount: rescale(header.amount, scales.documents, scales.details) - sum };
  }
}

/** Documents: the sum of a document's rows is its total. Needs a number that stands once, and readable rows throughout. */
export function* toldDocuments(context: Pick<RunContext, 'db' | 'job'>): Generator<ToldAmount> {
  const scales = scalesOf(context);
  if (scales === undefined) return;
  const stated = context.db.prepare<[string], { amount: number | null }>(
    'SELECT amount FROM document WHERE key = ? LIMIT 2',
  );
  for (const { key, sum, readable, unreadable } of rejectedDetails(context)) {
    if (unreadable > 0 || readable === 0) continue;
    const [header, ...more] = stated.all(key);
    if (header === undefined || header.amount !== null || more.length > 0) continue;
    yield { rows: 1, amount: rescale(sum, scales.details, scales.documents) };
  }
}

/** Scales of both amounts; undefined unless the job says that the one is the sum of the other. */
function scalesOf({
  job,
}: Pick<RunContext, 'job'>): { readonly documents: number; readonly details: number } | undefined {
  const { documents, details, check } = job.extract;
  if (details === undefined) return undefined;
  if (check.total?.document !== documents.amount || check.total?.detail !== details.amount) return undefined;
  if (check.total === undefined) return undefined;
  return { documents: scaleOf(documents), details: scaleOf(details) };
}

function scaleOf(table: TablePlan): number {
  const column = table.columns.find(({ name }) => name === table.amount);
  return column?.type === 'amount' ? column.scale : 0;
}

function* rejectedDetails({ db, job }: Pick<RunContext, 'db' | 'job'>): Generator<RejectedDetails> {
  const { details } = job.extract;
  if (details === undefined) return;
  const input = db
    .prepare<[string], { columns: string }>('SELECT columns FROM input WHERE name = ?')
    .get(details.name);
  const amountOf = compileAmountReader(details, JSON.parse(input?.columns ?? '[]') as string[]);
  const rows = db
    .prepare<[string], { key: string; raw: Buffer }>(
      'SELECT key, raw FROM reject WHERE table_name = ? AND key IS NOT NULL ORDER BY key',
    )
    .iterate(details.name);
  let found: { key: string; sum: number; readable: number; unreadable: number } | undefined;
  for (const { key, raw } of rows) {
    if (found?.key !== key) {
      if (found !== undefined) yield found;
      found = { key, sum: 0, readable: 0, unreadable: 0 };
    }
    const amount = amountOf(raw);
    if (Number.isNaN(amount)) found.unreadable += 1;
    else {
      found.readable += 1;
      found.sum += amount;
    }
  }
  if (found !== undefined) yield found;
}
