import type { ReviewedRecipient } from '../match/pair-id.ts';
import type { Connection } from '../store/run-database.ts';
import { rowsInOrder } from '../store/rows-in-order.ts';
import { readMatchRecord } from '../worker/match-record-of.ts';

/** Rows read at a time: memory stays flat, whoever is the same as whom. */
const PAGE = 2000;

const OF_ADDRESS = `
SELECT a.rank, a.recipient, a.account, m.record FROM address a JOIN match_record m ON m.recipient = a.recipient`;

interface RecordRow {
  readonly rank: number;
  readonly recipient: number;
  readonly account: string;
  readonly record: string;
}

/** A recipient with what matching compares of it. */
interface RecordOfRecipient extends ReviewedRecipient {
  readonly rank: number;
  readonly recipient: number;
}

/** What matching compares, as run.db keeps it. */
export class MatchRecords {
  readonly #page;
  readonly #ofRank;
  readonly #ofAccount;

  constructor(db: Connection) {
    this.#page = db.prepare<[number, number], RecordRow>(
      `${OF_ADDRESS} WHERE a.rank > ? ORDER BY a.rank LIMIT ?`,
    );
    this.#ofRank = db.prepare<[number], RecordRow>(`${OF_ADDRESS} WHERE a.rank = ?`);
    this.#ofAccount = db.prepare<[string], RecordRow>(`${OF_ADDRESS} WHERE a.account = ?`);
  }

  /** All, by rank: neither the order of the extract's rows nor the workers show. */
  *all(): Generator<RecordOfRecipient> {
    const rows = rowsInOrder(
      (last) => this.#page.all(last, PAGE),
      ({ rank }) => rank,
    );
    for (const row of rows) yield recordOf(row);
  }

  ofRank(rank: number): RecordOfRecipient {
    const row = this.#ofRank.get(rank);
    if (row === undefined) throw new RangeError(`no recipient has rank ${rank}`);
    return recordOf(row);
  }

  ofAccount(account: string): RecordOfRecipient | undefined {
    const row = this.#ofAccount.get(account);
    return row === undefined ? undefined : recordOf(row);
  }
}

function recordOf({ rank, recipient, account, record }: RecordRow): RecordOfRecipient {
  return { rank, recipient, account, record: readMatchRecord(JSON.parse(record) as readonly string[]) };
}
