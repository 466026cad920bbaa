import type { Fault } from '../fault/fault.ts';
import { stopRun } from '../fault/run-stop.ts';
import { sheetPrefix } from '../inserter/readable-line.ts';
import { decimalsOf } from '../job/amount-decimals.ts';
import type { TablePlan } from '../job/table-plan.ts';
import type { AddressChange, AddressDoubt, AddressParts } from '../model/address-parts.ts';
import type { PostalAddress } from '../model/postal-address.ts';
import { fileOf, lineInFile } from '../store/row-place.ts';
import type { Connection } from '../store/run-database.ts';
import { traceMatch, type MatchTrace } from './trace-match.ts';
import { traceNotices, type NoticeTrace } from './notices-report.ts';
import { parseFault } from './write-rejects.ts';

/** One recipient and what became of its documents. `line` counts from 1. */
export interface RecipientTrace {
  readonly account: string;
  readonly file: string;
  readonly line?: number;
  readonly address?: PostalAddress;
  /** What the address is understood as; those that are not empty. */
  readonly parts: Partial<AddressParts>;
  /** What was changed in the address, field by field, and what speaks against it. */
  readonly changes: readonly AddressChange[];
  readonly doubts: readonly AddressDoubt[];
  readonly fault?: Fault;
  readonly match: MatchTrace;
  /** What files of moves and stops say of it. */
  readonly notices: readonly NoticeTrace[];
  readonly documents: readonly DocumentTrace[];
}

export interface DocumentTrace {
  readonly key: string;
  readonly file: string;
  readonly line: number;
  /** Whole minor units of so many decimals. */
  readonly amount: number | null;
  readonly decimals: number;
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
    /** Of the piece. */
    readonly sheets: number;
    /** The document's own sheets in the piece, from 1. */
    readonly firstSheetInPiece: number;
    readonly lastSheetInPiece: number;
    /** The document's first sheet in the stream, from 1, and its first page in the file, from 0. */
    readonly firstSheet: number;
    readonly firstPage: number;
    readonly campaign: string | null;
    /** Code payload of each of the document's sheets. */
    readonly codes: readonly string[];
  };
}

interface DocumentRow {
  readonly document: number;
  readonly key: string | null;
  readonly file: string | null;
  readonly line: number;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly fate: string | null;
  readonly fault: string | null;
}

/**
 * Follows an account, a document key, a piece number (`P0000017` or `17`) or what is printed on a sheet
 * (`101-00001-P0000017 1/2`, also without ` 1/2`); empty when nothing has that key. Stops at a sheet of another run.
 */
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
  const piece = /^P?0*(\d{1,9})$/i.exec(pieceOfSheet(db, key) ?? key)?.[1];
  if (piece === undefined) return [];
  return all(
    `SELECT d.account FROM piece_document p JOIN document d ON d.document = p.document WHERE p.piece = ?
     GROUP BY d.account ORDER BY min(p.position)`,
    Number(piece),
  );
}

/** The piece number in what is printed on a sheet; undefined when the key is nothing of the kind. */
function pieceOfSheet(db: Connection, key: string): string | undefined {
  const [, prefix, piece] = /^(\d{3}-\d{5})-(P\d{7,9})(?:\s+\d+\/\d+)?$/i.exec(key.trim()) ?? [];
  const number = metaOf(db, 'run.number');
  if (prefix === undefined || number === undefined) return undefined;
  const expected = sheetPrefix({ job: jobOf(db).number ?? 0, run: Number(number) % 100_000 });
  if (prefix !== expected) stopRun({ code: 'cli.key-of-other-run', place: {}, found: key, expected });
  return piece;
}

function traceAccount(db: Connection, account: string): RecipientTrace {
  const job = jobOf(db);
  const asked = {
    decimals: job.extract === undefined ? 0 : decimalsOf(job.extract.documents),
    duplex: job.mailpiece?.plex === 'duplex',
  };
  const recipient = db
    .prepare<
      [string],
      {
        recipient: number;
        file: string | null;
        line: number;
        fault: string | null;
        address: string | null;
        parts: string | null;
        changes: string | null;
        doubts: string | null;
      }
    >(
      `SELECT r.recipient, ${fileOf('r.line')} AS file, ${lineInFile('r.line')} AS line, r.fault, CAST(a.address AS TEXT) AS address,
         CAST(a.parts AS TEXT) AS parts, CAST(a.changes AS TEXT) AS changes, CAST(a.doubts AS TEXT) AS doubts FROM recipient r LEFT JOIN address a ON a.account = r.account
       WHERE r.account = ? ORDER BY r.recipient LIMIT 1`,
    )
    .get(account);
  const documents = db
    .prepare<[string], DocumentRow>(
      `SELECT d.document, d.key, ${fileOf('d.line')} AS file, ${lineInFile('d.line')} AS line, d.amount, d.currency, f.fate, f.fault FROM document d
       LEFT JOIN fate f ON f.document = d.document WHERE d.account = ? ORDER BY d.key, d.document`,
    )
    .all(account);
  return {
    account,
    file: recipient?.file ?? '',
    ...(recipient === undefined ? {} : { line: recipient.line }),
    ...(recipient?.address == null ? {} : { address: JSON.parse(recipient.address) as PostalAddress }),
    ...(recipient?.fault == null ? {} : { fault: parseFault(recipient.fault) }),
    parts: recipient?.parts == null ? {} : (JSON.parse(recipient.parts) as Partial<AddressParts>),
    changes: recipient?.changes == null ? [] : (JSON.parse(recipient.changes) as AddressChange[]),
    doubts: recipient?.doubts == null ? [] : (JSON.parse(recipient.doubts) as AddressDoubt[]),
    match: recipient === undefined ? { sameAs: [] } : traceMatch(db, recipient.recipient, account),
    notices: recipient === undefined ? [] : traceNotices(db, recipient.recipient),
    documents: documents.map((row) => traceDocument(db, row, asked)),
  };
}

/** Of the job as run.db keeps it, what is asked here; this program wrote it. */
interface TracedJob {
  readonly number?: number;
  readonly extract?: {
    readonly recipients: { readonly name: string };
    readonly documents: Pick<TablePlan, 'name' | 'amount' | 'columns'>;
  };
  readonly mailpiece?: { readonly plex: string };
}

function jobOf(db: Connection): TracedJob {
  return JSON.parse(metaOf(db, 'job') ?? '{}') as TracedJob;
}

function metaOf(db: Connection, key: string): string | undefined {
  return db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?').get(key)?.value;
}

/** What of the job and the extract all documents of a run share. */
interface DocumentTerms {
  readonly decimals: number;
  readonly duplex: boolean;
}

function traceDocument(db: Connection, row: DocumentRow, asked: DocumentTerms): DocumentTrace {
  const runs = db
    .prepare<[string], { line: number; rows: number }>(
      `SELECT ${lineInFile('line')} AS line, rows FROM detail_run WHERE parent = ? ORDER BY detail_run.line`,
    )
    .all(row.key ?? '');
  const composed = db
    .prepare<[number], { pages: number; segment: number; offset: number; bytes: number }>(
      'SELECT pages, segment, offset, bytes FROM composed WHERE document = ?',
    )
    .get(row.document);
  const piece = db
    .prepare<[number], PieceRow>(
      `SELECT d.seq, p.piece, p.stream AS streamIndex, s.name AS stream, p.sequence, p.sheets,
              p.first_sheet AS pieceSheet, p.first_page AS piecePage, d.campaign
       FROM piece_document d JOIN piece p ON p.piece = d.piece JOIN print_stream s ON s.stream = p.stream
       WHERE d.document = ?`,
    )
    .get(row.document);
  return {
    key: row.key ?? '(no key)',
    file: row.file ?? '',
    line: row.line,
    amount: row.amount,
    decimals: asked.decimals,
    currency: row.currency ?? '',
    fate: row.fate ?? 'not decided',
    details: runs.reduce((sum, run) => sum + run.rows, 0),
    detailLines: runs.length === 0 ? '' : ` (from line ${runs.map((run) => run.line).join(', ')})`,
    ...(row.fault === null ? {} : { fault: parseFault(row.fault) }),
    ...(composed === undefined ? {} : { composed }),
    ...(piece === undefined || composed === undefined
      ? {}
      : { piece: placeInPiece(db, piece, composed.pages, asked.duplex) }),
  };
}

interface PieceRow {
  readonly seq: number;
  readonly piece: number;
  readonly streamIndex: number;
  readonly stream: string;
  readonly sequence: number;
  readonly sheets: number;
  readonly pieceSheet: number;
  readonly piecePage: number;
  readonly campaign: string | null;
}

/** Where the document stands in its piece: documents follow one another, in duplex each from a fresh front. */
function placeInPiece(
  db: Connection,
  { seq, streamIndex, pieceSheet, piecePage, ...piece }: PieceRow,
  pages: number,
  duplex: boolean,
): NonNullable<DocumentTrace['piece']> {
  const sheetsOf = (count: number): number => (duplex ? Math.ceil(count / 2) : count);
  const sheetsBefore = db
    .prepare<[number, number], { pages: number }>(
      `SELECT c.pages FROM piece_document d JOIN composed c ON c.seq = d.seq WHERE d.piece = ? AND d.seq < ?`,
    )
    .all(piece.piece, seq)
    .reduce((sum, before) => sum + sheetsOf(before.pages), 0);
  const firstSheet = pieceSheet + sheetsBefore;
  return {
    ...piece,
    firstSheetInPiece: sheetsBefore + 1,
    lastSheetInPiece: sheetsBefore + sheetsOf(pages),
    firstSheet,
    firstPage: piecePage + sheetsBefore * (duplex ? 2 : 1),
    codes: codesOf(db, streamIndex, firstSheet, firstSheet + sheetsOf(pages) - 1),
  };
}

function codesOf(db: Connection, stream: number, firstSheet: number, lastSheet: number): string[] {
  return db
    .prepare<[number, number, number], { code: string }>(
      'SELECT code FROM sheet WHERE stream = ? AND sheet BETWEEN ? AND ? ORDER BY sheet',
    )
    .all(stream, firstSheet, lastSheet)
    .map((row) => row.code);
}
