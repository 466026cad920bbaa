import Database from 'better-sqlite3';
import { makePrivate } from './private-file.ts';

/** What the ledger keeps of a run; it spans all runs of all jobs of one state directory. */
export interface LedgerRun {
  readonly runId: string;
  readonly job: string;
  readonly runNumber: number;
  readonly runDate: string;
  readonly inputSha256: string;
  /** `specimen`: ended, and never a production of its extract. */
  readonly state: 'started' | 'releasing' | 'released' | 'failed' | 'specimen';
  readonly directory: string;
  readonly startedAt: string;
  readonly documents: number;
  readonly exitCode: number | null;
  readonly reason: string | null;
}

const schema = `
CREATE TABLE IF NOT EXISTS run (
  id INTEGER PRIMARY KEY, runId TEXT NOT NULL, job TEXT NOT NULL, runNumber INTEGER NOT NULL, runDate TEXT NOT NULL,
  inputSha256 TEXT NOT NULL, state TEXT NOT NULL, directory TEXT NOT NULL, startedAt TEXT NOT NULL,
  documents INTEGER NOT NULL DEFAULT 0, exitCode INTEGER, reason TEXT,
  UNIQUE (job, runId, directory)
);
CREATE INDEX IF NOT EXISTS run_input ON run (job, inputSha256);
`;

/** The state ledger, `ledger.db`: which extracts were produced by which run. */
export class Ledger {
  readonly #db: Database.Database;

  constructor(file: string) {
    makePrivate(file);
    this.#db = new Database(file, { timeout: 10_000 });
    this.#db.pragma('journal_mode = WAL');
    this.#db.pragma('synchronous = FULL');
    this.#db.exec(schema);
  }

  /** Notes the run; a run that is resumed keeps its number. Numbers count a job's runs from 1. */
  start(run: Omit<LedgerRun, 'runNumber' | 'state' | 'documents' | 'exitCode'>): number {
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
              "UPDATE run SET inputSha256 = ?, state = 'started' WHERE job = ? AND runId = ? AND directory = ?",
            )
            .run(run.inputSha256, run.job, run.runId, run.directory);
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

  /** Notes where the run stands; `releasing` is written before the rename, so that no extract is ever produced twice unseen. */
  note(
    job: string,
    runId: string,
    directory: string,
    state: LedgerRun['state'],
    documents: number,
    exitCode: number | null,
  ): void {
    this.#db
      .prepare(
        'UPDATE run SET state = ?, documents = ?, exitCode = ? WHERE job = ? AND runId = ? AND directory = ?',
      )
      .run(state, documents, exitCode, job, runId, directory);
  }

  /** Notes that a release which was cut short has been completed. */
  complete(job: string, runId: string, directory: string): void {
    this.#db
      .prepare(
        `UPDATE run SET state = 'released' WHERE job = ? AND runId = ? AND directory = ? AND state = 'releasing'`,
      )
      .run(job, runId, directory);
  }

  /** Other runs of this job that released, or may have released, the same extract; `directory` is the run's own. */
  producedBefore(job: string, inputSha256: string, directory: string): LedgerRun[] {
    return this.#db
      .prepare<[string, string, string], LedgerRun>(
        `SELECT * FROM run WHERE job = ? AND inputSha256 = ? AND directory <> ? AND state IN ('releasing', 'released')
         ORDER BY id`,
      )
      .all(job, inputSha256, directory);
  }

  /** All runs, newest first. */
  all(): LedgerRun[] {
    return this.#db.prepare<[], LedgerRun>('SELECT * FROM run ORDER BY id DESC').all();
  }

  close(): void {
    this.#db.close();
  }
}
