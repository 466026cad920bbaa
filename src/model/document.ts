import type { Cents } from '../unit/money.ts';
import type { PostalAddress } from './postal-address.ts';
import type { RecordValues } from './record.ts';
import type { RunIdentity } from './run-identity.ts';

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
  /** Detail rows in their declared order. */
  readonly details: readonly RecordValues[];
  /** Facts of the run that pages may show. */
  readonly run: Omit<RunIdentity, 'number'>;
}
