import { expect, test } from 'vitest';
import type { Fault } from '../../src/fault/fault.ts';
import { createMarkPainter, type MarkPainter, type SheetMarks } from '../../src/inserter/mark-painter.ts';
import { neopostOmr } from '../../src/job/built-in/inserters/neopost-omr.ts';
import { oneTrack } from '../../src/job/built-in/inserters/one-track.ts';
import { decodeDataMatrix, drawModules } from '../barcode/zxing.ts';
import { sheet as anySheet } from './any-sheet.ts';
import { partOf } from './part-of.ts';
import { readPayload } from './read-payload.ts';

const dataMatrix = partOf(neopostOmr.code);

function made<T extends object>(result: T | Fault): T {
  if ('code' in result) throw new Error(result.code);
  return result;
}

const painter: MarkPainter = made<MarkPainter>(createMarkPainter(neopostOmr));

function marksOf(sheet: number, sheets: number, inStream: number): SheetMarks {
  return made<SheetMarks>(
    painter.paint(anySheet({ sheetInPiece: sheet, sheetsInPiece: sheets, sheetInStream: inStream })),
  );
}

test('another decoder reads from every sheet of a piece what the sheet is', async () => {
  for (let sheet = 1; sheet <= 6; sheet++) {
    const marks = marksOf(sheet, 6, 100 + sheet);
    const image = drawModules(marks.modules, marks.moduleRects, painter.codePlace ?? { width: 0, height: 0 });
    const [text = ''] = await decodeDataMatrix(image);
    expect(text).toBe(marks.payload);
    expect(readPayload(neopostOmr.code?.payload ?? '', text)).toEqual({
      job: 101,
      run: 7,
      piece: 4711,
      sheet,
      sheets: 6,
    });
    expect(marks.readable).toBe(`101-00007-P0004711 ${sheet}/6`);
  }
});

test('the OMR rectangles are those of the bits', () => {
  const marks = marksOf(1, 2, 4);
  const printed = oneTrack.positions.filter((_, i) => (marks.omrBits & (1 << i)) !== 0);
  expect(printed).toEqual(['start', 'sequence-1', 'sequence-2', 'safety']);
  const tops = [...marks.omr].filter((_, i) => i % 4 === 1);
  expect(tops.map(Math.round)).toEqual([110, 118, 122, 134]);
});

test('the code stands on the dots of the press, in modules of 12 dots', () => {
  const { x = 0, y = 0, module = 0, width, height } = painter.codePlace ?? {};
  expect([width, height]).toEqual([16, 16]);
  for (const length of [x, y, module]) {
    const dots = (length * 600) / 25.4;
    expect(dots).toBeCloseTo(Math.round(dots), 9);
  }
  expect(module).toBeCloseTo(0.508, 6);
});

test('a number that does not fit the code is a fault', () => {
  const result = painter.paint(anySheet({ piece: 1e7 }));
  expect(result).toMatchObject({ code: 'inserter.payload-overflow', found: '10000000' });
});

test('a profile with a wrong payload has no painter', () => {
  const profile = { ...neopostOmr, code: { ...dataMatrix, payload: '{piece}' } };
  expect(createMarkPainter(profile)).toMatchObject({ code: 'inserter.payload-pattern' });
});

test('a profile without a code has marks alone, one without marks the code alone', () => {
  const { code: _, ...marksAlone } = neopostOmr;
  const marks = made<SheetMarks>(made<MarkPainter>(createMarkPainter(marksAlone)).paint(anySheet({})));
  expect([marks.moduleRects, marks.payload, marks.omr.length]).toEqual([0, '', 16]);
  const { omr: __, ...codeAlone } = neopostOmr;
  const code = made<SheetMarks>(made<MarkPainter>(createMarkPainter(codeAlone)).paint(anySheet({})));
  expect([code.omrBits, code.omr.length, code.payload]).toEqual([0, 0, '101000070004711001001']);
});

test('a piece without sheets, and a sheet behind its last, are no sheets', () => {
  expect(() => painter.paint(anySheet({ sheetsInPiece: 0 }))).toThrow('sheet 1 of 0');
  expect(() => painter.paint(anySheet({ sheetInPiece: 3, sheetsInPiece: 2 }))).toThrow('sheet 3 of 2');
});
