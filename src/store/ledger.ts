import Database from 'better-sqlite3';
import { nowIso } from '../unit/clock.ts';
import { prepareLedger } from './ledger-schema.ts';
import { makePrivate } from './private-file.ts';
import { ReleasedDocuments } from './released-documents.ts';
import { ReviewDecisions } from './review-decisions.ts';

/** What the ledger keeps of a run; it spans all runs of all jobs of one state directory. */
export interface LedgerRun {
  /** Number of the run in this ledger. */
  readonly id: number;
  readonly runId: string;
  readonly job: string;
  readonly runNumber: number;
  readonly runDate: string;
  readonly inputSha256: string;
  /** `specimen`: ended, and never a production of its extract. */
  readonly state: 'started' | 'held' | 'releasing' | 'released' | 'failed' | 'specimen';
  readonly directory: string;
  readonly startedAt: string;
  readonly documents: number;
  readonly exitCode: number | null;
  readonly reason: string | null;
  /** Of a run that was held: who released it, and why. */
  readonly releasedBy: string | null;
  readonly releaseReason: string | null;
  /** When it began to release, ISO 8601; null before, and for runs of versions that did not keep it. */
  readonly releasedAt: string | null;
}

/** What the ledger keeps of a table of a run that is released or held. */
export interface LedgerTable {
  readonly name: string;
  readonly records: number;
  /** Sum of its amounts, in units of so many decimals; null when the table has none. */
  readonly amount: number | null;
  readonly decimals: number;
  /** Of its unpacked bytes. */
  readonly sha256: string;
}

/** A run by what names it in the ledger. */
export type LedgerKey = Pick<LedgerRun, 'job' | 'runId' | 'directory'>;

/** A run as it begins. */
type StartedRun = LedgerKey & Pick<LedgerRun, 'runDate' | 'inputSha256' | 'startedAt' | 'reason'>;

/** The state ledger, `ledger.db`: which extracts were produced by which run. */
export class Ledger {
  /** The documents that released runs have produced. */
  readonly documents: ReleasedDocuments;
  /** What a person decided of accounts that may be one recipient's. */
  readonly reviews: ReviewDecisions;
  readonly #db: Database.Database;

  /** `:memory:`: one that nobody keeps. */
  constructor(file: string) {
    if (file !== ':memory:') makePrivate(file);
    this.#db = new Database(file, { timeout: 10_000 });
    this.#db.pragma('journal_mode = WAL');
    this.#db.pragma('synchronous = FULL');
    prepareLedger(this.#db);
    this.documents = new ReleasedDocuments(this.#db);
    this.reviews = new ReviewDecisions(this.#db);
  }

  /** Notes the run; a run that is resumed keeps its number. Numbers count a job's runs from 1. */
  start(run: StartedRun): number {
    return this.#db
      .transaction(() => {
        const known = this.#db
          .prepare<[string, string, string], { runNumber: number }>(
            'SELECT runNumber FROM run WHERE job = ? AND runId = ? AND directory = ?',
          )
          .get(run.job, run.runId, run.directory);
        if (known !== undefined) {
          this.#db
            .prepare(
              `UPDATE run SET inputSha256 = ?, state = 'started', reason = coalesce(?, reason)
               WHERE job = ? AND runId = ? AND directory = ?`,
            )
            .run(run.inputSha256, run.reason, run.job, run.runId, run.directory);
          return known.runNumber;
        }
        const last = this.#db
          .prepare<[string], { last: number | null }>('SELECT max(runNumber) AS last FROM run WHERE job = ?')
          .get(run.job);
        const runNumber = (last?.last ?? 0) + 1;
        this.#db
          .prepare(
            `INSERT INTO run (runId, job, runNumber, runDate, inputSha256, state, directory, startedAt, reason)
             VALUES (?, ?, ?, ?, ?, 'started', ?, ?, ?)`,
          )
          .run(
            run.runId,
            run.job,
            runNumber,
            run.runDate,
            run.inputSha256,
            run.directory,
            run.startedAt,
            run.reason,
          );
        return runNumber;
      })
      .immediate();
  }

  /** Why this run produces its extract again; undefined when it does not, or is not known. */
  reasonOf(job: string, runId: string, directory: string): string | undefined {
    const row = this.#db
      .prepare<[string, string, string], { reason: string | null }>(
        'SELECT reason FROM run WHERE job = ? AND runId = ? AND directory = ?',
      )
      .get(job, runId, directory);
    return row?.reason ?? undefined;
  }

  /**
   * Notes where the run stands; `releasing` is written before the rename, so that no extract is ever produced twice unseen.
   * What the tables held is kept with it, for the runs that come after.
   */
  note(
    job: string,
    runId: string,
    directory: string,
    state: LedgerRun['state'],
    documents: number,
    exitCode: number | null,
    tables: readonly LedgerTable[] = [],
  ): void {
    const releasedAt = state === 'releasing' ? nowIso() : null;
    this.#db
      .transaction(() => {
        this.#db
          .prepare(
            `UPDATE run SET state = ?, documents = ?, exitCode = ?, releasedAt = coalesce(?, releasedAt)
             WHERE job = ? AND runId = ? AND directory = ?`,
          )
          .run(state, documents, exitCode, releasedAt, job, runId, directory);
        this.#keepTables({ job, runId, directory }, tables);
      })
      .immediate();
  }

  #keepTables({ job, runId, directory }: LedgerKey, tables: readonly LedgerTable[]): void {
    const keep = this.#db.prepare(
      `INSERT OR REPLACE INTO run_table (run, name, records, amount, decimals, sha256)
       SELECT id, ?, ?, ?, ?, ? FROM run WHERE job = ? AND runId = ? AND directory = ?`,
    );
    for (const { name, records, amount, decimals, sha256 } of tables)
      keep.run(name, records, amount, decimals, sha256, job, runId, directory);
  }

  /** Notes that a person releases a held run; written before the rename, as for any other release. */
  release({ job, runId, directory }: LedgerKey, by: string, reason: string | undefined): void {
    this.#db
      .prepare(
        `UPDATE run SET state = 'releasing', releasedBy = ?, releaseReason = ?, releasedAt = ?
         WHERE job = ? AND runId = ? AND directory = ?`,
      )
      .run(by, reason ?? null, nowIso(), job, runId, directory);
  }

  /** The run as the ledger has it. */
  find({ job, runId, directory }: LedgerKey): LedgerRun | undefined {
    return this.#db
      .prepare<[string, string, string], LedgerRun>(
        'SELECT * FROM run WHERE job = ? AND runId = ? AND directory = ?',
      )
      .get(job, runId, directory);
  }

  /** Ties a supplementary run to the one whose rejects it produces; both by their directories. */
  tie(directory: string, supplements: string): void {
    this.#db
      .prepare('INSERT OR REPLACE INTO supplement (directory, supplements) VALUES (?, ?)')
      .run(directory, supplements);
  }

  /** Directory of each supplementary run → that of the run it supplements. */
  supplements(): ReadonlyMap<string, string> {
    const rows = this.#db
      .prepare<[], { directory: string; supplements: string }>(
        'SELECT directory, supplements FROM supplement',
      )
      .all();
    return new Map(rows.map(({ directory, supplements }) => [directory, supplements]));
  }

  /** Directories of the released runs that supplement a run, oldest first. */
  supplementsTo(directory: string): string[] {
    return this.#db
      .prepare<[string], { directory: string }>(
        `SELECT s.directory FROM supplement s JOIN run r ON r.directory = s.directory
         WHERE s.supplements = ? AND r.state IN ('releasing', 'released') ORDER BY r.id`,
      )
      .all(directory)
      .map((row) => row.directory);
  }

  /** Notes that a release which was cut short has been completed. */
  complete(job: string, runId: string, directory: string): void {
    this.#db
      .prepare(
        `UPDATE run SET state = 'released' WHERE job = ? AND runId = ? AND directory = ? AND state = 'releasing'`,
      )
      .run(job, runId, directory);
  }

  /**
   * Other runs of this job that released, may have released or hold the same extract, released ones first; `directory` is
   * the run's own.
   */
  producedBefore(job: string, inputSha256: string, directory: string): LedgerRun[] {
    return this.#db
      .prepare<[string, string, string], LedgerRun>(
        `SELECT * FROM run WHERE job = ? AND inputSha256 = ? AND directory <> ?
           AND state IN ('releasing', 'released', 'held') ORDER BY state = 'held', id`,
      )
      .all(job, inputSha256, directory);
  }

  /** The same for runs whose tables had the same content, however their extract was packed and named. */
  readBefore(
    job: string,
    tables: readonly Pick<LedgerTable, 'name' | 'sha256'>[],
    directory: string,
  ): LedgerRun[] {
    return this.#db
      .prepare<[string, string, string, number, number], LedgerRun>(
        `SELECT run.* FROM run JOIN run_table t ON t.run = run.id
           LEFT JOIN json_each(?) e ON e.value ->> 'name' = t.name AND e.value ->> 'sha256' = t.sha256
         WHERE job = ? AND directory <> ? AND state IN ('releasing', 'released', 'held')
         GROUP BY run.id HAVING count(*) = ? AND count(e.key) = ? ORDER BY state = 'held', run.id`,
      )
      .all(JSON.stringify(tables), job, directory, tables.length, tables.length);
  }

  /** What is kept of a run's tables. */
  tablesOf({ job, runId, directory }: LedgerKey): LedgerTable[] {
    return this.#db
      .prepare<[string, string, string], LedgerTable>(
        `SELECT t.name, t.records, t.amount, t.decimals, t.sha256 FROM run_table t JOIN run ON run.id = t.run
         WHERE job = ? AND runId = ? AND directory = ? ORDER BY t.name`,
      )
      .all(job, runId, directory);
  }

  /**
   * What a table held in the last released runs of a job, newest first. An extract that was produced again counts once;
   * supplementary runs, which hold a few mended rows, do not count.
   */
  lastTables(job: string, table: string, runs: number): Omit<LedgerTable, 'name'>[] {
    return this.#db
      .prepare<[string, string, number], Omit<LedgerTable, 'name'>>(
        `SELECT t.records, t.amount, t.decimals, t.sha256 FROM run_table t JOIN run ON run.id = t.run
         WHERE run.id IN (
             SELECT max(id) FROM run
             WHERE job = ? AND state = 'released' AND directory NOT IN (SELECT directory FROM supplement)
             GROUP BY inputSha256)
           AND t.name = ? ORDER BY run.id DESC LIMIT ?`,
      )
      .all(job, table, runs);
  }

  /** All runs, newest first. */
  all(): LedgerRun[] {
    return this.#db.prepare<[], LedgerRun>('SELECT * FROM run ORDER BY id DESC').all();
  }

  close(): void {
    this.#db.close();
  }
}
