import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageContent } from '../../src/pdf/page-chunk.ts';
import { renderManifest } from '../../src/report/manifest.ts';
import { openRunDatabase, type Connection } from '../../src/store/run-database.ts';
import { RunFacts } from '../../src/store/run-facts.ts';
import { scratch, written, type Night } from './night.ts';

/** A run directory with one released stream; `pages`: what the file holds instead of what run.db says. */
export function releasedRun(from: Night, pages: readonly PageContent[] = from.pages): string {
  const root = scratch();
  const { path, expected } = written(from, { pages });
  mkdirSync(join(root, 'streams'));
  copyFileSync(path, join(root, expected.file));
  const bytes = readFileSync(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const db = openRunDatabase(join(root, 'run.db'));
  fill(db, from, bytes.length);
  db.close();
  const stated = [{ file: expected.file, sha256, bytes: bytes.length, counts: {} }];
  writeFileSync(join(root, 'manifest.json'), renderManifest('a-run', stated));
  return root;
}

/** The rows that verifying reads, as a run leaves them. */
function fill(db: Connection, { mode, pages, sheets, documents }: Night, bytes: number): void {
  const facts = new RunFacts(db);
  facts.set('run.number', '1');
  facts.set('job', JSON.stringify({ number: 101, mailpiece: { plex: mode.plex } }));
  const insert = (table: string, row: Record<string, string | number>): void => {
    const columns = Object.keys(row);
    const places = columns.map((column) => `@${column}`).join(', ');
    db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`).run(row);
  };
  const totals = { pieces: documents.length, sheets: sheets.length, pages: pages.length, blank_pages: 0 };
  const sequence = {
    first_sequence: 1,
    last_sequence: documents.length,
    first_seq: 1,
    last_seq: documents.length,
  };
  insert('print_stream', { stream: 0, name: 'a4', file: 'streams/a4.pdf', bytes, ...totals, ...sequence });
  sheets.forEach(({ piece, sheetInPiece, page, code }, i) => {
    insert('sheet', { stream: 0, sheet: i + 1, piece, sheet_in_piece: sheetInPiece, page, omr: 0, code });
  });
  documents.forEach(({ piece, key, firstPage, pages: count, crc }) => {
    const own = sheets.filter((sheet) => sheet.piece === piece);
    const first = sheets.findIndex((sheet) => sheet.piece === piece) + 1;
    const place = { stream: 0, sequence: piece, recipient: piece, first_document: piece, documents: 1 };
    insert('piece', {
      piece,
      ...place,
      sheets: own.length,
      pages: count,
      first_sheet: first,
      first_page: firstPage,
    });
    insert('piece_document', { seq: piece, document: piece, piece, position: 0 });
    insert('document', { document: piece, key, line: piece + 1, raw: '' });
    const store = {
      segment: 0,
      offset: 0,
      bytes: 0,
      variant: 0,
      amount: 0,
      details: 0,
      page_bytes: '',
      eligible: 0,
      inserts: 0,
      fingerprint: '',
    };
    insert('composed', { seq: piece, document: piece, crc, pages: count, ...store });
  });
}
