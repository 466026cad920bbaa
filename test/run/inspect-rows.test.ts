import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { declareExtract } from '../../src/extract/inspect/declare-extract.ts';
import { describe as inWords } from '../../src/extract/inspect/describe.ts';
import { RunStop } from '../../src/fault/run-stop.ts';
import { inspectInput } from '../../src/run/inspect-input.ts';
import { guessedRows } from '../../src/run/inspect-rows.ts';
import { declaredRows, declaredTable } from '../../src/run/inspect-table.ts';
import { written } from '../extract/inspect/written-tables.ts';

const dir = mkdtempSync(join(tmpdir(), 'stapel-rows-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

interface Read {
  readonly rows: readonly Record<string, string | null>[];
  readonly faults: number;
  readonly notes: readonly string[];
}

async function guessed(bytes: Buffer): Promise<Read> {
  const path = join(dir, 'delivered.csv');
  writeFileSync(path, bytes);
  const open = await inspectInput(path, { files: 9, bytes: 2 ** 28 });
  let text = '';
  let faults = 0;
  const notes: string[] = [];
  for await (const batch of guessedRows(open, Infinity)) {
    text += batch.text;
    faults += batch.faults.length;
    notes.push(...batch.notes);
  }
  await open.input.close();
  const said = [...inWords(open.inspection).map((line) => `# ${line}`), ...declareExtract(open.inspection)];
  writeFileSync(join(dir, 'job.yaml'), said.join('\n'));
  const lines = text.split('\n').filter((line) => line !== '');
  return { rows: lines.map((line) => JSON.parse(line) as Record<string, string | null>), faults, notes };
}

const NAMES = ['customer_id', 'last_name', 'city', 'amount', 'due_date', 'note', 'street', 'country'];

const digits = (count: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: 10 ** count - 1 }).map((value) => String(value).padStart(count, '0'));
const day = fc
  .tuple(
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 2000, max: 2029 }),
  )
  .map(([d, m, y]) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`);
const word = fc.constantFrom(
  'Müller',
  'Smith',
  "O'Brien",
  'Lefèvre',
  'Groß',
  'de la Cruz',
  'Anna',
  'St. Ives',
  'Köln',
);
const note = fc.constantFrom(
  '',
  'paid, thanks',
  'says "no"',
  'line one\nline two',
  'a; b',
  'x|y',
  '5" pipe',
  ' padded ',
  '-',
);

/** Rows with something in them by which a person would tell how they are written. */
const rows = fc.array(
  fc.tuple(
    digits(6),
    word,
    word,
    digits(5).map((value) => `${value.slice(0, 3)}.${value.slice(3)}`),
    day,
    note,
  ),
  { minLength: 4, maxLength: 40 },
);

const writing = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|', '||', '~'),
  quoting: fc.constantFrom('needed', 'all', 'texts') satisfies fc.Arbitrary<'needed' | 'all' | 'texts'>,
  header: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  encoding: fc.constantFrom('utf-8', 'windows-1252', 'utf-16le') satisfies fc.Arbitrary<
    'utf-8' | 'windows-1252' | 'utf-16le'
  >,
});

test('any table is read as another reader reads it, who was told how it is written', async () => {
  await fc.assert(
    fc.asyncProperty(rows, writing, async (table, how) => {
      const header = NAMES.slice(0, 6);
      const bytes = written({ header, rows: table }, how) ?? Buffer.alloc(0);
      const text = written({ header, rows: table }, { ...how, encoding: 'utf-8' })?.toString() ?? '';
      const columns = how.header ? true : header.map((_, i) => `column_${i + 1}`);
      const wanted = parseCsv<Record<string, string>>(text, { columns, delimiter: how.delimiter });
      const read = await guessed(bytes);
      expect(read.rows).toEqual(wanted);
      expect(read).toMatchObject({ faults: 0, notes: [] });
    }),
    { numRuns: 150 },
  );
}, 120_000);

/** Lines that are no good table: what a text editor or a broken program leaves. */
const line = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.constantFrom(
    '',
    '"',
    'a;b;c',
    'a,b',
    '1;2',
    '#',
    '---',
    '"a";"b"',
    '"a;b',
    'sep=;',
    '|a|b|',
    '{"a":1}',
    '<a/>',
    '[',
    '\t\t',
  ),
  fc
    .array(fc.constantFrom('a', '1', '"', ';', ',', '\\', ' ', 'ü', '|'), { maxLength: 12 })
    .map((signs) => signs.join('')),
);

test('whatever stands in the lines, each comes out as a row, or is told', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 30 }), async (lines) => {
      const text = lines.map((each) => each.replace(/[\r\n]/g, ' ')).join('\n');
      const filled = text.split('\n').filter((each) => each.trim() !== '').length;
      let read: Read;
      try {
        read = await guessed(Buffer.from(text));
      } catch (error) {
        // What cannot be read at all is told by a fault, never by a crash.
        expect(error).toBeInstanceOf(RunStop);
        return;
      }
      if (read.rows.length < filled) {
        const isHeader = filled - read.rows.length === 1;
        const spans = read.rows.some((row) =>
          Object.entries(row)
            .flat()
            .some((cell) => cell?.includes('\n') === true),
        );
        expect(isHeader || spans || read.notes.length > 0 || read.faults > 0, JSON.stringify(text)).toBe(
          true,
        );
      }
    }),
    { numRuns: 300 },
  );
}, 120_000);

test('what is declared reads the same rows', async () => {
  await fc.assert(
    fc.asyncProperty(rows, writing, async (table, how) => {
      const bytes = written({ header: NAMES.slice(0, 6), rows: table }, how) ?? Buffer.alloc(0);
      const read = await guessed(bytes);
      const declared = await declaredTable(join(dir, 'job.yaml'), 'delivered');
      let count = 0;
      let faults = 0;
      for await (const batch of declaredRows(join(dir, 'delivered.csv'), declared, Infinity)) {
        count += batch.text.split('\n').filter((each) => each !== '').length;
        faults += batch.faults.length;
      }
      expect({ count, faults }).toEqual({ count: read.rows.length, faults: 0 });
    }),
    { numRuns: 60 },
  );
}, 120_000);

test('XML nested without end stops with its place, and costs neither time nor memory', async () => {
  const deep = Buffer.from(`${'<a>'.repeat(100_000)}x${'</a>'.repeat(100_000)}`);
  await expect(guessed(deep)).rejects.toMatchObject({
    faults: [{ code: 'extract.xml-deep', place: { line: 1, byte: 768 } }],
  });
  const row = `<row><no>2</no>${deep.toString()}</row>`;
  await expect(guessed(Buffer.from(`<rows><row><no>1</no></row>${row}</rows>`))).rejects.toThrow(RunStop);
});
