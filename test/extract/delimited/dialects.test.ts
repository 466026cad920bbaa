import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RunStop } from '../../../src/fault/run-stop.ts';
import { frameAll } from '../tables.ts';
import { cellTable, readRows } from '../delimited-file.ts';
import { anyFile, encode } from './any-dialect.ts';

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 });
const blockBytes = fc.integer({ min: 1, max: 80 });

it('reads what a writer of any dialect wrote, cell for cell, whatever the encoding and the chunks', async () => {
  await fc.assert(
    fc.asyncProperty(anyFile(), sizes, blockBytes, async (file, cuts, block) => {
      const table = cellTable(file.columns, file.format, file.encoding);
      const rows = await readRows(file.bytes, table, { blockBytes: block }, cuts);
      expect(rows).toEqual(file.cells);
      const { framed } = await frameAll(file.bytes, table, { blockBytes: block }, cuts);
      const utf8 = file.encoding.startsWith('utf-16');
      const size = (text: string): number => encode(text, utf8 ? 'utf-8' : file.encoding).length;
      expect(framed.tally.records).toBe(file.cells.length);
      expect(framed.footerBytes?.length).toBe(size(file.footer));
    }),
    { numRuns: 400 },
  );
});

// What csv-parse reads otherwise: escapes outside of quotes, blanks around quotes, footers; it takes comments in any column.
const judged = { escape: '', strictQuotes: true, comment: '', skip: 0, footer: 0 } as const;
const quotes = fc.constantFrom('"', "'", '¨');

it('sees the cells that csv-parse sees', async () => {
  await fc.assert(
    fc.asyncProperty(
      quotes.chain((quote) => anyFile({ ...judged, quote }, 'utf-8')),
      async ({ format, encoding, columns, bytes, cells }) => {
        const { delimiter, quote, header } = format;
        const other: unknown = parse(bytes, {
          delimiter,
          quote,
          escape: quote,
          from_line: header ? 2 : 1,
          record_delimiter: ['\r\n', '\n'],
        });
        expect(other).toEqual(cells);
        expect(await readRows(bytes, cellTable(columns, format, encoding))).toEqual(other);
      },
    ),
    { numRuns: 200 },
  );
});

const damage = fc.array(
  fc.record({ at: fc.nat(), bytes: fc.uint8Array({ maxLength: 4 }), drop: fc.nat({ max: 5 }) }),
  { maxLength: 6 },
);

it('loses no byte of a damaged file of any dialect, and sees the same rows whatever the chunks', async () => {
  await fc.assert(
    fc.asyncProperty(anyFile(), damage, sizes, blockBytes, async (file, wounds, cuts, block) => {
      let bytes = file.bytes;
      for (const { at, bytes: put, drop } of wounds) {
        const from = bytes.length === 0 ? 0 : at % bytes.length;
        bytes = Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + drop)]);
      }
      const table = cellTable(file.columns, file.format, file.encoding);
      const limits = { maxLine: 64, maxQuotedLines: 3, maxQuotedBytes: 40 };
      const cut = await partsOf(() => frameAll(bytes, table, { ...limits, blockBytes: block }, cuts));
      const whole = await partsOf(() => frameAll(bytes, table, limits));
      expect(cut).toEqual(whole);
      if (typeof cut === 'string' || file.encoding.startsWith('utf-16')) return;
      const rows = cut.rows.map(({ raw }) => raw).join('');
      expect(cut.head.length + rows.length + cut.tally.passed + cut.end.length).toBe(bytes.length);
      expect(cut.tally.bytes).toBe(bytes.length);
      expect(cut.rows.filter(({ fault }) => fault !== undefined).length).toBe(cut.tally.faulted);
      // Nothing but comments is left out, and nothing stands elsewhere.
      if (file.format.comment === '') expect(cut.head + rows + cut.end).toBe(bytes.toString('latin1'));
    }),
    { numRuns: 800 },
  );
});

/** The parts of a file; the fault of one that stops the run. */
async function partsOf(frame: () => ReturnType<typeof frameAll>) {
  try {
    const { framed, rows } = await frame();
    const end = (framed.footerBytes?.toString('latin1') ?? '') + framed.tail.toString('latin1');
    return { rows, tally: framed.tally, head: framed.headerBytes.toString('latin1'), end };
  } catch (error) {
    if (error instanceof RunStop) return error.faults.map(({ code }) => code).join();
    throw error;
  }
}
