import { z } from 'zod';
import type { Connection } from '../store/run-database.ts';
import { rowsInOrder } from '../store/rows-in-order.ts';
import type { StatedPages } from '../verify/pages/check-pages.ts';
import type { StatedMarks } from '../verify/marks/stated-marks.ts';
import type { ExpectedDocument, ExpectedSheet, ExpectedStream } from '../verify/expected-stream.ts';

/** Rows read at a time. */
const ROWS = 4000;

/** What all streams of a run share. */
export interface StreamNumbers {
  readonly jobNumber: number;
  readonly runNumber: number;
  readonly plex: 'simplex' | 'duplex';
  /** Where the inserter's marks stand; absent: they are not looked at. */
  readonly marks?: StatedMarks | undefined;
  /** What must stand on the pages of a stream. */
  readonly stated?: (stream: string) => StatedPages;
}

interface StreamRow {
  readonly stream: number;
  readonly name: string;
  readonly file: string;
  readonly pages: number;
  readonly sheets: number;
  readonly bytes: number | null;
  readonly firstSeq: number;
  readonly lastSeq: number;
}

interface SheetRow {
  readonly sheet: number;
  readonly piece: number;
  readonly sheetInPiece: number;
  readonly sheetsInPiece: number;
  readonly page: number;
  readonly code: string;
  readonly omr: number;
}

const SHEETS = `
SELECT s.sheet, s.piece, s.sheet_in_piece AS sheetInPiece, p.sheets AS sheetsInPiece, s.page, s.code, s.omr
FROM sheet s JOIN piece p ON p.piece = s.piece WHERE s.stream = ?`;

/** All tables are read along their keys. */
const DOCUMENTS = `
SELECT c.seq, c.pages, c.crc, c.document, d.key, p.piece, p.first_page AS pieceStart, a.account,
       CASE WHEN p.first_document <> c.document THEN NULL
            WHEN o.mail_rank = o.rank THEN CAST(a.address AS TEXT)
            ELSE (SELECT CAST(m.address AS TEXT) FROM address m WHERE m.rank = o.mail_rank) END AS address
FROM composed c JOIN piece_document m ON m.seq = c.seq JOIN piece p ON p.piece = m.piece
JOIN document d ON d.document = c.document
LEFT JOIN compose_order o ON o.seq = c.seq LEFT JOIN address a ON a.rank = o.rank
WHERE c.seq > ? AND c.seq <= ? AND p.stream = ? ORDER BY c.seq LIMIT ?`;

/** Every print stream of the run with all its sheets and documents, as run.db states them. */
export function expectedStreams(db: Connection, numbers: StreamNumbers): ExpectedStream[] {
  return streamRows(db).map((row) => ({
    ...streamOf(row, numbers),
    sheets: allSheets(db, row.stream, numbers),
    documents: allDocuments(db, row, numbers.plex),
  }));
}

/** Every print stream with the first, the last and about `count` evenly spread sheets. */
export function sampledStreams(db: Connection, numbers: StreamNumbers, count: number): ExpectedStream[] {
  return streamRows(db).map((row) => ({
    ...streamOf(row, numbers),
    sheets: someSheets(db, row, numbers, count),
  }));
}

function streamRows(db: Connection): StreamRow[] {
  return db
    .prepare<[], StreamRow>(
      `SELECT stream, name, file, pages, sheets, bytes, first_seq AS firstSeq, last_seq AS lastSeq
       FROM print_stream ORDER BY stream`,
    )
    .all();
}

function streamOf(
  { name, file, pages, bytes }: StreamRow,
  { plex, marks, stated }: StreamNumbers,
): Omit<ExpectedStream, 'sheets'> {
  return { stream: name, file, pages, bytes: bytes ?? 0, plex, marks, records: true, stated: stated?.(name) };
}

function* allSheets(db: Connection, stream: number, numbers: StreamNumbers): Generator<ExpectedSheet> {
  const next = db.prepare<[number, number, number], SheetRow>(
    `${SHEETS} AND s.sheet > ? ORDER BY s.sheet LIMIT ?`,
  );
  const rows = rowsInOrder(
    (last) => next.all(stream, last, ROWS),
    ({ sheet }) => sheet,
  );
  for (const row of rows) yield sheetOf(row, numbers);
}

function* someSheets(
  db: Connection,
  stream: StreamRow,
  numbers: StreamNumbers,
  count: number,
): Generator<ExpectedSheet> {
  const one = db.prepare<[number, number], SheetRow>(`${SHEETS} AND s.sheet = ?`);
  const steps = Math.min(count + 1, stream.sheets - 1);
  for (let step = 0; step <= steps; step++) {
    const sheet = steps <= 0 ? 1 : 1 + Math.round(((stream.sheets - 1) * step) / steps);
    const row = one.get(stream.stream, sheet);
    if (row !== undefined) yield sheetOf(row, numbers);
  }
}

function sheetOf(row: SheetRow, { jobNumber, runNumber }: StreamNumbers): ExpectedSheet {
  const { piece, sheetInPiece, sheetsInPiece, page, code, omr } = row;
  return { jobNumber, runNumber, piece, sheetInPiece, sheetsInPiece, page, code, omr };
}

interface DocumentRow {
  readonly seq: number;
  readonly pages: number;
  readonly crc: number;
  readonly document: number;
  readonly key: string | null;
  readonly piece: number;
  readonly pieceStart: number;
  readonly account: string | null;
  /** `PostalAddress` as JSON, of the first document of a piece. */
  readonly address: string | null;
}

/** A piece's documents follow one another; in duplex each begins on a fresh front. */
function* allDocuments(
  db: Connection,
  stream: StreamRow,
  plex: 'simplex' | 'duplex',
): Generator<ExpectedDocument> {
  const next = db.prepare<[number, number, number, number], DocumentRow>(DOCUMENTS);
  let piece = 0;
  let page = 0;
  const rows = rowsInOrder(
    (last) => next.all(last, stream.lastSeq, stream.stream, ROWS),
    ({ seq }) => seq,
    stream.firstSeq - 1,
  );
  for (const row of rows) {
    if (row.piece !== piece) page = row.pieceStart;
    piece = row.piece;
    const { account, pages, crc } = row;
    yield {
      ...{ key: row.key ?? String(row.document), firstPage: page, pages, crc },
      ...(account === null ? {} : { account }),
      address: row.address === null ? undefined : addressIn(row.address),
    };
    page += plex === 'duplex' ? 2 * Math.ceil(pages / 2) : pages;
  }
}

const address = z.object({ lines: z.array(z.string()) });

function addressIn(json: string): readonly string[] {
  return address.parse(JSON.parse(json)).lines;
}
