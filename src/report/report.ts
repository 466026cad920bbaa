import type { FaultCode } from '../fault/table.ts';
import type { PrintStreamRow } from '../model/print-stream.ts';

/**
 * What a run did, in numbers: the content of `report.json`. All of it is computed before it comes here;
 * renderers only format. Keys are stable: new ones are added, none is renamed or taken away.
 * Amounts are whole minor units. Nothing in it is personal: no names, no addresses.
 */
export interface RunReport {
  readonly run: RunFacts;
  readonly verdict: Verdict;
  /** Who released a held run; absent for all others. */
  readonly release?: PersonalRelease;
  readonly inputs: readonly InputRow[];
  /** What the job expects of its tables; absent in reports of versions that knew of none. */
  readonly expectations?: readonly ExpectationRow[];
  readonly resources: readonly ResourceRow[];
  readonly balance: Balance;
  readonly addresses: AddressTotals;
  /** The job's files of moves and stops; absent in reports of versions that knew of none. */
  readonly notices?: readonly NoticeRow[];
  readonly match: MatchTotals;
  readonly totals: Totals;
  readonly streams: readonly PrintStreamRow[];
  readonly timing: Timing;
  /** Every fault of the run, warnings included, by code. */
  readonly faults: readonly FaultCount[];
  /** What could not be produced, by the code of its root cause. */
  readonly rejects: readonly RejectRow[];
  readonly campaigns: readonly CampaignRow[];
  /** Absent: the job has none. */
  readonly inserts?: readonly InsertRow[];
}

interface RunFacts {
  readonly id: string;
  readonly job: string;
  /** `YYYY-MM-DD`. */
  readonly runDate: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly exitCode: number;
  /** Of Stapel. */
  readonly version: string;
  /** Id of the run whose mended rejects this one has read. */
  readonly supplements?: string;
}

/** A person's release of a held run. */
export interface PersonalRelease {
  readonly by: string;
  readonly reason?: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/**
 * `released`: within the job's tolerance. `attention`: released, but a person must look. `held`: whole, and not released
 * before a person releases it. `specimen`: a run cut short on purpose, never released. `failed`: nothing released.
 */
export type Outcome = 'released' | 'attention' | 'held' | 'specimen' | 'failed';

export interface Verdict {
  readonly outcome: Outcome;
  /** One sentence for people. */
  readonly says: string;
  /** What a person should know or do, most important first. */
  readonly reasons: readonly string[];
}

export interface InputRow {
  /** Table name, such as `invoices`. */
  readonly name: string;
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly records: number;
  readonly rejected: number;
  /** Absent when the job declares no control total for this table. */
  readonly controlTotal?: ControlTotal;
}

export interface ControlTotal {
  readonly records: { readonly stated: number; readonly read: number };
  /** Whole minor units of so many decimals. */
  readonly amount?: { readonly stated: number; readonly read: number; readonly decimals: number };
  /** `explained`: amounts differ, and the rejected rows are the reason. */
  readonly agrees: 'yes' | 'explained' | 'no';
}

/** What was found of a table, and what it should have been. */
export interface ExpectationRow {
  readonly table: string;
  readonly measure: 'records' | 'amount';
  /** Records, or whole units of so many decimals; as all figures of the row. */
  readonly found: number;
  readonly decimals: number;
  /** Of the runs looked at; absent where nothing is compared with earlier runs, or too few are known. */
  readonly median?: number;
  /** Released runs that were looked at. */
  readonly runs: number;
  /** Fewer runs than the job wants for a judgement: the figures are only noted. */
  readonly tooFew: boolean;
  /** Lowest and highest figure that is as expected; absent: no limit. */
  readonly low?: number;
  readonly high?: number;
  readonly ok: boolean;
  /** What becomes of a run that is not as expected. */
  readonly otherwise: 'warn' | 'hold';
}

/** A file of moves or stops, and what its rows came to. */
export interface NoticeRow {
  readonly name: string;
  readonly kind: 'moves' | 'deceased' | 'objectors' | 'returned';
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly records: number;
  /** Rows that were passed over. */
  readonly unreadable: number;
  /** The newest day of the file, where the job says how it is told. */
  readonly dated?: string;
  /** How many recipients of the run rows of the file came to what. */
  readonly effects: Readonly<Partial<Record<NoticeEffect, number>>>;
}

/**
 * What a row came to for a recipient. Of moves: `moved` there, `followed` on the way there, `not-yet` valid, `not-here`
 * (begins elsewhere, or a later one counts), `looped` or `contradicted` and not applied. Of stops: what was done, or `elsewhere`,
 * where the account has another address by now.
 */
export type NoticeEffect =
  | 'moved'
  | 'followed'
  | 'not-yet'
  | 'not-here'
  | 'looped'
  | 'contradicted'
  | 'suppressed'
  | 'by-hand'
  | 'told'
  | 'no-messages'
  | 'elsewhere';

interface ResourceRow {
  readonly file: string;
  readonly sha256: string;
}

/** The places where a document that was read may end; each ends in exactly one. */
export interface Fates {
  readonly read: number;
  readonly composed: number;
  readonly rejected: number;
  readonly suppressed: number;
  readonly duplicate: number;
  readonly diverted: number;
}

export interface Balance {
  readonly ok: boolean;
  readonly documents: Fates;
  /** Table → rows that no document needs. */
  readonly unused: Readonly<Record<string, number>>;
  /** Whole minor units. */
  readonly amounts: {
    /** Of all amounts: what stands behind the decimal point. */
    readonly decimals: number;
    /** Sum over all currencies: it proves completeness and means nothing as money. */
    readonly hash: number;
    readonly byCurrency: Readonly<Record<string, Fates>>;
  };
}

export interface AddressCounts {
  readonly checked: number;
  /** Nothing speaks against them. */
  readonly valid: number;
  /** Wrong as delivered and put right with certainty. Letter case, blanks and what the destination's post wants do not count. */
  readonly corrected: number;
  /** Something does not agree, such as a town that does not go with the code; printed as delivered, or as the job says. */
  readonly doubtful: number;
  /** No post could deliver them; rejected as a rule (codes `address.…`). */
  readonly undeliverable: number;
}

export interface AddressTotals extends AddressCounts {
  /** ISO country → counts. Recipients whose country is missing or not known are in the totals only. */
  readonly byCountry: Readonly<Record<string, AddressCounts>>;
  /** How many addresses have a doubt, by its code. */
  readonly doubts: Readonly<Record<string, number>>;
  /** How many changes a rule has made, by its name. */
  readonly changes: Readonly<Record<string, number>>;
  /** Day of the reference data that they were held against. */
  readonly reference?: string;
}

export interface MatchTotals {
  /** Accounts with an address. */
  readonly records: number;
  /** Recipients that envelopes go to. */
  readonly recipients: number;
  /** Persons or companies under several accounts. */
  readonly duplicates: number;
  readonly households: number;
  /** Pairs that wait for a person's decision; absent in reports of versions that asked nothing. */
  readonly asked?: number;
}

export interface Totals {
  readonly documents: number;
  readonly pieces: number;
  readonly sheets: number;
  readonly pages: number;
  readonly bytes: number;
}

interface Timing {
  /** Wall time from process start to exit. */
  readonly seconds: number;
  readonly pagesPerSecond: number;
  readonly peakRssMb: number;
  /**
   * In the order of the flow. A stage's seconds are those in which some work of it was under way; stages overlap, so they
   * do not add up.
   */
  readonly stages: readonly StageRow[];
}

interface StageRow {
  readonly name: string;
  readonly seconds: number;
  readonly items: number;
}

export interface FaultCount {
  readonly code: FaultCode;
  /** Of what rejects, the same as in `rejects`; of all else how often it was found. */
  readonly count: number;
  /** Of warnings and diversions, which stand in no rejects: the first ten with their places, and what to do. */
  readonly examples?: readonly string[];
  readonly hint?: string;
}

export interface RejectRow {
  readonly code: FaultCode;
  /**
   * How often it was the cause: documents that were rejected for it, and what was rejected on its own account: rows of
   * recipients, document numbers that were not delivered but have details, other rows that no document is rejected with.
   */
  readonly count: number;
  /** Those among `count` that are documents. */
  readonly documents: number;
  /** Rows in the rejects that have this reason. */
  readonly rows: number;
  /** Wording, place and hint of the first one. */
  readonly says: string;
  readonly place: string;
  readonly hint: string;
}

interface CampaignRow {
  readonly id: string;
  readonly eligible: number;
  readonly placed: number;
  /** Documents whose white space was too low for it when its turn came; a message of lower priority may stand there. */
  readonly noRoom: number;
  readonly cap?: number;
}

/** An insert of a station; all count pieces. */
interface InsertRow {
  readonly id: string;
  readonly station: number;
  readonly eligible: number;
  readonly added: number;
  /** Too heavy or too thick with it. */
  readonly noRoom: number;
  readonly outOfStock: number;
  readonly stock?: number;
}
