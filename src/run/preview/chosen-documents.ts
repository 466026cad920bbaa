import { shownKey, type Fault } from '../../fault/fault.ts';
import { RunStop, stopRun } from '../../fault/run-stop.ts';
import type { Connection } from '../../store/run-database.ts';
import { parseFault } from '../write-rejects.ts';

/** Which documents are looked at: all of an account, one by its number, or the one at a place in the order of composition. */
export interface Choice {
  readonly account?: string;
  readonly document?: string;
  /** From 1. */
  readonly place?: number;
}

/** The documents that were chosen, and those beside them. */
export interface Chosen {
  readonly account: string;
  readonly documents: readonly string[];
  /** Place of the first of them in the order of composition, from 1, and how many there are in all. */
  readonly place: number;
  readonly of: number;
  /** Why others of the account are not set: they never reach composition. */
  readonly faults: readonly Fault[];
}

interface OrderedRow {
  readonly seq: number;
  readonly key: string;
  readonly account: string;
}

const ORDERED = `
SELECT o.seq, o.key, a.account FROM main.compose_order o JOIN main.address a ON a.rank = o.rank`;

const ORDER = `
INSERT INTO temp.compose_order (seq, document, rank, mail_rank, copies, key, line, raw, refs)
SELECT ?, document, rank, mail_rank, copies, key, line, raw, refs FROM main.compose_order WHERE seq = ?`;

const DETAILS = `
INSERT INTO temp.compose_detail (seq, line, rows, raw, cuts, refs)
SELECT ?, line, rows, raw, cuts, refs FROM main.compose_detail WHERE seq = ?`;

/** What was decided before composition about the rows of these documents, of which a copy may be held back. */
const FATES = `
INSERT INTO temp.fate (document, fate, code, fault)
SELECT f.document, f.fate, f.code, f.fault FROM main.document d JOIN main.fate f ON f.document = d.document
WHERE d.account = ?`;

/** Puts the chosen documents, and nothing else, into the order of composition. Stops when there is none. */
export function chooseDocuments(db: Connection, choice: Choice): Chosen {
  const rows = find(db, choice);
  const first = rows[0];
  if (first === undefined) return stopUnknown(db, choice);
  takeDocuments(
    db,
    rows.map(({ seq }) => seq),
  );
  db.prepare(FATES).run(first.account);
  return {
    account: first.account,
    documents: rows.map(({ key }) => key),
    place: first.seq,
    of: db.prepare<[], number>('SELECT count(*) FROM main.compose_order').pluck().get() ?? 0,
    faults:
      choice.document === undefined && choice.place === undefined
        ? kept(db, 'd.account = ?', first.account)
        : [],
  };
}

/** Puts documents into the order of composition, by their places in the extract's own. */
export function takeDocuments(db: Connection, places: readonly number[]): void {
  const order = db.prepare(ORDER);
  const details = db.prepare(DETAILS);
  places.forEach((place, i) => {
    order.run(i + 1, place);
    details.run(i + 1, place);
  });
}

function find(db: Connection, { account, document, place }: Choice): OrderedRow[] {
  if (place !== undefined) return db.prepare<[number], OrderedRow>(`${ORDERED} WHERE o.seq = ?`).all(place);
  if (document !== undefined) {
    const rows = db.prepare<[string], OrderedRow>(`${ORDERED} WHERE o.key = ? ORDER BY o.seq`).all(document);
    return account === undefined ? rows.slice(0, 1) : rows.filter((row) => row.account === account);
  }
  if (account !== undefined)
    return db.prepare<[string], OrderedRow>(`${ORDERED} WHERE a.account = ? ORDER BY o.seq`).all(account);
  return db.prepare<[], OrderedRow>(`${ORDERED} ORDER BY o.seq LIMIT 1`).all();
}

/** Nothing to set: because there is no such key, or because its documents were rejected before they could be set. */
function stopUnknown(db: Connection, { account, document }: Choice): never {
  const [column, key] = document === undefined ? ['d.account', account] : ['d.key', document];
  if (key === undefined) stopRun({ code: 'preview.no-document', place: {} });
  const faults = kept(db, `${column} = ?`, key);
  if (faults.length > 0) throw new RunStop(faults);
  return stopRun({ code: 'preview.key-unknown', place: {}, found: shownKey(key) });
}

function kept(db: Connection, where: string, key: string): Fault[] {
  return db
    .prepare<[string], string>(
      `SELECT f.fault FROM main.document d JOIN main.fate f ON f.document = d.document
       WHERE ${where} AND f.fault IS NOT NULL ORDER BY d.document`,
    )
    .pluck()
    .all(key)
    .map(parseFault);
}
