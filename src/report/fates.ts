import type { Balance, Fates } from './report.ts';

export type Fate = keyof Fates;

const ALWAYS: readonly Fate[] = ['read', 'composed', 'rejected'];
const WHEN_USED: readonly Fate[] = ['suppressed', 'duplicate', 'diverted'];

/** The columns that a balance needs: those that always count, and the others where anything ended in them. */
export function fatesShown(balance: Balance): readonly Fate[] {
  const rows = [balance.documents, ...Object.values(balance.amounts.byCurrency)];
  return [...ALWAYS, ...WHEN_USED.filter((fate) => rows.some((row) => row[fate] !== 0))];
}
