import fc from 'fast-check';
import { expect, it } from 'vitest';
import { frameTable } from '../../../src/extract/delimited/frame-delimited.ts';
import { cellTable, readRows } from '../delimited-file.ts';
import { frameAll } from '../tables.ts';

const MIB = 1024 * 1024;

it('however line ends are mixed: each row is cut right or has a fault, never two in one', async () => {
  const cell = fc.constantFrom('a', 'bb', '', ' ', '"q"', '"x\ny"', '"x\ry"', '"x\r\ny"', 'é');
  await fc.assert(
    fc.asyncProperty(
      fc
        .integer({ min: 2, max: 3 })
        .chain((columns) =>
          fc.array(
            fc.tuple(
              fc.array(cell, { minLength: columns, maxLength: columns }),
              fc.constantFrom('\n', '\r\n', '\r', '\r', '\n\n', '\r\r', '\n\r', '\r\r\n'),
            ),
            { minLength: 1, maxLength: 10 },
          ),
        ),
      fc.integer({ min: 1, max: 20 }),
      async (rows, blockBytes) => {
        const columns = rows[0]?.[0].length ?? 0;
        const text = rows.map(([cells, end]) => cells.join(',') + end).join('');
        const truth = rows.map(([cells]) => cells.map((one) => one.replaceAll('"', '')));
        const seen = await readRows(text, cellTable(columns), { blockBytes }, [blockBytes]);
        const sound = seen.filter((row) => typeof row !== 'string');
        let at = 0;
        for (const row of sound) {
          while (at < truth.length && JSON.stringify(truth[at]) !== JSON.stringify(row)) at += 1;
          expect(at).toBeLessThan(truth.length);
          at += 1;
        }
        if (sound.length === seen.length) expect(sound).toEqual(truth);
        // Whole rows with one line end each are all read.
        if (rows.every(([, end]) => end.length === 1 || end === '\r\n')) expect(seen).toEqual(truth);
      },
    ),
    { numRuns: 400 },
  );
});

it('two files joined, the second with carriage returns alone: all rows are read', async () => {
  const first = Array.from({ length: 1000 }, (_, i) => `${i},x\n`).join('');
  const second = Array.from({ length: 40_000 }, (_, i) => `${i},y\r`).join('');
  const { rows } = await frameAll(first + second, cellTable(2), { blockBytes: 1000, maxLine: 5000 });
  expect(rows.length).toBe(41_000);
  expect(rows.every(({ fault }) => fault === undefined)).toBe(true);
});

it.each([
  ['an endless line', 'a,b\n', 'x', {}],
  ['an endless line before the footer', 'a,b\n', 'x', { footer: 1 }],
  ['an endless comment', 'a,b\n', '#', { comment: '#' }],
  ['an endless quoted cell', 'a,b\n', '"', {}],
  ['endless blanks', 'a,b\n', ' ', { footer: 1 }],
])('%s is let go as it comes', async (_, before, char, dialect) => {
  async function* source(): AsyncGenerator<Buffer> {
    yield Buffer.from(before);
    for (let i = 0; i < 24; i += 1) yield Buffer.alloc(MIB, char);
    yield Buffer.from('\nc,d\ne,f\n');
  }
  const framed = await frameTable(source(), cellTable(2, dialect));
  let most = 0;
  let last = '';
  for await (const { bytes, count, start } of framed.blocks) {
    most = Math.max(most, bytes.buffer.byteLength);
    last = bytes.toString('latin1', start[count - 1]);
  }
  expect(most).toBeLessThan(4 * MIB);
  expect(last).toBe('footer' in dialect ? 'c,d\n' : 'e,f\n');
  expect(framed.tally.bytes).toBe(before.length + 24 * MIB + 9);
});
