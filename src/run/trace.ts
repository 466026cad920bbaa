import type { Fault } from '../fault/fault.ts';
import type { PostalAddress } from '../model/postal-address.ts';
import type { Connection } from '../store/run-database.ts';
import { parseFault } from './write-rejects.ts';

/** One recipient and what became of its documents. `line` counts from 1. */
export interface RecipientTrace {
  readonly account: string;
  readonly file: string;
  readonly line?: number;
  readonly address?: PostalAddress;
  readonly fault?: Fault;
  /** Other accounts of the same person at the same address. */
  readonly sameAs: readonly string[];
  readonly documents: readonly DocumentTrace[];
}

export interface DocumentTrace {
  readonly key: string;
  readonly file: string;
  readonly line: number;
  readonly amount: number | null;
  readonly currency: string;
  readonly fate: string;
  readonly details: number;
  /** Where its runs of consecutive detail rows start, such as ` (from line 3, 9)`; '' without any. */
  readonly detailLines: string;
  readonly fault?: Fault;
  readonly composed?: {
    readonly pages: number;
    readonly segment: number;
    readonly offset: number;
    readonly bytes: number;
  };
  readonly piece?: {
    readonly piece: number;
    readonly stream: string;
    readonly sequence: number;
    readonly sheets: number;
    readonly firstSheet: number;
    readonly firstPage: number;
    readonly campaign: string | null;
    /** Code payload of each sheet. */
    readonly codes: readonly string[];
  };
}

interface DocumentRow {
  readonly document: number;
  readonly key: string | null;
  readonly line: number;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly fate: string | null;
  readonly fault: string | null;
}

/** Follows an account, a document key or a piece number (`P0000017` or `17`); empty when nothing has that key. */
export function traceKey(db: Connection, key: string): RecipientTrace[] {
  return accountsOf(db, key).map((account) => traceAccount(db, account));
}

function accountsOf(db: Connection, key: string): string[] {
  const all = (sql: string, value: string | number): string[] =>
    db
      .prepare<[string | number], { account: string | null }>(sql)
      .all(value)
      .flatMap((row) => (row.account === null ? [] : [row.account]));
  const byAccount = [
    ...all('SELECT account FROM recipient WHERE account = ? LIMIT 1', key),
    ...all('SELECT DISTINCT account FROM document WHERE account = ?', key),
  ];
  if (byAccount.length > 0) return [...new Set(byAccount)].slice(0, 1);
  const byDocument = all('SELECT DISTINCT account FROM document WHERE key = ?', key);
  if (byDocument.length > 0) return byDocument;
  const piece = /^P?0*(\d{1,9})$/i.exec(key)?.[1];
  if (piece === undefined) return [];
  return all(
    'SELECT r.account FROM piece p JOIN recipient r ON r.recipient = p.recipient WHERE p.piece = ?',
    Number(piece),
  );
}

function traceAccount(db: Connection, account: string): RecipientTrace {
  const files = new Map(
    db
      .prepare<[], { name: string; file: string }>('SELECT name, file FROM input')
      .all()
      .map((row) => [row.name, row.file]),
  );
  const job = JSON.parse(
    db.prepare<[], { value: string }>(`SELECT value FROM meta WHERE key = 'job'`).get()?.value ?? '{}',
  ) as {
    extract?: { recipients: { name: string }; documents: { name: string } };
  };
  const recipientFile = files.get(job.extract?.recipients.name ?? '') ?? '';
  const documentFile = files.get(job.extract?.documents.name ?? '') ?? '';
  const recipient = db
    .prepare<[string], { recipient: number; line: number; fault: string | null; address: string | null }>(
      `SELECT r.recipient, r.line, r.fault, CAST(a.address AS TEXT) AS address FROM recipient r LEFT JOIN address a ON a.account = r.account
       WHERE r.account = ? ORDER BY r.recipient LIMIT 1`,
    )
    .get(account);
  const documents = db
    .prepare<[string], DocumentRow>(
      `SELECT d.document, d.key, d.line, d.amount, d.currency, f.fate, f.fault FROM document d
       LEFT JOIN fate f ON f.document = d.document WHERE d.account = ? ORDER BY d.key, d.document`,
    )
    .all(account);
  return {
    account,
    file: recipientFile,
    ...(recipient === undefined ? {} : { line: recipient.line }),
    ...(recipient?.address == null ? {} : { address: JSON.parse(recipient.address) as PostalAddress }),
    ...(recipient?.fault == null ? {} : { fault: parseFault(recipient.fault) }),
    sameAs: recipient === undefined ? [] : sameAs(db, recipient.recipient),
    documents: documents.map((row) => traceDocument(db, row, documentFile)),
  };
}

function sameAs(db: Connection, recipient: number): string[] {
  return db
    .prepare<[number, number], { account: string }>(
      `SELECT r.account FROM same_person s JOIN same_person t ON t.cluster = s.cluster AND t.recipient <> s.recipient
       JOIN recipient r ON r.recipient = t.recipient WHERE s.recipient = ? AND t.recipient <> ? ORDER BY r.account`,
    )
    .all(recipient, recipient)
    .map((row) => row.account);
}

function traceDocument(db: Connection, row: DocumentRow, file: string): DocumentTrace {
  const runs = db
    .prepare<[string], { line: number; rows: number }>(
      'SELECT line, rows FROM detail_run WHERE parent = ? ORDER BY line',
    )
    .all(row.key ?? '');
  const composed = db
    .prepare<[number], { pages: number; segment: number; offset: number; bytes: number }>(
      'SELECT pages, segment, offset, bytes FROM composed WHERE document = ?',
    )
    .get(row.document);
  const piece = db
    .prepare<[number], PieceRow>(
      `SELECT p.piece, p.stream AS streamIndex, s.name AS stream, p.sequence, p.sheets, p.first_sheet AS firstSheet,
              p.first_page AS firstPage, d.campaign
       FROM piece_document d JOIN piece p ON p.piece = d.piece JOIN print_stream s ON s.stream = p.stream
       WHERE d.document = ?`,
    )
    .get(row.document);
  return {
    key: row.key ?? '(no key)',
    file,
    line: row.line,
    amount: row.amount,
    currency: row.currency ?? '',
    fate: row.fate ?? 'not decided',
    details: runs.reduce((sum, run) => sum + run.rows, 0),
    detailLines: runs.length === 0 ? '' : ` (from line ${runs.map((run) => run.line).join(', ')})`,
    ...(row.fault === null ? {} : { fault: parseFault(row.fault) }),
    ...(composed === undefined ? {} : { composed }),
    ...(piece === undefined ? {} : { piece: { ...piece, codes: codesOf(db, piece) } }),
  };
}

interface PieceRow {
  readonly piece: number;
  readonly streamIndex: number;
  readonly stream: string;
  readonly sequence: number;
  readonly sheets: number;
  readonly firstSheet: number;
  readonly firstPage: number;
  readonly campaign: string | null;
}

function codesOf(db: Connection, piece: PieceRow): string[] {
  return db
    .prepare<[number, number, number], { code: string }>(
      'SELECT code FROM sheet WHERE stream = ? AND sheet BETWEEN ? AND ? ORDER BY sheet',
    )
    .all(piece.streamIndex, piece.firstSheet, piece.firstSheet + piece.sheets - 1)
    .map((row) => row.code);
}
