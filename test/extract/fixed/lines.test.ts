import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { charsetOf } from '../../../src/extract/charset/charset.ts';
import { frameFixed } from '../../../src/extract/fixed/frame-fixed.ts';
import type { FramedFile } from '../../../src/extract/framed-file.ts';
import { chunks, codesOf, stopOf } from '../tables.ts';
import { field, fixedTable, frameRecords, type SeenRecord } from './fixed-tables.ts';

/** Key of 4, amount of 7 with two decimals, name of 8, note of 6. */
const columns = [
  field('key', 0, 4),
  field('amount', 4, 7, {}, { type: 'amount', scale: 2 }),
  field('name', 11, 8),
  field('note', 19, 6, {}, { trim: 'right' }),
];
const table = fixedTable(columns, { key: 'key', amount: 'amount' });

const line = (key: string, amount: string, name: string, note = ''): string =>
  key.padEnd(4) + amount.padStart(7) + name.padEnd(8) + note.padEnd(6);

const a = line('A1', '12.30', 'Meyer', 'x');
const b = line('B2', '-0.05', 'Groß', '');
const c = line('C3', '', 'Öz', 'last');

const codes = (rows: readonly SeenRecord[]): (string | undefined)[] => rows.map(({ fault }) => fault?.code);

/** All that is told of a file beside its rows, and its bytes put together again. */
function whole(file: FramedFile, rows: readonly SeenRecord[]): Buffer {
  const [first] = file.tables;
  if (first === undefined) throw new Error('no table');
  const passed = file.others.map((other) => ({ line: other.line, raw: other.bytes.toString('latin1') }));
  const between = [...rows, ...passed].toSorted((one, other) => one.line - other.line).map(({ raw }) => raw);
  const rest = [first.footerBytes ?? Buffer.alloc(0), first.tail];
  return Buffer.concat([first.headerBytes, Buffer.from(between.join(''), 'latin1'), ...rest]);
}

describe('line ends', () => {
  test.each([
    ['LF', '\n', 'iso-8859-15'],
    ['CR LF', '\r\n', 'iso-8859-15'],
    ['CR', '\r', 'iso-8859-15'],
    ['LF', '\n', 'ibm273'],
    ['NL', '\u0085', 'ibm273'],
    ['CR NL', '\r\u0085', 'ibm1141'],
    ['CR LF', '\r\n', 'ibm037'],
  ] as const)('%s, %s in %s', async (_, end, encoding) => {
    for (const last of [end, '']) {
      const bytes = charsetOf(encoding).encode(a + end + b + end + c + last) ?? Buffer.alloc(0);
      const { file, rows } = await frameRecords(bytes, { ...table, encoding });
      expect(rows.map(({ key, amount, line: at, fault }) => [key, amount, at, fault])).toEqual(
        [
          ['A1', 1230, 1, undefined],
          ['B2', -5, 2, undefined],
          ['C3', NaN, 3, undefined],
        ].map((row, i) => (i === 2 ? ['C3', 0, 3, undefined] : row)),
      );
      expect(rows.map(({ cells }) => cells)).toEqual([
        ['A1', '12.30', 'Meyer', 'x'],
        ['B2', '-0.05', 'Groß', null],
        ['C3', null, 'Öz', 'last'],
      ]);
      expect(file.tables[0]?.tally).toMatchObject({
        records: 3,
        amount: 1225,
        bytes: bytes.length,
        passed: 0,
      });
    }
  });

  test('mixed as they may be', async () => {
    const { rows } = await frameRecords(`${a}\n${b}\r\n${c}\r${a}\r\n${b}\n`, table);
    expect(rows.map(({ key }) => key)).toEqual(['A1', 'B2', 'C3', 'A1', 'B2']);
    expect(codes(rows)).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  test('a carriage return within a line is a control character', async () => {
    const { rows } = await frameRecords(`${a}\n${b.replace('Gr', 'G\r')}\n${c}\n`, table);
    expect(codes(rows)).toEqual([undefined, 'extract.control-character', undefined]);
    expect(rows[1]?.fault).toMatchObject({
      found: '0x0d',
      place: { file: 'rows.dat', line: 2, byte: 26 + 12 },
    });
    expect(rows[1]?.key).toBe('B2');
  });
});

describe('length', () => {
  test('blanks at the end may be cut off, where texts stand', async () => {
    const trimmed = [a, b, c].map((text) => text.trimEnd());
    const { rows } = await frameRecords(trimmed.join('\n'), table);
    expect(codes(rows)).toEqual([undefined, undefined, undefined]);
    expect(rows[1]?.cells).toEqual(['B2', '-0.05', 'Groß', null]);
    const numbersOnly = await frameRecords(`${a}\nD4     1.50\n`, table);
    expect(numbersOnly.rows[1]).toMatchObject({
      fault: undefined,
      amount: 150,
      cells: ['D4', '1.50', null, null],
    });
  });

  test('but no number is cut in two, and no blank is left where they were cut', async () => {
    const { rows } = await frameRecords(`${a}\nD4   1.\n${b.slice(0, -1)}\nE5\n`, table);
    expect(codes(rows)).toEqual([undefined, ...Array<string>(2).fill('extract.record-length'), undefined]);
    expect(rows[1]?.fault).toMatchObject({ found: '7', expected: '25' });
    expect(rows[2]).toMatchObject({ key: 'B2', amount: NaN, record: 1 });
    // A number that may be empty may be missing as a whole.
    expect(rows[3]?.amount).toBe(0);
  });

  test('lines may be longer by blanks when all are', async () => {
    const wide = (text: string): string => text.padEnd(40);
    const { rows } = await frameRecords([a, b, c].map(wide).join('\n'), table);
    expect(codes(rows)).toEqual([undefined, undefined, undefined]);
    const one = await frameRecords(`${a}\n${b} \n${c}\n`, table);
    expect(codes(one.rows)).toEqual([undefined, 'extract.record-length', undefined]);
    expect(one.rows[1]?.fault).toMatchObject({ found: '26', expected: '25' });
  });

  test('a line that is longer by more than blanks harms itself alone', async () => {
    const { file, rows } = await frameRecords(`${a}\n${b}${c}\n${c}\n`, table);
    expect(codes(rows)).toEqual([undefined, 'extract.record-length', undefined]);
    expect(rows[1]?.key).toBe('B2');
    expect(file.tables[0]?.tally).toMatchObject({ records: 3, amount: 1230, unreadable: 1, faulted: 1 });
  });

  test('a byte that was lost or added in a padded record never goes unseen', async () => {
    const records = [a, b, c];
    await fc.assert(
      fc.asyncProperty(fc.nat(2), fc.nat(24), fc.boolean(), async (number, at, lost) => {
        const damaged = records.map((text, i) => {
          if (i !== number) return text;
          return lost ? text.slice(0, at) + text.slice(at + 1) : `${text.slice(0, at)}z${text.slice(at)}`;
        });
        const { rows } = await frameRecords([a, ...damaged].join('\r\n'), table);
        expect(codes(rows).map((code) => code !== undefined)).toEqual([
          false,
          ...records.map((_, i) => i === number),
        ]);
      }),
    );
  });
});

describe('what is no record', () => {
  test('blank lines at the end and a SUB are no rows', async () => {
    for (const tail of ['\n\n', '\r\n  \r\n', '\u001a', '\n\u001a', '\n   ']) {
      const { file, rows } = await frameRecords(`${a}\n${b}\n${tail}`, table);
      expect(rows).toHaveLength(2);
      expect(file.tables[0]?.tail.toString()).toBe(tail);
      expect(whole(file, rows).toString('latin1')).toBe(`${a}\n${b}\n${tail}`);
    }
  });

  test('blank lines amid the rows are in the rejects, and are no records', async () => {
    const { file, rows } = await frameRecords(`${a}\n\n${' '.repeat(25)}\n${c}\n`, table);
    expect(codes(rows)).toEqual([undefined, 'extract.row-blank', 'extract.row-blank', undefined]);
    expect(rows.map(({ record }) => record)).toEqual([1, 0, 0, 1]);
    expect(file.tables[0]?.tally).toMatchObject({ records: 2, faulted: 2 });
  });

  test('lines to skip and a footer', async () => {
    const text = `head\r\nmore\r\n${a}\r\n${b}\r\n${c}\r\nsum 3\r\nend\r\n\r\n`;
    for (let size = 1; size < 90; size += 1) {
      const skipping = fixedTable(columns, { key: 'key' }, { skip: 2, footer: 2 });
      const { file, rows } = await frameRecords(text, skipping, { blockBytes: 1 }, [size]);
      expect(rows.map(({ key, line: at }) => [key, at])).toEqual([
        ['A1', 3],
        ['B2', 4],
        ['C3', 5],
      ]);
      expect(file.tables[0]?.headerBytes.toString()).toBe('head\r\nmore\r\n');
      expect(file.tables[0]?.footerBytes?.toString()).toBe('sum 3\r\nend\r\n');
      expect(file.tables[0]?.tail.toString()).toBe('\r\n');
      expect(file.tables[0]?.tally.bytes).toBe(text.length);
      expect(whole(file, rows).equals(Buffer.from(text, 'latin1'))).toBe(true);
    }
  });

  test('a file with less than what is to be passed over has no rows', async () => {
    for (const text of ['', 'head', 'head\n', 'head\nend\n']) {
      const { file, rows } = await frameRecords(text, fixedTable(columns, {}, { skip: 1, footer: 2 }));
      expect(rows).toEqual([]);
      expect(whole(file, rows).toString()).toBe(text);
    }
  });

  test('a line without an end is cut in parts', async () => {
    const endless = 'z'.repeat(250);
    const { rows } = await frameRecords(
      `${a}\n${endless}\n${c}\n`,
      table,
      { maxLine: 100, blockBytes: 10 },
      [7],
    );
    expect(rows.map(({ record, fault, raw }) => [record, fault?.values?.['part'], raw.length])).toEqual([
      [1, undefined, 26],
      [1, '1', 100],
      [0, '2', 100],
      [0, '3', 51],
      [1, undefined, 26],
    ]);
    expect(rows.map(({ line: at }) => at)).toEqual([1, 2, 2, 2, 3]);
  });
});

describe('bytes that may not stand in text', () => {
  test('low values fill a field that holds nothing', async () => {
    const { rows } = await frameRecords(
      `${a}\nD4  ${'\0'.repeat(7)}${'Meyer'.padEnd(8)}${'\0'.repeat(6)}\n`,
      table,
    );
    expect(rows[1]).toMatchObject({ fault: undefined, amount: 0, cells: ['D4', null, 'Meyer', null] });
  });

  test.each([
    ['a low value in a name', 'Mey\0r', 'extract.control-character', '0x00'],
    ['a bell', 'Mey\x07r', 'extract.control-character', '0x07'],
    ['a C1 control in an ISO encoding', 'Mey\x85r', 'extract.encoding-invalid', '0x85'],
  ])('%s', async (_, name, code, found) => {
    const bytes = Buffer.from(`${a}\n${line('B2', '1.00', name)}\n`, 'latin1');
    const { rows } = await frameRecords(bytes, table);
    expect(rows[1]?.fault).toMatchObject({ code, found, place: { line: 2, byte: 26 + 11 + 3 } });
    expect(rows[1]).toMatchObject({ key: 'B2', amount: 100 });
  });

  test('a pad of low values', async () => {
    const padded = fixedTable([field('key', 0, 4), field('name', 4, 8, { pad: '\0' })]);
    const { rows } = await frameRecords('A1  Meyer\0\0\0\n', padded);
    expect(rows[0]).toMatchObject({ fault: undefined, cells: ['A1', 'Meyer'] });
  });
});

test('a record without its key has a fault', async () => {
  const { rows } = await frameRecords(`${a}\n${line('', '1.00', 'x')}\n`, table);
  expect(rows[1]?.fault).toMatchObject({ code: 'extract.key-missing', place: { line: 2, field: 'key' } });
});

describe('UTF-8 and UTF-16', () => {
  const utf8 = { ...table, encoding: 'utf-8' } as const;
  const wide = line('E5', '1.00', 'Zoë\u{1f600}日', 'ñ');

  function padded(text: string): string {
    return text + ' '.repeat(25 - Array.from(text).length);
  }

  test('columns count characters', async () => {
    const { rows } = await frameRecords(Buffer.from(`\ufeff${b}\n${padded(wide.trimEnd())}\n`), utf8);
    expect(codes(rows)).toEqual([undefined, undefined]);
    expect(rows[0]?.cells).toEqual(['B2', '-0.05', 'Groß', null]);
    expect(rows[1]?.cells?.slice(0, 2)).toEqual(['E5', '1.00']);
  });

  test('a character of four bytes is one', async () => {
    const text = 'E5     1.00Zoë\u{1f600}日   ñ     ';
    const { rows } = await frameRecords(Buffer.from(`${text}\n`), utf8);
    expect(rows[0]).toMatchObject({
      fault: undefined,
      cells: ['E5', '1.00', 'Zoë\u{1f600}日', 'ñ'],
      amount: 100,
    });
  });

  test('bytes that are none are found with their place', async () => {
    const text = Buffer.concat([
      Buffer.from(`${a}\n`),
      Buffer.from(line('B2', '1.00', 'Gr\xf6\xdf'), 'latin1'),
    ]);
    const { rows } = await frameRecords(text, utf8);
    expect(rows[1]?.fault).toMatchObject({
      code: 'extract.encoding-invalid',
      found: '0xf6 0xdf 0x20 0x20',
      expected: 'utf-8',
      place: { line: 2, byte: 26 + 13 },
    });
  });

  test('places in a UTF-16 file are those of the file', async () => {
    const text = `\ufeff${b}\n${line('B2', '1.00', 'G\u0007ß')}\n${line('B3', '2.00', 'G\ud800ß')}\n`;
    const file = await frameFixed(
      chunks(Buffer.from(text, 'utf16le'), [5]),
      { file: 'rows.dat', tables: [{ ...table, encoding: 'utf-16' }] },
      { blockBytes: 30 },
    );
    const faults: unknown[] = [];
    for await (const { block } of file.blocks) faults.push(...block.faults.values());
    expect(faults).toMatchObject([
      { code: 'extract.control-character', place: { line: 2, byte: 2 * (1 + 26 + 12) } },
      {
        code: 'extract.encoding-invalid',
        place: { line: 3, byte: 2 * (1 + 52 + 12) },
        expected: 'utf-16',
        found: '0x00 0xd8',
      },
    ]);
  });

  test('the mark of another encoding stops the run', async () => {
    for (const mark of [Buffer.from('\ufeff'), Buffer.from('\ufeff', 'utf16le'), Buffer.from([0xfe, 0xff])]) {
      const stop = await stopOf(() => frameRecords(Buffer.concat([mark, Buffer.from(a)]), table));
      expect(codesOf(stop)).toEqual(['extract.encoding-contradicted']);
      expect(stop.exitCode).toBe(65);
    }
  });
});

describe('however the bytes come', () => {
  const part = fc.constantFrom(
    a,
    b,
    c,
    '',
    ' ',
    'short',
    `${a}${b}`,
    b.slice(1),
    line('x', '1.0z', '\0'),
    '\u001a',
  );
  const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 });
  const textOf = (...ends: readonly string[]): fc.Arbitrary<string> =>
    fc
      .array(fc.tuple(part, fc.constantFrom(...ends)), { maxLength: 12 })
      .map((parts) => parts.flat().join(''));

  test('the same rows come out', async () => {
    await fc.assert(
      fc.asyncProperty(textOf('\n', '\r\n'), sizes, fc.nat(60), async (content, cuts, blockBytes) => {
        const once = await frameRecords(content, table);
        const cut = await frameRecords(content, table, { blockBytes: blockBytes + 1 }, cuts);
        expect(cut.rows).toEqual(once.rows);
        expect(cut.file.tables).toEqual(once.file.tables);
      }),
      { numRuns: 300 },
    );
  });

  test('the file can be put together again', async () => {
    await fc.assert(
      fc.asyncProperty(textOf('\n', '\r\n', '\r'), sizes, fc.nat(60), async (content, cuts, blockBytes) => {
        const { file, rows } = await frameRecords(content, table, { blockBytes: blockBytes + 1 }, cuts);
        expect(whole(file, rows).toString('latin1')).toBe(content);
        expect(file.tables[0]?.tally.bytes).toBe(content.length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('numbers of any bytes in lines', () => {
  const host = charsetOf('ibm273');
  const stored = fixedTable(
    [
      field('key', 0, 2),
      field('sum', 2, 3, { storage: 'packed', sign: 'trailing', implied: 2 }, { type: 'amount', scale: 2 }),
      field('count', 5, 2, { storage: 'binary', sign: 'trailing', implied: 0 }, { type: 'integer' }),
    ],
    { key: 'key', encoding: 'ibm273' },
  );
  const record = (key: string, ...numbers: readonly number[]): Buffer =>
    Buffer.concat([host.encode(key) ?? Buffer.alloc(0), Buffer.from(numbers)]);
  const records = [
    record('A1', 0x15, 0x25, 0x1c, 0x15, 0x15),
    record('B2', 0x00, 0x10, 0x0d, 0x0d, 0x25),
    record('C3', 0x12, 0x34, 0x5c, 0x00, 0x15),
  ];
  const values = [
    ['A1', '152.51', '5397'],
    ['B2', '-1.00', '3365'],
    ['C3', '123.45', '21'],
  ];

  test.each([[[0x15]], [[0x25]], [[0x0d, 0x25]], [[0x0d, 0x15]]])(
    'a byte like that of a line end ends no record that has one at its length: %j',
    async (end) => {
      for (const last of [true, false]) {
        const parts = records.flatMap((each, i) =>
          i === records.length - 1 && !last ? [each] : [each, Buffer.from(end)],
        );
        const bytes = Buffer.concat(parts);
        for (let size = 1; size <= bytes.length; size += 1) {
          const { rows } = await frameRecords(bytes, stored, { blockBytes: 1 }, [size]);
          expect(codes(rows)).toEqual([undefined, undefined, undefined]);
          expect(rows.map(({ cells }) => cells)).toEqual(values);
          expect(rows.map(({ line: at }) => at)).toEqual([1, 2, 3]);
        }
      }
    },
  );

  test('a line that is too short is one, and costs no other', async () => {
    const short = record('B2', 0x00, 0x0d);
    const [first = short, , third = short] = records;
    const bytes = Buffer.concat([first, short, third].flatMap((each) => [each, Buffer.from([0x15])]));
    const { rows } = await frameRecords(bytes, stored);
    expect(codes(rows)).toEqual([undefined, 'extract.record-length', undefined]);
    expect(rows.map(({ key }) => key)).toEqual(['A1', 'B2', 'C3']);
  });
});
