import type { Place } from '../fault/fault.ts';
import type { AddressColumns } from './job.ts';
import type { TablePlan } from './table-plan.ts';

/** A file of what became of recipients: moved, deceased, objecting to advertising, or mail came back from their address. */
export interface NoticePlan {
  readonly name: string;
  readonly kind: 'moves' | 'deceased' | 'objectors' | 'returned';
  /** Its `source` is the file's absolute path. */
  readonly table: TablePlan;
  /** Column with the account that a row is about; absent: the row is about a name at an address. */
  readonly account?: string;
  /**
   * Whom a row is about, and where that was: the old address of a move, the one that mail came back from. With `account` only
   * the place counts.
   */
  readonly address?: AddressColumns;
  /** Whether a name at an address means that person, or all of that family name there. */
  readonly scope: 'person' | 'household';
  /** The new address. */
  readonly to?: AddressColumns;
  /** Column with the first day on which a move holds; absent: all hold. */
  readonly validFrom?: string;
  readonly action: StopAction;
  readonly age?: NoticeAge;
  readonly at: Place;
}

/**
 * What becomes of documents to whom a stop is about: not produced, to hand work, produced and told, or produced without
 * messages.
 */
export type StopAction = 'suppress' | 'hand' | 'warn' | 'no-messages';

/** How old a file may be: by the newest day in a column, or by the day in its name. */
export interface NoticeAge {
  readonly dated:
    { readonly by: 'column'; readonly column: string } | { readonly by: 'name'; readonly pattern: string };
  /** Days before the run date. */
  readonly warnAfter?: number;
  readonly refuseAfter?: number;
}
