import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { c65Din, us10 } from '../../src/job/built-in/envelopes.ts';
import { neopostOmr } from '../../src/job/built-in/inserters/neopost-omr.ts';
import { decodeDataMatrix } from '../barcode/zxing.ts';
import { Workbench } from '../faults/workbench.ts';
import { partOf } from '../inserter/part-of.ts';
import { rasterPages, type RasterPage } from './raster-page.ts';

interface Sheet {
  readonly sheet: number;
  readonly piece: number;
  readonly sheetInPiece: number;
  readonly page: number;
  readonly omr: number;
  readonly code: string;
}

const omr = partOf(neopostOmr.omr);
const code = partOf(neopostOmr.code);
const bench = new Workbench();
const streams = [
  { index: 0, name: 'a4', envelope: c65Din },
  { index: 1, name: 'letter', envelope: us10 },
];

beforeAll(async () => {
  const outcome = await bench.command(['run', '$JOB', '--out', '$DIR/runs', '--run-id', 'run', '--quiet']);
  if (outcome.exit !== 0) throw new Error(outcome.stderr);
});
afterAll(() => bench.remove());

describe.each(streams)('every sheet of $name, rendered at 300 dpi', ({ index, name, envelope }) => {
  let sheets: Sheet[] = [];
  let pages: RasterPage[] = [];

  beforeAll(async () => {
    const db = new Database(join(bench.run, 'run.db'), { readonly: true });
    sheets = db
      .prepare<[number], Sheet>(
        'SELECT sheet, piece, sheet_in_piece AS sheetInPiece, page, omr, code FROM sheet WHERE stream = ? ORDER BY sheet',
      )
      .all(index);
    db.close();
    pages = await rasterPages(
      readFileSync(join(bench.run, `streams/${name}.pdf`)),
      sheets.map((sheet) => sheet.page),
    );
  });

  test('has a Data Matrix that zxing reads as run.db states it', async () => {
    expect(sheets.length).toBeGreaterThan(5);
    for (const [i, sheet] of sheets.entries()) {
      const page = pages[i];
      const margin = code.quiet * code.module;
      const found = await decodeDataMatrix(
        page?.crop(code.x - margin, code.y - margin, 8.2 + 2 * margin, 8.2 + 2 * margin) ?? {
          width: 0,
          height: 0,
          pixels: new Uint8Array(),
        },
      );
      expect(found).toEqual([sheet.code]);
      expect(sheet.code).toMatch(
        new RegExp(
          `^10100001${String(sheet.piece).padStart(7, '0')}${String(sheet.sheetInPiece).padStart(3, '0')}\\d{3}$`,
        ),
      );
    }
  });

  test('has the OMR marks that the profile asks for, measured', () => {
    const perPiece = new Map<number, number>();
    for (const sheet of sheets)
      perPiece.set(sheet.piece, Math.max(perPiece.get(sheet.piece) ?? 0, sheet.sheetInPiece));
    for (const [i, sheet] of sheets.entries()) {
      const printed = omr.positions.map((_, position) => {
        const y = omr.firstMark + position * omr.pitch;
        const dark = pages[i]?.darkness(omr.x + 0.2, y + 0.2, omr.length - 0.4, 0.1) ?? 0;
        expect(dark === 0 || dark === 1, `position ${position} is neither mark nor blank: ${dark}`).toBe(
          true,
        );
        return dark === 1;
      });
      const last = sheet.sheetInPiece === perPiece.get(sheet.piece);
      const sequence = (sheet.sheet - 1) % 8;
      const data = [true, last, (sequence & 1) > 0, (sequence & 2) > 0, (sequence & 4) > 0];
      const odd = (data.filter(Boolean).length + 1) % 2 === 1;
      expect(printed).toEqual([...data, odd, true]);
    }
  });

  test('has nothing else in the clear zone', () => {
    const top = omr.firstMark - omr.clearBefore;
    const bottom = omr.firstMark + (omr.positions.length - 1) * omr.pitch + omr.thickness + omr.clearAfter;
    for (const page of pages) {
      expect(page.darkness(0, top, omr.x - 0.2, bottom - top)).toBe(0);
      expect(
        page.darkness(
          omr.x + omr.length + 0.2,
          top,
          omr.clearTo - 0.3 - omr.x - omr.length - 0.2,
          bottom - top,
        ),
      ).toBe(0);
      for (let i = 0; i <= omr.positions.length; i += 1) {
        const from = i === 0 ? top : omr.firstMark + (i - 1) * omr.pitch + omr.thickness + 0.2;
        const to = i === omr.positions.length ? bottom : omr.firstMark + i * omr.pitch - 0.2;
        expect(page.darkness(omr.x, from, omr.length, to - from)).toBe(0);
      }
    }
  });

  test('shows the address, and nothing else, wherever the window may stand', () => {
    const { alwaysVisible: always, everVisible: ever } = envelope;
    for (const page of pages) {
      expect(page.darkness(always.x, always.y, always.width, always.height)).toBeGreaterThan(0.005);
      // The ring around what always shows is blank.
      expect(page.darkness(ever.x, ever.y, ever.width, always.y - ever.y)).toBe(0);
      const belowAlways = always.y + always.height;
      expect(page.darkness(ever.x, belowAlways, ever.width, ever.y + ever.height - belowAlways)).toBe(0);
      expect(page.darkness(ever.x, always.y, always.x - ever.x, always.height)).toBe(0);
      const rightOf = always.x + always.width;
      expect(page.darkness(rightOf, always.y, ever.x + ever.width - rightOf, always.height)).toBe(0);
    }
  });
});
