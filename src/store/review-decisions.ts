import type Database from 'better-sqlite3';

/** What a person decided of two accounts, as they were then. */
export interface ReviewDecision {
  /** Id of the pair: of both accounts and of what was known of them. See match/pair-id.ts. */
  readonly pair: string;
  readonly accountA: string;
  readonly accountB: string;
  readonly decision: 'same' | 'different';
  readonly decidedBy: string;
  /** `YYYY-MM-DD`. */
  readonly decidedOn: string;
}

/** The decisions that the ledger keeps, by job: they last until one of the two accounts has another name or address. */
export class ReviewDecisions {
  readonly #db: Database.Database;

  constructor(db: Database.Database) {
    this.#db = db;
  }

  /** All of a job, in the order of their pairs. */
  of(job: string): ReviewDecision[] {
    return this.#db
      .prepare<[string], ReviewDecision>(
        `SELECT pair, accountA, accountB, decision, decidedBy, decidedOn FROM review_decision
         WHERE job = ? ORDER BY pair`,
      )
      .all(job);
  }

  /** Keeps decisions, all or none; what was decided of a pair before is replaced. */
  keep(job: string, decisions: readonly ReviewDecision[]): void {
    const keep = this.#db.prepare(
      `INSERT OR REPLACE INTO review_decision (job, pair, accountA, accountB, decision, decidedBy, decidedOn)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#db
      .transaction(() => {
        for (const { pair, accountA, accountB, decision, decidedBy, decidedOn } of decisions)
          keep.run(job, pair, accountA, accountB, decision, decidedBy, decidedOn);
      })
      .immediate();
  }
}
