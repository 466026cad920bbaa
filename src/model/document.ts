import type { Cents } from '../unit/money.ts';
import type { PostalAddress } from './postal-address.ts';
import type { RecordValues } from './record.ts';
import type { RunIdentity } from './run-identity.ts';

/** Rows of one table below a document: in the order of their parents, then in their declared order. */
export interface DetailRows {
  readonly values: readonly RecordValues[];
  /** For each row the number of its parent among the rows of the parent table; absent: the parent is the document. */
  readonly parents?: readonly number[];
}

/** One bill, statement or letter before it is laid out: its typed rows and where it goes. */
export interface DocumentData {
  /** Number of the document in the run, from 1, in the order of the document table's rows. */
  readonly document: number;
  /** The document's own key, such as the invoice number. */
  readonly key: string;
  readonly account: string;
  readonly amount: Cents;
  /** ISO 4217. */
  readonly currency: string;
  /** BCP 47, such as `de-DE`: decides language and patterns. */
  readonly locale: string;
  /** Paper name, such as `A4`. */
  readonly paper: string;
  readonly address: PostalAddress;
  /** Record name (such as `customer`, `invoice`) → typed row: recipient and document rows. */
  readonly records: Readonly<Record<string, RecordValues>>;
  /** Rows of the main detail table, in their declared order. */
  readonly details: readonly RecordValues[];
  /** Rows of the further tables below the document, by the table's name. */
  readonly tables: Readonly<Record<string, DetailRows>>;
  /**
   * What rows refer to, by `table/lookupRecord`: for each row of the table, in the order in which it stands here, the row of
   * the lookup table; the document's own under the documents' table. Undefined: it is not there.
   */
  readonly looked: Readonly<Record<string, readonly (RecordValues | undefined)[]>>;
  /** Facts of the run that pages may show. */
  readonly run: Omit<RunIdentity, 'number'>;
}
