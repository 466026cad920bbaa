import Database from 'better-sqlite3';
import type { DocumentKey } from '../../compare/comparison.ts';
import type { Connection } from '../../store/run-database.ts';

/** A composed document: where its pages are, and what may be drawn over them. */
export interface ComposedRow extends DocumentKey {
  readonly seq: number;
  readonly stream: number;
  readonly segment: number;
  readonly offset: number;
  readonly bytes: number;
  readonly crc: number;
  readonly variant: number;
  readonly pageBytes: string;
  readonly campaign: string | null;
  readonly free: string | null;
}

export type SideName = 'a' | 'b';

const COLUMNS =
  'account, document, seq, stream, segment, offset, bytes, crc, variant, page_bytes, campaign, free';

const COMPOSED = `
SELECT a.account, o.key, c.seq, p.stream, c.segment, c.offset, c.bytes, c.crc, c.variant, c.page_bytes, d.campaign, c.free
FROM composed c JOIN compose_order o ON o.seq = c.seq JOIN address a ON a.rank = o.rank
JOIN piece_document d ON d.seq = c.seq JOIN piece p ON p.piece = d.piece ORDER BY c.seq`;

const ORDERED = `
SELECT o.seq, o.key AS document, a.account FROM main.compose_order o JOIN main.address a ON a.rank = o.rank`;

/** What became of documents that were not composed. */
const FATES = `
SELECT d.account, d.key, f.fate || coalesce(' (' || f.code || ')', '') FROM SCHEMA.fate f
JOIN main.document d ON d.document = f.document WHERE d.key IS NOT NULL AND d.account IS NOT NULL
  AND f.fate <> 'diverted'`;

type Cells = readonly (string | number | null)[];

/** Where the documents of both sides are joined: in a file that SQLite deletes, so that memory does not grow with the run. */
export class WorkTables {
  readonly #db = new Database('');

  constructor() {
    this.#db.pragma('journal_mode = OFF');
    this.#db.pragma('synchronous = OFF');
    this.#db.exec(
      'CREATE TABLE scope (account TEXT, document TEXT, PRIMARY KEY (account, document)) WITHOUT ROWID',
    );
    for (const side of ['a', 'b']) {
      this.#db
        .exec(`CREATE TABLE ${side} (account TEXT, document TEXT, seq INTEGER PRIMARY KEY, stream INTEGER,
        segment INTEGER, offset INTEGER, bytes INTEGER, crc INTEGER, variant INTEGER, page_bytes TEXT, campaign TEXT, free TEXT)`);
      this.#db
        .exec(`CREATE TABLE fate_${side} (account TEXT, document TEXT, fate TEXT, PRIMARY KEY (account, document))
        WITHOUT ROWID`);
    }
  }

  /** Takes only some documents: the first of a side in its order, or those of some accounts. Gives how many they are. */
  choose(db: Connection, limit: number, accounts: readonly string[]): number {
    const where = accounts.length === 0 ? '' : `WHERE a.account IN (${accounts.map(() => '?').join(', ')})`;
    const rows = db.prepare<unknown[], DocumentKey>(`${ORDERED} ${where} ORDER BY o.seq LIMIT ${limit}`);
    const add = this.#db.prepare('INSERT OR IGNORE INTO scope (account, document) VALUES (?, ?)');
    let count = 0;
    this.#db.transaction(() => {
      for (const { account, document } of rows.iterate(...accounts))
        count += add.run(account, document).changes;
    })();
    return count;
  }

  /** Places in a side's order of composition of the documents that were chosen. */
  placesOf(db: Connection): number[] {
    const has = this.#has();
    const places: number[] = [];
    for (const { seq, account, document } of db
      .prepare<[], DocumentKey & { readonly seq: number }>(`${ORDERED} ORDER BY o.seq`)
      .iterate())
      if (has(account, document)) places.push(seq);
    return places;
  }

  /** Takes a side's composed documents; `scoped`: only those that were chosen. Gives how many there are. */
  load(side: SideName, db: Connection, scoped: boolean): number {
    const has = this.#has();
    const add = this.#db.prepare(`INSERT INTO ${side} (${COLUMNS}) VALUES (${'?, '.repeat(11)}?)`);
    let count = 0;
    this.#db.transaction(() => {
      for (const cells of db.prepare<[], Cells>(COMPOSED).raw(true).iterate()) {
        if (scoped && !has(String(cells[0]), String(cells[1]))) continue;
        add.run(...cells);
        count += 1;
      }
    })();
    this.#db.exec(`CREATE INDEX ${side}_key ON ${side} (account, document)`);
    return count;
  }

  /** How many documents are on both sides. */
  shared(): number {
    const sql = 'SELECT count(*) FROM a JOIN b ON b.account = a.account AND b.document = a.document';
    return this.#db.prepare<[], number>(sql).pluck().get() ?? 0;
  }

  /** Documents of both sides, in the order of the first. */
  *pairs(): Generator<readonly [ComposedRow, ComposedRow]> {
    const columns = COLUMNS.split(', ');
    const of = (side: SideName): string => columns.map((column) => `${side}.${column}`).join(', ');
    const rows = this.#db.prepare<[], (string | number | null)[]>(
      `SELECT ${of('a')}, ${of('b')} FROM a CROSS JOIN b ON b.account = a.account AND b.document = a.document ORDER BY a.seq`,
    );
    for (const cells of rows.raw(true).iterate()) yield [rowOf(cells, 0), rowOf(cells, columns.length)];
  }

  /** Notes what became of documents that a side has not composed. */
  loadFates(side: SideName, db: Connection, schemas: readonly string[]): void {
    const add = this.#db.prepare(
      `INSERT OR REPLACE INTO fate_${side} (account, document, fate) VALUES (?, ?, ?)`,
    );
    this.#db.transaction(() => {
      for (const schema of schemas) {
        const rows = db.prepare<[], Cells>(FATES.replace('SCHEMA', schema)).raw(true);
        for (const cells of rows.iterate()) add.run(...cells);
      }
    })();
  }

  /** Documents of a side that the other one has not composed, in their order, with what became of them there. */
  *only(side: SideName): Generator<DocumentKey & { readonly fate: string | null }> {
    const other = side === 'a' ? 'b' : 'a';
    yield* this.#db
      .prepare<[], DocumentKey & { readonly fate: string | null }>(
        `SELECT s.account, s.document, f.fate FROM ${side} s
         LEFT JOIN fate_${other} f ON f.account = s.account AND f.document = s.document
         WHERE NOT EXISTS (SELECT 1 FROM ${other} o WHERE o.account = s.account AND o.document = s.document) ORDER BY s.seq`,
      )
      .iterate();
  }

  close(): void {
    this.#db.close();
  }

  #has(): (account: string, document: string) => boolean {
    const find = this.#db.prepare<[string, string], number>(
      'SELECT 1 FROM scope WHERE account = ? AND document = ?',
    );
    return (account, document) => find.get(account, document) !== undefined;
  }
}

function rowOf(cells: Cells, from: number): ComposedRow {
  const text = (at: number): string => String(cells[from + at] ?? '');
  const number = (at: number): number => Number(cells[from + at] ?? 0);
  return {
    account: text(0),
    document: text(1),
    seq: number(2),
    stream: number(3),
    segment: number(4),
    offset: number(5),
    bytes: number(6),
    crc: number(7),
    variant: number(8),
    pageBytes: text(9),
    campaign: cells[from + 10] == null ? null : text(10),
    free: cells[from + 11] == null ? null : text(11),
  };
}
