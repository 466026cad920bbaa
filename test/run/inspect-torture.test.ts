import { Buffer } from 'node:buffer';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import zlib from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { describe as inWords } from '../../src/extract/inspect/describe.ts';
import { RunStop } from '../../src/fault/run-stop.ts';
import { inspectInput } from '../../src/run/inspect-input.ts';
import { guessedRows } from '../../src/run/inspect-rows.ts';
import { zipBytes } from '../extract/zip-bytes.ts';

const dir = mkdtempSync(join(tmpdir(), 'stapel-torture-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

interface Read {
  readonly says: string;
  readonly rows: readonly (readonly (string | null)[])[];
  readonly faults: readonly string[];
  readonly notes: readonly string[];
}

async function read(bytes: Buffer, name = 'delivered.csv'): Promise<Read> {
  const path = join(dir, name);
  writeFileSync(path, bytes);
  const open = await inspectInput(path, { files: 9, bytes: 2 ** 28 });
  try {
    let text = '';
    const faults: string[] = [];
    const notes: string[] = [];
    for await (const batch of guessedRows(open, Infinity)) {
      text += batch.text;
      faults.push(...batch.faults.map(({ code, place }) => `${code} ${place.line ?? ''}`.trim()));
      notes.push(...batch.notes);
    }
    const lines = text.split('\n').filter((line) => line !== '');
    const rows = lines.map((line) => Object.values(JSON.parse(line) as Record<string, string | null>));
    return { says: inWords(open.inspection).join('\n'), rows, faults, notes };
  } finally {
    await open.input.close();
  }
}

interface Case {
  readonly says: string;
  readonly bytes: Buffer;
  /** The rows, or how many they are. */
  readonly rows: Read['rows'] | number;
  readonly found: readonly string[];
  readonly faults?: readonly string[];
  readonly notes?: readonly string[];
}

const LONG = 'a line, and another\n'.repeat(20_000);
const QUIET = Array.from({ length: 60_000 }, (_, i) => `${i},Smith,Leeds,${i}.00`);

const CASES: readonly Case[] = [
  {
    says: 'the end of file that DOS wrote is no footer: the last row stays',
    bytes: Buffer.from('id,name,n\r\n1,Anna,4\r\n2,Ben,7\r\n\u001a'),
    rows: [
      ['1', 'Anna', '4'],
      ['2', 'Ben', '7'],
    ],
    found: ['header       line 1'],
  },
  {
    says: 'years that follow one another name columns',
    bytes: Buffer.from('country,2019,2020,2021\nDE,1.5,2.5,3.5\nFR,4.5,5.5,6.5\nIT,1,2,3\n'),
    rows: 3,
    found: ['header       line 1', '2019'],
  },
  {
    says: 'days above numbers name columns',
    bytes: Buffer.from('item,2024-01-31,2024-02-29\nA,1.5,2.5\nB,3.5,4.5\n'),
    rows: 2,
    found: ['header       line 1'],
  },
  {
    says: 'days above days do not',
    bytes: Buffer.from(
      'begins,2024-01-31,2024-02-29\nends,2024-03-31,2024-04-30\nlate,2024-05-31,2024-06-30\n',
    ),
    rows: 3,
    found: ['header       none'],
  },
  {
    says: 'columns numbered by a program',
    bytes: Buffer.from('0,1,2\nAnna,4.5,x\nBen,7.5,y\n'),
    rows: 2,
    found: ['header       line 1'],
  },
  {
    says: 'rows of numbers that happen to begin with 1, 2, 3 have no header',
    bytes: Buffer.from('1,2,3\n4,5,6\n7,8,9\n'),
    rows: 3,
    found: ['header       none'],
  },
  {
    says: 'nor has a first row of 1, 2, 3 below names',
    bytes: Buffer.from('a,b,c\n1,2,3\n4,5,ʤ\n'),
    rows: [
      ['1', '2', '3'],
      ['4', '5', 'ʤ'],
    ],
    found: ['header       line 1'],
  },
  {
    says: 'words with numbers that go up name columns above texts of the same kind',
    bytes: Buffer.from('h0;h1;h2\n"a0;0";"a0;1";"a0;2"\n"a1;0";"a1;1";"a1;2"\n'),
    rows: 2,
    found: ['header       line 1'],
  },
  {
    says: 'what stands for a missing value says nothing against a header',
    bytes: Buffer.from('a,b,c\nNULL,1,x\n2,NULL,\\N\nNA,N/A,nan\n'),
    rows: 3,
    found: ['header       line 1'],
  },
  {
    says: 'sparse rows below complete names are rows',
    bytes: Buffer.from('a,b,c\n,"",x\n"",,y\n1,2,z\n'),
    rows: [
      ['', '', 'x'],
      ['', '', 'y'],
      ['1', '2', 'z'],
    ],
    found: ['header       line 1'],
  },
  {
    says: 'times with hundredths are told from times beside numbers by the header',
    bytes: Buffer.from('t,v\n10:11:12,1\n10:12:12,2\n10:13:12,3\n'),
    rows: 3,
    found: ['delimiter    `,`'],
  },
  {
    says: 'lines that hold nothing are told, and no fault',
    bytes: Buffer.from('id,name,city\n1,Anna,Ulm\n\n \t \n\n2,Ben,Bonn\n'),
    rows: [
      ['1', 'Anna', 'Ulm'],
      ['2', 'Ben', 'Bonn'],
    ],
    found: ['header       line 1'],
    notes: ['delivered.csv: 3 lines are empty, the first is line 3'],
  },
  {
    says: 'in a single column an empty line may be a value: it is told as before',
    bytes: Buffer.from('name\nAnna\n\nCleo\n'),
    rows: [['Anna'], ['Cleo']],
    found: ['delimiter    none: one column'],
    faults: ['extract.row-blank 3'],
  },
  {
    says: 'one quote that was left open takes no quotes from the others',
    bytes: Buffer.from('id,name,n\n1,"Anna",4\n2,"Ben,7\n3,"Cleo",9\n4,"Dora",8\n'),
    rows: [
      ['1', 'Anna', '4'],
      ['2', '"Ben', '7'],
      ['3', 'Cleo', '9'],
      ['4', 'Dora', '8'],
    ],
    found: ['quote        `"`'],
    faults: ['extract.quote-unclosed 3'],
  },
  {
    says: 'a cell of many lines, longer than what is tried',
    bytes: Buffer.from(`id,text,n\n1,"${LONG}",2\n2,short,3\n`),
    rows: [
      ['1', LONG, '2'],
      ['2', 'short', '3'],
    ],
    found: ['delimiter    `,`'],
  },
  {
    says: 'a line of two million characters',
    bytes: Buffer.from(`id,text,n\n1,${'y'.repeat(2_000_000)},2\n2,short,3\n3,short,4\n`),
    rows: 3,
    found: ['delimiter    `,`'],
  },
  {
    says: 'titles with as many commas each are no table',
    bytes: Buffer.from(
      `${'Made for the shop, and its owners, in one night\n'.repeat(12)}day,item,n,price\n${'2024-01-31,Mug,4,1.50\n2024-02-29,Hat,5,2.75\n'.repeat(12)}`,
    ),
    rows: 24,
    found: ['header       line 13'],
    notes: ['delivered.csv: lines 1 to 12 stand above the table'],
  },
  {
    says: 'files joined, each with its byte order mark and header',
    bytes: Buffer.from('\ufeffid;name;n\n1;Anna;4\n\ufeffid;name;n\n2;Ben;7\n'),
    rows: [
      ['1', 'Anna', '4'],
      ['2', 'Ben', '7'],
    ],
    found: ['header       line 1'],
    faults: ['extract.header-repeated 3'],
  },
  {
    says: 'one byte that breaks UTF-8 makes it no other encoding',
    bytes: Buffer.concat([
      Buffer.from('id,name,city\n1,Anna,Köln\n2,Jürgen,Ulm\n3,Groß,Bonn\n'),
      Buffer.from('4,Müller,Ulm\n', 'latin1'),
    ]),
    rows: [
      ['1', 'Anna', 'Köln'],
      ['2', 'Jürgen', 'Ulm'],
      ['3', 'Groß', 'Bonn'],
      ['4', 'Müller', 'Ulm'],
    ],
    found: ['encoding     utf-8  (likely'],
    faults: ['extract.encoding-invalid 5'],
  },
  {
    says: 'the only accent stands in the last bytes of a long file',
    bytes: Buffer.from(`id,name,city,n\n${QUIET.join('\n')}\n60000,Smith,Köln,1.00\n`, 'latin1'),
    rows: 60_001,
    found: ['encoding     windows-1252'],
  },
  ...(['utf-16le', 'utf-16be'] as const).map((encoding): Case => ({
    says: `${encoding} of a script without zero bytes, without a byte order mark`,
    bytes: inUtf16(
      '番号\t氏名住所電話\t数量備考\n1\t山田太郎東京都新宿区\t十個\n2\t鈴木花子大阪府\t二十個\n',
      encoding,
    ),
    rows: [
      ['1', '山田太郎東京都新宿区', '十個'],
      ['2', '鈴木花子大阪府', '二十個'],
    ],
    found: [`encoding     ${encoding}  (likely`],
  })),
];

function inUtf16(text: string, encoding: 'utf-16le' | 'utf-16be'): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return encoding === 'utf-16le' ? bytes : bytes.swap16();
}

test.each(CASES)('$says', async ({ bytes, rows, found, faults = [], notes = [] }) => {
  const seen = await read(bytes);
  if (typeof rows === 'number') expect(seen.rows).toHaveLength(rows);
  else expect(seen.rows).toEqual(rows);
  for (const words of found) expect(seen.says).toContain(words);
  expect(seen.faults).toEqual(faults);
  expect(seen.notes).toEqual(notes);
});

test('an archive with one damaged member stops; a zip within it is told as a fault', async () => {
  const sound = { name: 'a.csv', data: 'id;n\n1;2\n3;4\n' };
  const cut = { name: 'b.csv.gz', data: zlib.gzipSync('id;n\n5;6\n').subarray(0, -9) };
  const inner = { name: 'inner.zip', data: zipBytes([sound]) };
  const damaged = await read(zipBytes([sound, cut]), 'night.zip').catch((error: unknown) => error);
  expect(damaged).toBeInstanceOf(RunStop);
  expect(damaged instanceof RunStop && damaged.faults.map(({ code }) => code)).toEqual(['archive.cut-off']);
  const nested = await read(zipBytes([sound, inner]), 'night.zip');
  expect(nested.rows).toEqual([
    ['1', '2'],
    ['3', '4'],
  ]);
  expect(nested.faults).toEqual(['archive.nested']);
});

test('EBCDIC lines end with NEL, and a file of records that was cut off has its length still', async () => {
  const record = (i: number): string =>
    `${String(i).padStart(6, '0')}MUELLER   ${String(i * 37).padStart(8, '0')}`;
  const host = (text: string): Buffer =>
    Buffer.from(
      Array.from(text, (char) =>
        /\d/.test(char)
          ? 0xf0 + Number(char)
          : char === ' '
            ? 0x40
            : char === '\n'
              ? 0x15
              : (HOST_LETTERS.get(char) ?? 0),
      ),
    );
  const records = Array.from({ length: 40 }, (_, i) => record(i));
  const lines = await read(host(`${records.join('\n')}\n`), 'host.dat');
  expect(lines.says).toContain('line ends    NEL');
  expect(lines.rows).toHaveLength(40);
  const path = join(dir, 'cut.dat');
  writeFileSync(path, host(records.join('')).subarray(0, -10));
  const open = await inspectInput(path, { files: 9, bytes: 2 ** 28 });
  await open.input.close();
  const says = inWords(open.inspection).join('\n');
  expect(says).toContain('fixed width, 24 bytes, without line ends');
  expect(says).toContain('14 bytes are left over: it was cut off');
});

/** Of MUELLER, in every EBCDIC page. */
const HOST_LETTERS = new Map([
  ['M', 0xd4],
  ['U', 0xe4],
  ['E', 0xc5],
  ['L', 0xd3],
  ['R', 0xd9],
]);
