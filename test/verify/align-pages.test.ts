import fc from 'fast-check';
import { expect, it } from 'vitest';
import { alignPages, type Alignment } from '../../src/verify/align-pages.ts';
import { ExpectedPages, type ExpectedStream } from '../../src/verify/expected-stream.ts';
import type { PageReading } from '../../src/verify/read-stream.ts';
import { lineOf } from '../../src/verify/readable-line.ts';

const PAGES = 400;

function stream(plex: 'simplex' | 'duplex'): ExpectedStream {
  const step = plex === 'duplex' ? 2 : 1;
  const sheets = Array.from({ length: PAGES / step }, (_, i) => ({
    ...{ jobNumber: 101, runNumber: 1, piece: i + 1, sheetInPiece: 1, sheetsInPiece: 1 },
    ...{ page: i * step, code: String(i) },
  }));
  return { stream: 's', file: 's.pdf', bytes: 0, pages: PAGES, plex, sheets };
}

const node = { number: 0, dictionary: new Map() };

/** The pages that the stream must have. */
function soundPages({ sheets, plex }: ExpectedStream): PageReading[] {
  return [...sheets].flatMap((sheet) => {
    const front = { node, texts: [], lines: [lineOf(sheet)] };
    return plex === 'duplex' ? [front, { node, texts: [], lines: [] }] : [front];
  });
}

function wrongRows(expected: ExpectedStream, pages: readonly PageReading[]): Alignment[] {
  return [...alignPages(pages, new ExpectedPages(expected))].filter(({ kind }) => kind !== 'match');
}

const plexes = fc.constantFrom('simplex', 'duplex');
const place = fc.integer({ min: 0, max: PAGES - 1 });

it('has nothing to say about the right pages', () => {
  for (const plex of ['simplex', 'duplex'] as const) {
    const expected = stream(plex);
    const rows = [...alignPages(soundPages(expected), new ExpectedPages(expected))];
    expect(rows.map(({ kind }) => kind)).toEqual(Array.from({ length: PAGES }, () => 'match'));
  }
});

it('tells a run of lost pages as one, wherever it is', () => {
  fc.assert(
    fc.property(plexes, place, fc.integer({ min: 1, max: 130 }), (plex, from, length) => {
      const expected = stream(plex);
      const count = Math.min(length, PAGES - from);
      const rows = wrongRows(expected, soundPages(expected).toSpliced(from, count));
      const lost = rows.reduce((sum, row) => sum + (row.kind === 'missing' ? row.count : 0), 0);
      expect(lost).toBe(count);
      // A back that is lost looks like the next one: only which of two equal pages it was remains open.
      expect(rows.length).toBeLessThanOrEqual(plex === 'duplex' ? 2 : 1);
    }),
  );
});

it('tells a run of doubled pages page by page, and no other', () => {
  fc.assert(
    fc.property(
      plexes,
      fc.integer({ min: 0, max: 190 }),
      fc.integer({ min: 1, max: 40 }),
      (plex, half, length) => {
        const expected = stream(plex);
        const pages = soundPages(expected);
        const run = pages.slice(half * 2, half * 2 + length * 2);
        const rows = wrongRows(expected, pages.toSpliced(half * 2, 0, ...run));
        expect(rows.map(({ kind }) => kind)).toEqual(run.map(() => 'surplus'));
      },
    ),
  );
});

it('finds any two fronts swapped, and says little else', () => {
  fc.assert(
    fc.property(plexes, place, place, (plex, a, b) => {
      const expected = stream(plex);
      const pages = soundPages(expected);
      const step = plex === 'duplex' ? 2 : 1;
      const [one, other] = [a - (a % step), b - (b % step)];
      fc.pre(one !== other);
      const swapped = pages.with(one, pages[other] ?? never()).with(other, pages[one] ?? never());
      const rows = wrongRows(expected, swapped);
      expect(rows.length).toBeGreaterThanOrEqual(1);
      expect(rows.length).toBeLessThanOrEqual(4);
    }),
  );
});

function never(): never {
  throw new Error('not there');
}
