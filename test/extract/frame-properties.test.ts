import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileRowReader } from '../../src/extract/row-reader.ts';
import { column, frameAll, tableOf } from './tables.ts';

const columns = ['k', 'b', 'c'].map((name) => column(name, 'text', false));
const char = fc.constantFrom('a', 'B', ' ', ';', '"', '\n', '\r\n', 'é', '€', '😀', '0', ',');
const cell = fc.array(char, { maxLength: 6 }).map((chars) => chars.join(''));
const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 });
const lineEnd = fc.constantFrom('\n', '\r\n');

/** A writer that follows RFC 4180; quotes where it must, and elsewhere when told. */
function write(cells: readonly string[], always: boolean): string {
  return cells
    .map((text) => (always || /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
    .join(';');
}

const table = tableOf(columns, { key: 'k' });
const records = fc.array(
  fc.record({ cells: fc.tuple(cell, cell, cell), always: fc.boolean(), end: lineEnd }),
  { maxLength: 12 },
);

it('reads what a correct writer wrote, cell for cell and line for line, whatever the chunks', async () => {
  await fc.assert(
    fc.asyncProperty(
      records,
      fc.boolean(),
      sizes,
      fc.integer({ min: 1, max: 60 }),
      async (rows, mark, cuts, blockBytes) => {
        const texts = rows.map((row, i) => {
          const cells = [`k${i}`, ...row.cells.slice(1)];
          return { cells, text: write(cells, row.always), end: row.end };
        });
        const body = texts.map((row) => row.text + row.end).join('');
        const bytes = Buffer.from(`${mark ? '\ufeff' : ''}k;b;c\n${body}`);
        const { framed, rows: seen } = await frameAll(bytes, table, { blockBytes }, cuts);
        const reader = compileRowReader(table, framed.header);
        let line = 2;
        expect(seen.length).toBe(texts.length);
        for (const [i, row] of texts.entries()) {
          expect(seen[i]?.fault).toBeUndefined();
          expect(seen[i]?.line).toBe(line);
          expect(seen[i]?.key).toBe(`k${i}`);
          const read = reader.read(Buffer.from(seen[i]?.raw ?? '', 'latin1'), line);
          expect(Object.values(read.values ?? {})).toEqual(row.cells.map((text) => text.trim()));
          line += 1 + (row.text.match(/\n/g)?.length ?? 0);
        }
        // Another parser sees the same cells.
        const other: unknown = parse(bytes, {
          delimiter: ';',
          bom: true,
          from_line: 2,
          record_delimiter: ['\n', '\r\n'],
          trim: false,
        });
        expect(other).toEqual(texts.map((row) => row.cells));
      },
    ),
    { numRuns: 200 },
  );
});

const damage = fc.array(
  fc.record({ at: fc.nat(), bytes: fc.uint8Array({ maxLength: 4 }), drop: fc.nat({ max: 5 }) }),
  { maxLength: 6 },
);

it('loses no byte of a damaged table, and sees the same rows whatever the chunks', async () => {
  await fc.assert(
    fc.asyncProperty(
      records,
      damage,
      sizes,
      fc.integer({ min: 1, max: 60 }),
      async (rows, wounds, cuts, blockBytes) => {
        let body = Buffer.from(rows.map((row) => write(row.cells, row.always) + row.end).join(''));
        for (const { at, bytes, drop } of wounds) {
          const from = body.length === 0 ? 0 : at % body.length;
          body = Buffer.concat([body.subarray(0, from), bytes, body.subarray(from + drop)]);
        }
        const bytes = Buffer.concat([Buffer.from('k;b;c\n'), body]);
        const limits = { maxLine: 64, maxQuotedLines: 3, maxQuotedBytes: 40 };
        const cut = await frameAll(bytes, table, { ...limits, blockBytes }, cuts);
        const whole = await frameAll(bytes, table, limits);
        const kept = cut.framed.headerBytes.toString('latin1') + cut.rows.map((row) => row.raw).join('');
        expect(kept + cut.framed.tail.toString('latin1')).toBe(bytes.toString('latin1'));
        expect(cut.rows).toEqual(whole.rows);
        expect(cut.framed.tally).toEqual(whole.framed.tally);
        expect(cut.framed.tally.bytes).toBe(bytes.length);
        expect(cut.rows.filter((row) => row.fault !== undefined).length).toBe(cut.framed.tally.faulted);
      },
    ),
    { numRuns: 500 },
  );
});

it('a sound row stays sound whatever stands in the line before it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ maxLength: 20 }).map((text) => text.replace(/[\r\n]/g, '')),
      async (line) => {
        const { rows } = await frameAll(`k;b;c\n${line}\nsound;1;2\n`, table);
        expect(rows.at(-1)).toMatchObject({ key: 'sound', line: 3, fault: undefined });
      },
    ),
  );
});
