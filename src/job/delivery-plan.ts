import type { Place } from '../fault/fault.ts';
import type { ColumnPlan, RecordType } from './table-plan.ts';

/** What the job says of a delivery as a whole; see `extract` of the job file. */
export interface DeliveryPlan {
  readonly ready?: ReadyPlan;
  /** A file with the checksum of the extract, as typed: see `src/run/delivery-path.ts`. */
  readonly checksum?: string;
  readonly expect: readonly ExpectPlan[];
  readonly trailers: readonly TrailerPlan[];
}

/** When a delivery may be opened. Paths are as typed: see `src/run/delivery-path.ts`. */
export interface ReadyPlan {
  /** A file that the sender writes last; absent: none. */
  readonly marker?: string;
  /** Seconds for which size and time of change of the extract must have stood still; 0: not looked at. */
  readonly stable: number;
  /** Seconds for which a run waits at most; 0: it does not wait. */
  readonly within: number;
}

/** What a table's records or amounts must be, by themselves or against the last runs of the job. */
export interface ExpectPlan {
  /** Name of the table. */
  readonly table: string;
  readonly measure: Measure;
  readonly bounds: ShareBounds | FixedBounds;
  /** `warn`: the run is released, and a person must look. `hold`: nothing is released until a person releases it. */
  readonly otherwise: 'warn' | 'hold';
  readonly at: Place;
}

/** `amount`: the sum of the table's amount column, in minor units. */
type Measure = 'records' | 'amount';

/** Shares (0.3: 30 %) of the median of the last `runs` released runs, of which there must be `atLeast`. */
export interface ShareBounds {
  readonly kind: 'share';
  readonly below?: number;
  readonly above?: number;
  readonly runs: number;
  readonly atLeast: number;
}

/** Records, or minor units. */
export interface FixedBounds {
  readonly kind: 'fixed';
  readonly from?: number;
  readonly to?: number;
}

/** A record that says what its file holds. */
export interface TrailerPlan {
  /** Member of the extract, or a pattern, as the tables in it state it: each file has a trailer of its own. */
  readonly file: string;
  /** What tells the record from the others; `footer`: a line behind the rows, counted from 1 in the footer. */
  readonly where: RecordType | { readonly footer: number };
  readonly columns: readonly ColumnPlan[];
  /** Numbers of the columns' cells, from 1, in a delimited file; one for each column. */
  readonly cells: readonly number[];
  /** Columns that count the rows of a table of the file; `all`: of all of them. */
  readonly counts: readonly { readonly column: string; readonly of: 'all' | { readonly table: string } }[];
  /** Columns that state the sum of a table's amounts. */
  readonly sums: readonly { readonly column: string; readonly table: string }[];
  /** What `all` counts: rows of tables, or every record of the file, header and trailer too. */
  readonly count: 'tables' | 'all';
  readonly at: Place;
}
