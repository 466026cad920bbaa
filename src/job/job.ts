import type { Day } from '../unit/calendar.ts';
import type { Place } from '../fault/fault.ts';
import type { DeliveryGrade } from '../model/address-parts.ts';
import type { TypedAddress } from '../model/typed-address.ts';
import type { DeliveryPlan } from './delivery-plan.ts';
import type { InserterProfile } from './inserter-profile.ts';
import type { NoticePlan } from './notice-plan.ts';
import type { Encoding, OrphanPolicy, RecordType, TablePlan } from './table-plan.ts';
import type { InlineText, Template } from './template.ts';

/** What a job means, after `job.yaml` and all that it names were read and found right. Plain data: it goes to workers as it is. */
export interface Job {
  readonly name: string;
  /** The job's number in codes, 1..999. */
  readonly number: number;
  /** `job.yaml` as it was typed on the command line, for messages. */
  readonly file: string;
  readonly runDate?: Day;
  /** `own`: the ledger stands in the run's own directory and no run knows of another (demonstrations). */
  readonly state: 'shared' | 'own';
  readonly extract: ExtractPlan;
  readonly document: DocumentPlan;
  readonly address: AddressPlan;
  /** Who is one recipient; absent: the same person under several accounts is told, and nothing is done. */
  readonly match?: RecipientMatching;
  readonly mailpiece: MailpiecePlan;
  readonly inserter: InserterProfile;
  /** Where the job file describes the inserter, for messages. */
  readonly inserterAt?: Place;
  readonly envelopes: Readonly<Record<string, EnvelopeProfile>>;
  /** What print streams are made to be printed on. */
  readonly outputIntent: OutputIntentPlan;
  /** Which pages show the account and the document's key: verifying looks for them. */
  readonly verify: VerifyPlan;
  /** What is written beside each print stream for press and inserter. */
  readonly tickets: readonly ('jdf' | 'setup')[];
  readonly template: Template;
  readonly campaigns: readonly Campaign[];
  /** Enclosures that the inserter's stations add. */
  readonly inserts: readonly InsertPlan[];
  readonly duplicates: DuplicatesPlan;
  /** Files of what became of recipients. */
  readonly notices: readonly NoticePlan[];
  /** The group that may read released print streams; absent: their owner alone. */
  readonly release?: ReleasePlan;
  /** Highest share (0..1) of documents that may be rejected before the exit code is 3. */
  readonly tolerate: { readonly rejected: number };
  /** Everything read from disk that makes the run, by the name under which `Job` refers to it. */
  readonly resources: readonly Resource[];
}

/** Pages of a document that show a text: the first one, or all. Absent: nothing is known of it. */
interface VerifyPlan {
  readonly account?: 'first' | 'every';
  readonly document?: 'first' | 'every';
}

/** What becomes of a document that came before: held back, told, or not looked for. */
export type DuplicatePolicy = 'hold' | 'warn' | 'off';

interface DuplicatesPlan {
  /** The same number in an earlier released run of the job; within a run copies are always held back. */
  readonly number: DuplicatePolicy;
  /** The same content under another number, in this run or an earlier one. */
  readonly content: DuplicatePolicy;
  /** For so many days a run's documents are known. */
  readonly days: number;
}

/** A printing condition: its name, as presses know it, and its ICC profile by resource name. */
export interface OutputIntentPlan {
  readonly condition: string;
  readonly profile: string;
}

/** A group of users by its name or number, and where the job file names it. */
export interface ReleasePlan {
  readonly group: string | number;
  readonly at: Place;
}

/** A file that the job names: the job file itself, template, fonts, images. */
export interface Resource {
  /** How job and template name it. */
  readonly name: string;
  /** Absolute path at the time of loading; never part of the output. */
  readonly path: string;
  readonly sha256: string;
  readonly kind: 'job' | 'template' | 'profile' | 'font' | 'image' | 'table' | 'icc';
  /** Where it is named first, for messages; the job file is named on the command line. */
  readonly place?: Place;
}

export interface ExtractPlan {
  /** Absolute path of the zip archive. */
  readonly archive: string;
  /** The recipients' table and the documents' table, by role. */
  readonly recipients: TablePlan;
  readonly documents: TablePlan;
  /** The main table of the documents' rows; absent where documents have none, such as letters. */
  readonly details?: TablePlan;
  /** Further tables below the documents or below details, parents before children. */
  readonly below: readonly TablePlan[];
  /** Tables that rows of others refer to by a key. */
  readonly lookups: readonly TablePlan[];
  /** Record types that are no rows of a table and are passed over, by the file (or pattern) that holds them. */
  readonly others?: readonly { readonly file: string; readonly type: RecordType }[];
  readonly control?: ControlPlan;
  /** When the delivery may be opened, and what it is held against; absent: nothing is asked. */
  readonly delivery?: DeliveryPlan;
  readonly check: BillCheck;
}

/** A control file: rows about files or tables, with what the host says it delivered. */
export interface ControlPlan {
  /** A file in the extract; absent: it stands beside it. */
  readonly file?: string;
  /** A file beside the extract, as typed: see `src/run/delivery-path.ts`. */
  readonly path?: string;
  readonly delimiter: string;
  readonly encoding: Encoding;
  /** How amounts are written: the character before the decimals, and the one between groups of digits ('' for none). */
  readonly decimal: string;
  readonly group: string;
  /** `file` or `table` is the column that says what a row is about. */
  readonly columns: {
    readonly file?: string;
    readonly table?: string;
    readonly records: string;
    readonly amount?: string;
  };
}

/** How a bill is checked against itself; each check only where its columns are named. */
export interface BillCheck {
  /** Document column that must equal the sum of a detail column. */
  readonly total?: { readonly document: string; readonly detail: string };
  /** Document column that must equal the number of detail rows. */
  readonly count?: { readonly document: string };
  /** Detail columns: `amount` must equal `quantity` × `price`. */
  readonly product?: { readonly quantity: string; readonly price: string; readonly amount: string };
  /** What becomes of a document without a single row in the main detail table; `ignore` where it has no such table. */
  readonly withoutDetails: OrphanPolicy;
}

interface DocumentPlan {
  /** Paper by destination country; `default` for all others. */
  readonly paper: Readonly<Record<string, string>>;
  /** Locale by destination country; `default` for all others. */
  readonly locale: Readonly<Record<string, string>>;
  /** Column of the documents' or the recipients' table, and the locale of each text in it: goes before `locale`. */
  readonly language?: {
    readonly record: string;
    readonly column: string;
    readonly locales: Readonly<Record<string, string>>;
  };
  /** Column of the documents' table. */
  readonly amount: string;
  /** Or a currency for all: `=CHF` (fixed-currency.ts). */
  readonly currency: string;
  readonly date: string;
}

/** Columns of a table that make an address, by what they hold. */
export interface AddressColumns {
  readonly columns: Readonly<Partial<Record<AddressColumn, string>>>;
  /** Columns of free lines, in their order. */
  readonly lines: readonly string[];
  /** The country of all rows, where no column says it. */
  readonly country?: string;
}

/** The recipients' columns, and what is asked of addresses. */
export interface AddressPlan extends AddressColumns {
  readonly reference?: ReferencePlan;
  readonly grades: Readonly<Record<DeliveryGrade, GradeFate>>;
}

/** What one column of an address may hold. */
export type AddressColumn = Exclude<keyof TypedAddress, 'lines'>;

/** What becomes of mail to an address of a grade: printed, printed for hand work, or not produced. */
export type GradeFate = 'print' | 'hand' | 'reject';

/** A file of postal codes and towns that addresses are held against. */
interface ReferencePlan {
  /** The resource's name. */
  readonly file: string;
  /** Days behind the data's own date: a warning, and the end of its use. */
  readonly warnAfter: number;
  readonly refuseAfter: number;
  readonly at: Place;
}

/** Which recipients' rows are one recipient, and what else than the address tells it. */
export interface RecipientMatching {
  readonly policy: 'same-person' | 'household' | 'company' | 'off';
  /** Recipients at least so probably the same are merged; absent: only those who are it for certain, households as the policy has it. */
  readonly mergeAt?: number;
  /** Those at least so probably the same are put before a person; absent: 0.8. */
  readonly askAt?: number;
  readonly columns: Readonly<Partial<Record<MatchColumn, string>>>;
  /** A list with a person's decisions, as typed: see `src/run/delivery-path.ts`. */
  readonly review?: string;
}

/** `changed`: the day since which the row's address holds. */
export type MatchColumn = 'birthDate' | 'email' | 'phone' | 'customerId' | 'changed';

export interface MailpiecePlan {
  /** Most sheets in one envelope. */
  readonly maxSheets: number;
  readonly plex: 'simplex' | 'duplex';
  readonly weight?: WeightPlan;
  /** Millimetres that the machine takes, and of one folded sheet. */
  readonly thickness?: { readonly most: number; readonly foldedSheet: number };
  /** Whose documents go into one envelope: those of an account, or those of all accounts that are one recipient. */
  readonly group: 'account' | 'recipient';
  /** By what they are sorted in it; ties by their number. */
  readonly order: readonly DocumentOrder[];
  readonly streams: readonly StreamPlan[];
}

/** What one envelope may weigh: grams; of the paper grams a square metre. */
interface WeightPlan {
  readonly most: number;
  readonly grammage: number;
  /** Of the empty envelope. */
  readonly envelope: number;
}

/** What documents of one envelope are sorted by. */
export type DocumentOrder = 'account' | 'date' | 'document';

export interface StreamPlan {
  readonly name: string;
  readonly paper: string;
  /** ISO country where the stream is handed to the carrier. */
  readonly postedIn: string;
  /** Name of the envelope in `Job.envelopes`. */
  readonly envelope: string;
  /** Page dictionaries in object streams (smaller) or as plain objects (older controllers). */
  readonly objectStreams: boolean;
}

/** What of a sheet shows through an envelope's window; millimetres on the sheet, from its top left. */
export interface EnvelopeProfile {
  readonly name: string;
  /** Shows at every position that the play allows: the address must be inside. */
  readonly alwaysVisible: Rect;
  /** Shows at some position: nothing but the address may be inside. */
  readonly everVisible: Rect;
  /** Where sheets for it are folded, in mm from their upper edge; absent: in equal parts. */
  readonly folds?: readonly number[];
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A transpromo message and who may get it. */
export interface Campaign {
  readonly id: string;
  /** First and last run date on which it may be used. */
  readonly from: Day;
  readonly until: Day;
  /** The higher goes first; equal ones in the order of the job. */
  readonly priority: number;
  /** Most uses in one run; absent: no limit. */
  readonly cap?: number;
  /** CEL condition over the document's records; absent: everyone. */
  readonly when?: string;
  readonly content: CampaignContent;
}

/** A printed enclosure that a station of the inserter adds. */
export interface InsertPlan {
  readonly id: string;
  /** From 1. */
  readonly station: number;
  /** First and last run date on which it may be used. */
  readonly from: Day;
  readonly until: Day;
  /** The higher goes first where there is no room for all; equal ones in the order of the job. */
  readonly priority: number;
  /** CEL condition over the document's records; absent: everyone. */
  readonly when?: string;
  /** Grams and millimetres of one. */
  readonly weight: number;
  readonly thickness: number;
  /** How many are there; absent: nobody counts. */
  readonly stock?: number;
  readonly advertising: boolean;
}

export type CampaignContent =
  | {
      readonly kind: 'image';
      readonly resource: string;
      readonly width: number;
      readonly height: number;
      /** Where its file was typed, for messages. */
      readonly at: string;
    }
  | { readonly kind: 'text'; readonly title: InlineText; readonly text: InlineText };
