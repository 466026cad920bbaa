import { describe, expect, it } from 'vitest';
import { cellTable, readRows } from '../delimited-file.ts';
import { column, frameAll, stopOf, tableOf } from '../tables.ts';

const table = tableOf([column('k'), column('p'), column('a', 'amount')], { key: 'k', on: 'p', amount: 'a' });

describe('EBCDIC', () => {
  // Python: 'k;p;a\n1;Müller;1.50\n"2;";"Jürgen ""J"" Groß\n& Co.";-2.00\n'.encode('cp273')
  const german =
    '925e975e8125f15ed4d0939385995ef14bf5f0257ff25e7f5e7fd1d099878595407f7fd17f7f40c79996a1255040c3964b7f5e60f24bf0f025';
  const bytesOf = (end: string): Buffer =>
    Buffer.from((german.match(/../g) ?? []).map((byte) => (byte === '25' ? end : byte)).join(''), 'hex');

  it.each([
    ['15', '\u0085'],
    ['25', '\n'],
    ['0d25', '\r\n'],
    ['0d15', '\r\u0085'],
    ['0d', '\r'],
  ])('lines end with 0x%s', async (end, inner) => {
    const bytes = bytesOf(end);
    const read = { ...table, encoding: 'ibm273' } as const;
    for (const blockBytes of [1, 5, 4096]) {
      expect(await readRows(bytes, read, { blockBytes }, [blockBytes])).toEqual([
        ['1', 'Müller', '1.50'],
        ['2;', `Jürgen "J" Groß${inner}& Co.`, '-2.00'],
      ]);
    }
    const { framed, rows } = await frameAll(bytes, read);
    expect(framed.tally).toMatchObject({ records: 2, amount: -50, unreadable: 0, bytes: bytes.length });
    expect(rows.map(({ key, parent, line }) => [key, parent, line])).toEqual([
      ['1', 'Müller', 2],
      ['2;', `Jürgen "J" Groß${inner}& Co.`, 3],
    ]);
  });

  it('control characters, blank lines, comments, escapes and the end of a file are told in its own bytes', async () => {
    // *c, a;b, nothing, a\;;b, NUL;b, SUB
    const lines = ['5c8315', '815e8215', '15', '81e05e5e8215', '005e8215', '3f'];
    const bytes = Buffer.from(lines.join(''), 'hex');
    const read = cellTable(2, { delimiter: ';', escape: '\\', comment: '*' }, 'ibm037');
    expect(await readRows(bytes, read)).toEqual([
      ['a', 'b'],
      'extract.row-blank',
      ['a;', 'b'],
      'extract.control-character',
    ]);
    const { framed } = await frameAll(bytes, read);
    expect([framed.tally.passed, framed.tail.toString('hex')]).toEqual([3, '3f']);
  });
});

describe('UTF-16', () => {
  const text = '\ufeffk;p;a\r\n1;"Ä;😀";1.50\r\n2;x\u2028y;2.00\r\n';
  const little = Buffer.from(text, 'utf16le');
  const big = Buffer.from(little).swap16();

  it.each([
    ['utf-16', little],
    ['utf-16', big],
    ['utf-16le', little],
    ['utf-16be', big],
    ['utf-16le', little.subarray(2)],
  ] as const)('%s', async (encoding, bytes) => {
    for (const sizes of [[1], [3, 2], [4096]]) {
      const read = { ...table, encoding };
      const { framed, rows } = await frameAll(bytes, read, { blockBytes: sizes[0] ?? 1 }, sizes);
      expect(rows.map(({ key, parent, fault }) => [key, parent, fault])).toEqual([
        ['1', 'Ä;😀', undefined],
        ['2', 'x\u2028y', undefined],
      ]);
      expect(framed.tally.amount).toBe(350);
      expect(await readRows(bytes, read, {}, sizes)).toEqual([
        ['1', 'Ä;😀', '1.50'],
        ['2', 'x\u2028y', '2.00'],
      ]);
    }
  });

  it('faults name bytes and places of the file as it was delivered', async () => {
    const damaged = '\ufeffk;p;a\n1;Ä😀\ud800b;1\n2;Ä\0;1\n3;\udc00;1\n4;x;1\n';
    for (const [encoding, bytes, half] of [
      ['utf-16le', Buffer.from(damaged, 'utf16le'), '0x00 0xd8'],
      ['utf-16be', Buffer.from(damaged, 'utf16le').swap16(), '0xd8 0x00'],
    ] as const) {
      for (const blockBytes of [3, 4096]) {
        const { rows } = await frameAll(bytes, { ...table, encoding }, { blockBytes }, [3]);
        expect(rows.map(({ fault }) => [fault?.code, fault?.place.byte])).toEqual([
          ['extract.encoding-invalid', damaged.indexOf('\ud800b') * 2],
          ['extract.control-character', damaged.indexOf('\0') * 2],
          ['extract.encoding-invalid', damaged.indexOf('\udc00;') * 2],
          [undefined, undefined],
        ]);
        expect([rows[0]?.fault?.found, rows[0]?.fault?.expected]).toEqual([half, encoding]);
      }
    }
  });

  it('extract.byte-order-unknown', async () => {
    const stop = await stopOf(() => frameAll(little.subarray(2), { ...table, encoding: 'utf-16' }));
    expect(stop.faults.map(({ code }) => code)).toEqual(['extract.byte-order-unknown']);
  });
});

it('a table declared as UTF-8 that is windows-1252: each such row says which byte', async () => {
  const bytes = Buffer.from('k;p;a\n1;M\xfcller;1\n2;x;1\n', 'latin1');
  const { rows } = await frameAll(bytes, table);
  expect(rows.map(({ fault }) => fault)).toEqual([
    {
      code: 'extract.encoding-invalid',
      place: { file: 'rows.csv', line: 2, byte: 9 },
      found: '0xfc 0x6c 0x6c 0x65',
      expected: 'utf-8',
    },
    undefined,
  ]);
});
