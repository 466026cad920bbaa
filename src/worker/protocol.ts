import type { Fault } from '../fault/fault.ts';
import type { Job } from '../job/job.ts';
import type { TablePlan } from '../job/table-plan.ts';
import type { DeliveryGrade } from '../model/address-parts.ts';
import type { PageRect } from '../model/composed-document.ts';
import type { TablePart } from '../model/row-position.ts';
import type { RunIdentity } from '../model/run-identity.ts';
import type { RecipientIdentity } from './recipient-identity.ts';
import type { AssembledPages, PieceChunk } from '../stream/assemble-pages.ts';

/**
 * The worker protocol, whole: plain data and bytes only, no shared memory and no path,
 * so that a task could as well be carried to another machine. The arrays of bytes and numbers in address and compose
 * tasks and in all results are moved; the rest, an assemble task's pieces among it, is copied.
 */

/** What every worker is given once, when it starts. */
export interface WorkerSetup {
  readonly job: Job;
  /** Contents of fonts and images by their resource name. */
  readonly resources: ReadonlyMap<string, Uint8Array>;
  /** Header cells of each table, as delivered, by its name. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
  /** The parts that positions of rows are in; see model/row-position.ts. */
  readonly parts: readonly TablePart[];
  readonly run: RunIdentity;
}

/** What a worker that cleans a plain list is given instead. */
export interface ListSetup {
  readonly list: true;
  /** Its columns are all texts, in the order of the cells. */
  readonly table: TablePlan;
  /** Between the cells that are written. */
  readonly delimiter: string;
  /** What holds which part of an address, or what else identifies a person → name of the column. */
  readonly map: Readonly<Record<string, string>>;
  /** ISO code of the country of rows that name none; '' for none. */
  readonly country: string;
  /** ISO code of the country that the mail is posted in; '' : each address is told its country. */
  readonly postedIn: string;
  /** Contents of the file of postal codes. */
  readonly reference: Uint8Array | undefined;
  /** Records are matched afterwards. */
  readonly matches: boolean;
}

export type Task = AddressTask | NoticeTask | ComposeTask | AssembleTask | ListTask;
export type Result = AddressResult | NoticeResult | ComposeResult | AssembleResult | ListResult;

/** Rows of a plain list, to be cleaned. */
export interface ListTask {
  readonly kind: 'list';
  /** Raw rows, one after another. */
  readonly bytes: Uint8Array;
  /** For each row: line, length in bytes. */
  readonly rows: Float64Array;
}

export interface ListResult {
  readonly kind: 'list';
  /** Rows of the cleaned list, UTF-8, without line ends, one after another; and the length of each. */
  readonly bytes: Uint8Array;
  readonly lengths: Float64Array;
  /** JSON: for each row the values of `MATCH_FIELDS`; '' when nothing is matched. */
  readonly records: string;
  /** How many rows have each grade, how often each rule and each doubt. */
  readonly grades: Readonly<Record<DeliveryGrade, number>>;
  readonly rules: Readonly<Record<string, number>>;
  readonly doubts: Readonly<Record<string, number>>;
  /** Rows that have not as many cells as the header, or whose quotes do not close. */
  readonly uneven: number;
}

/** Rows of the recipients' table, to be typed and tidied. */
export interface AddressTask {
  readonly kind: 'address';
  /** Raw rows, one after another. */
  readonly bytes: Uint8Array;
  /** For each row: recipient number, position, length in bytes. */
  readonly rows: Float64Array;
  /** Numbers of rows whose recipients have moved, and the `TypedAddress` of the new place as JSON. */
  readonly moved: readonly (readonly [row: number, address: string])[];
}

/** Addresses of notices (moves and stops), to be tidied as recipients' are: each a `TypedAddress` as JSON. */
export interface NoticeTask {
  readonly kind: 'notice';
  readonly addresses: readonly string[];
}

export interface NoticeResult {
  readonly kind: 'notice';
  /** Match key of each. */
  readonly matchKeys: readonly string[];
}

export interface AddressResult {
  readonly kind: 'address';
  readonly addresses: readonly AddressRow[];
  /** JSON (UTF-8) of each address, one after another; see `AddressRow`. */
  readonly bytes: Uint8Array;
  /** Recipients that cannot be written to; their documents are rejected with this cause. */
  readonly rejected: readonly { readonly recipient: number; readonly fault: Fault }[];
  readonly warnings: readonly Fault[];
}

export interface AddressRow {
  readonly recipient: number;
  /** Index into the job's streams. */
  readonly stream: number;
  readonly sortKey: string;
  readonly matchKey: string;
  /** Of one who has moved, the match key of the address as delivered. */
  readonly deliveredKey?: string;
  readonly country: string;
  readonly grade: DeliveryGrade;
  /** Its mail is printed for hand work. */
  readonly hand: boolean;
  /**
   * Lengths of its pieces of `AddressResult.bytes`, which follow one another: the `PostalAddress`, the parts that are not
   * empty, the changes and the doubts, if any (0).
   */
  readonly addressBytes: number;
  readonly partsBytes: number;
  readonly changesBytes: number;
  readonly doubtsBytes: number;
  /** Where recipients are matched. */
  readonly identity?: RecipientIdentity;
}

/** Documents to be typed, checked and laid out; see compose-packet.ts for the layout of `bytes` and `numbers`. */
export interface ComposeTask {
  readonly kind: 'compose';
  readonly chunk: number;
  readonly bytes: Uint8Array;
  readonly numbers: Float64Array;
  /** For each item: account, document key. */
  readonly texts: readonly string[];
}

export interface ComposeResult {
  readonly kind: 'compose';
  readonly chunk: number;
  /** Deflated page contents, in the order of `composed`. */
  readonly bytes: Uint8Array;
  readonly composed: readonly ComposedRow[];
  readonly fates: readonly FateRow[];
  /** Rows of composed documents that their pages do not show, as the parent row is not there. */
  readonly aside: readonly AsideRow[];
  /** What rejected bills say of the control totals' difference: table role and minor units. */
  readonly corrections: readonly {
    readonly table: 'documents' | 'details';
    readonly document: number;
    readonly amount: number;
  }[];
  readonly warnings: readonly Fault[];
}

export interface ComposedRow {
  readonly document: number;
  readonly seq: number;
  readonly variant: number;
  /** The document's amount as it was typed and printed, minor units. */
  readonly amount: number;
  /** Rows of all tables below the document, but those set aside. */
  readonly details: number;
  readonly pageBytes: readonly number[];
  readonly crc: number;
  readonly free?: PageRect;
  /** Bit i: the document meets campaign i's condition. */
  readonly eligible: number;
  /** Bit i: the document meets insert i's condition. */
  readonly inserts: number;
  readonly extraGlyphs: readonly number[];
  /** What the document says but its own number: equal ones are alike in every value. */
  readonly fingerprint: string;
}

/** A document that is not composed. */
export interface FateRow {
  readonly document: number;
  readonly fate: 'rejected' | 'duplicate';
  readonly fault: Fault;
  /** Positions of the detail rows that are held back with a copy, when other rows of the same key are printed; else none. */
  readonly heldLines: readonly number[];
}

/** A row that a composed document does without. */
export interface AsideRow {
  readonly document: number;
  /** Position of the row. */
  readonly line: number;
  readonly fault: Fault;
}

/** Pieces of one stream whose pages become PDF objects. */
export interface AssembleTask {
  readonly kind: 'assemble';
  readonly pieces: PieceChunk;
}

interface AssembleResult {
  readonly kind: 'assemble';
  readonly pages: AssembledPages;
}
