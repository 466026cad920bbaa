import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { onTestFinished } from 'vitest';
import { ContentWriter } from '../../src/pdf/content.ts';
import type { PieceRecord } from '../../src/pdf/document-parts.ts';
import type { PageContent } from '../../src/pdf/page-chunk.ts';
import type { ExpectedDocument, ExpectedSheet, ExpectedStream } from '../../src/verify/expected-stream.ts';
import { faces, sampleStream } from '../pdf/sample-stream.ts';

export interface Mode {
  readonly objectStreams: boolean;
  readonly plex: 'simplex' | 'duplex';
}

export const modes: readonly Mode[] = [
  { objectStreams: false, plex: 'simplex' },
  { objectStreams: true, plex: 'simplex' },
  { objectStreams: false, plex: 'duplex' },
  { objectStreams: true, plex: 'duplex' },
];

/** A print stream's pages and what run.db would say of them. */
export interface Night {
  readonly mode: Mode;
  readonly pages: PageContent[];
  readonly sheets: ExpectedSheet[];
  readonly documents: (ExpectedDocument & { readonly piece: number })[];
}

/** Pieces of one to three sheets, a document each; in duplex every other one ends with a blank back. */
export function night(mode: Mode, pieces: number): Night {
  const writer = new ContentWriter();
  const made: Night = { mode, pages: [], sheets: [], documents: [] };
  for (let piece = 1; piece <= pieces; piece++) {
    const sheetsInPiece = 1 + (piece % 3);
    const printed = mode.plex === 'duplex' ? 2 * sheetsInPiece - (piece % 2) : sheetsInPiece;
    const firstPage = made.pages.length;
    let crc = 0;
    for (let page = 0; page < printed; page++) {
      writer.text(60, 700, 0, face(), 10, `page ${page} of piece ${piece}`);
      const body = writer.takeDeflated();
      const document = piece - 1;
      crc = crc32(body, crc);
      if (mode.plex === 'duplex' && page % 2 === 1) made.pages.push({ body, document });
      else {
        const sheetInPiece = (mode.plex === 'duplex' ? page / 2 : page) + 1;
        const code = `101${String(piece).padStart(7, '0')}${sheetInPiece}${sheetsInPiece}`;
        const numbers = { jobNumber: 101, runNumber: 1, piece, sheetInPiece, sheetsInPiece };
        made.sheets.push({ ...numbers, page: made.pages.length, code });
        made.pages.push({ body, document, overlay: overlay(lineText(piece, sheetInPiece, sheetsInPiece)) });
      }
    }
    if (mode.plex === 'duplex' && printed % 2 === 1) made.pages.push({ document: piece - 1 });
    made.documents.push({ piece, key: `INV${piece}`, firstPage, pages: printed, crc });
  }
  return made;
}

export function lineText(piece: number, sheet: number, sheets: number): string {
  return `101-00001-P${String(piece).padStart(7, '0')} ${sheet}/${sheets}`;
}

/** Marks as rectangles, and a readable line running upwards. */
export function overlay(line: string): Uint8Array {
  const writer = new ContentWriter();
  for (let mark = 0; mark < 5; mark++) writer.rect(20, 500 - mark * 11.34, 31.18, 1.42);
  writer.textRotated(12, 300, 90, 0, face(), 6, line);
  return writer.take();
}

/** The stream as a file, with other pages or damaged bytes where a test wants that, and what run.db says of it. */
export function written(
  from: Night,
  options: { readonly pages?: readonly PageContent[]; readonly damage?: (bytes: Buffer) => Buffer } = {},
): { readonly path: string; readonly bytes: Buffer; readonly expected: ExpectedStream } {
  const { objectStreams, plex } = from.mode;
  const labels = from.documents.map(({ piece, firstPage }) => ({
    page: firstPage,
    prefix: `P${piece}/`,
    start: 1,
  }));
  let document = 0;
  const pages = (options.pages ?? from.pages).map((page) => {
    document = page.document ?? document;
    return { ...page, document };
  });
  const sound = sampleStream(pages, { objectStreams, labels, records: recordsOf(pages) });
  const path = join(scratch(), 'stream.pdf');
  writeFileSync(path, options.damage === undefined ? sound.bytes : options.damage(sound.bytes));
  const { sheets, documents } = from;
  const file = 'streams/a4.pdf';
  const facts = { stream: 'a4', file, pages: from.pages.length, bytes: sound.bytes.length, plex };
  return { path, bytes: sound.bytes, expected: { ...facts, sheets, documents, records: true } };
}

/** Records of these pages as a program would have them that takes each page for what it says it is. */
function recordsOf(pages: readonly PageContent[]): PieceRecord[] {
  const counts = new Map<number, number>();
  for (const { document = 0 } of pages) counts.set(document, (counts.get(document) ?? 0) + 1);
  const last = Math.max(...counts.keys());
  return Array.from({ length: last + 1 }, (_, document) => ({
    id: `P${String(document + 1).padStart(7, '0')}`,
    documentPages: [counts.get(document) ?? 0],
  }));
}

/** A directory that is gone after the test. */
export function scratch(): string {
  const directory = mkdtempSync(join(tmpdir(), 'verify-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return directory;
}

function face(): (typeof faces)[number] {
  const [first] = faces;
  if (first === undefined) throw new Error('no face');
  return first;
}
