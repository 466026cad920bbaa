import type { Connection } from './run-database.ts';

/** Small facts of the run, kept in `meta`; values are text. */
export class RunFacts {
  readonly #get;
  readonly #set;
  readonly #stageDone;
  readonly #markStage;

  constructor(db: Connection) {
    this.#get = db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?');
    this.#set = db.prepare<[string, string]>('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)');
    this.#stageDone = db.prepare<[string], { name: string }>('SELECT name FROM stage WHERE name = ?');
    this.#markStage = db.prepare<[string]>('INSERT OR IGNORE INTO stage (name) VALUES (?)');
  }

  get(key: string): string | undefined {
    return this.#get.get(key)?.value;
  }

  set(key: string, value: string): void {
    this.#set.run(key, value);
  }

  /** A stage that is done is not done again by a resumed run. */
  isDone(stage: string): boolean {
    return this.#stageDone.get(stage) !== undefined;
  }

  markDone(stage: string): void {
    this.#markStage.run(stage);
  }
}
