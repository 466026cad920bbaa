import { describe, expect, it } from 'vitest';
import { codesOf, column, frameAll, stopOf, tableOf, type SeenRow } from './tables.ts';

const table = tableOf([column('k'), column('p'), column('a', 'amount')], { key: 'k', on: 'p', amount: 'a' });
const brief = (rows: readonly SeenRow[]): unknown[] =>
  rows.map((row) => (row.fault === undefined ? [row.line, row.key] : [row.line, row.fault.code]));

async function framed(body: string, options = {}): Promise<unknown[]> {
  return brief((await frameAll(`k;p;a\n${body}`, table, options)).rows);
}

describe('rows that are right', () => {
  it('gives keys, amounts in minor units, lines and bytes', async () => {
    const text = '\ufeffk;p;a\r\n1; x ;1.50\r\n"2";"y;""z""";-3\n3;w;.5';
    const { rows, framed: result } = await frameAll(text, table);
    expect(rows.map(({ line, key, parent, amount }) => [line, key, parent, amount])).toEqual([
      [2, '1', 'x', 150],
      [3, '2', 'y;"z"', -300],
      [4, '3', 'w', 50],
    ]);
    expect(rows[0]?.raw).toBe('1; x ;1.50\r\n');
    expect(result.headerBytes.toString()).toBe('\ufeffk;p;a\r\n');
    expect(result.tally).toEqual({
      records: 3,
      amount: -100,
      unreadable: 0,
      faulted: 0,
      bytes: Buffer.byteLength(text),
      passed: 0,
    });
  });

  it('takes columns in any order, and asks for more of them', async () => {
    const { rows, blocks } = await frameAll('a;k;p\n1;k1;p1\n', table, { also: ['p', 'a'] });
    expect(rows[0]).toMatchObject({ key: 'k1', parent: 'p1', amount: 100 });
    expect(blocks[0]?.also).toEqual([['p1'], ['1']]);
  });

  it('counts the lines within quoted cells', async () => {
    expect(await framed('1;"a\nb\n";1\n2;x;1\n')).toEqual([
      [2, '1'],
      [5, '2'],
    ]);
  });

  it('reads lines that end with a carriage return alone', async () => {
    const { rows } = await frameAll('k;p;a\r1;x;1\r2;"y\rz";1\r3;x;1', table);
    expect(rows.map((row) => [row.line, row.key, row.fault])).toEqual([
      [2, '1', undefined],
      [3, '2', undefined],
      [5, '3', undefined],
    ]);
  });

  it('knows no quotes where the table declares none', async () => {
    const { rows } = await frameAll('k;p;a\n"1;x";1\n', tableOf(table.columns, table, { quote: '' }));
    expect(rows[0]).toMatchObject({ key: '"1', parent: 'x"', fault: undefined });
  });

  it('reads single-byte encodings', async () => {
    const bytes = Buffer.from('k;p;a\nM\xfcller;\x80;1\n', 'latin1');
    const { rows } = await frameAll(bytes, { ...table, encoding: 'windows-1252' });
    expect(rows[0]).toMatchObject({ key: 'Müller', parent: '€', fault: undefined });
  });
});

describe('rows with a fault', () => {
  it('an unclosed quote costs one line', async () => {
    const rest = Array.from({ length: 500 }, (_, i) => `${i};"x";1`).join('\n');
    const rows = await framed(`1;"open;1\n${rest}`);
    expect(rows.slice(0, 3)).toEqual([
      [2, 'extract.quote-unclosed'],
      [3, '0'],
      [4, '1'],
    ]);
    expect(rows.length).toBe(501);
  });

  it('an unclosed quote costs one line also where no other quote follows, or the table ends', async () => {
    const rest = Array.from({ length: 200 }, (_, i) => `${i};x;1`).join('\n');
    expect((await framed(`1;"open;1\n${rest}`)).slice(0, 2)).toEqual([
      [2, 'extract.quote-unclosed'],
      [3, '0'],
    ]);
    expect(await framed('1;"open;1')).toEqual([[2, 'extract.quote-unclosed']]);
  });

  it('two lines are one record only when the cells fit the header', async () => {
    expect(await framed('1;"a\nb;1\n2;c";1;1\n')).toEqual([
      [2, 'extract.quote-unclosed'],
      [3, 'extract.cells-few'],
      [4, 'extract.quote-stray'],
    ]);
  });

  it('a quoted cell ends at the limits', async () => {
    const cell = `"${'x\n'.repeat(4)}"`;
    expect(await framed(`1;${cell};1\n`, { maxQuotedLines: 4 })).toEqual([[2, '1']]);
    const over = await framed(`1;${cell};1\n`, { maxQuotedLines: 3 });
    expect(over[0]).toEqual([2, 'extract.quote-unclosed']);
    expect((await framed(`1;"${'x\n'.repeat(40)}";1\n`, { maxQuotedBytes: 64 }))[0]).toEqual([
      2,
      'extract.quote-unclosed',
    ]);
  });

  it('stray quotes', async () => {
    expect(await framed('1;5" pipe;1\n2;"a"b;1\n3;x;1\n')).toEqual([
      [2, 'extract.quote-stray'],
      [3, 'extract.quote-stray'],
      [4, '3'],
    ]);
  });

  it('too few and too many cells; the row says what it claims, never an amount', async () => {
    const { rows, framed: result } = await frameAll('k;p;a\n1;x\n2;y;3;4\n', table);
    expect(rows.map((row) => [row.fault?.code, row.fault?.found, row.key, row.parent, row.amount])).toEqual([
      ['extract.cells-few', '2', '1', 'x', NaN],
      ['extract.cells-many', '4', '2', 'y', NaN],
    ]);
    expect(result.tally).toMatchObject({ records: 2, unreadable: 2, faulted: 2, amount: 0 });
  });

  it('control characters and invalid encoding, with the byte', async () => {
    const bytes = Buffer.concat([
      Buffer.from('k;p;a\n1;x;1\n2;y\0;1\n3;'),
      Buffer.from([0xc3, 0x28]),
      Buffer.from(';1\n'),
    ]);
    const { rows } = await frameAll(bytes, table);
    expect(rows.map((row) => [row.fault?.code, row.fault?.place.byte, row.fault?.found])).toEqual([
      [undefined, undefined, undefined],
      ['extract.control-character', bytes.indexOf(0), '0x00'],
      ['extract.encoding-invalid', bytes.indexOf(0xc3), '0xc3 0x28 0x3b 0x31'],
    ]);
    expect(rows[2]?.amount).toBe(100);
  });

  it('bytes that a single-byte encoding does not know', async () => {
    const bytes = Buffer.from('k;p;a\n1;\x80;1\n', 'latin1');
    expect(brief((await frameAll(bytes, { ...table, encoding: 'iso-8859-1' })).rows)).toEqual([
      [2, 'extract.encoding-invalid'],
    ]);
  });

  it('empty lines amid the rows are no records, at the end they are nothing', async () => {
    const { rows, framed: result } = await frameAll('k;p;a\n1;x;1\n\n\r\n2;x;1\n\n\r\n\n', table);
    expect(brief(rows)).toEqual([
      [2, '1'],
      [3, 'extract.row-blank'],
      [4, 'extract.row-blank'],
      [5, '2'],
    ]);
    expect(result.tally).toMatchObject({ records: 2, faulted: 2 });
    expect(result.tail.toString()).toBe('\n\r\n\n');
  });

  it.each(['  ', '\t \n', '\n \r\n', '\x1a', '\x1a\r\n', '\r\n\x1a', ' \n\x1a'])(
    'blank lines and an old end-of-file character at the very end are nothing: %j',
    async (tail) => {
      for (const blockBytes of [1, 7, 4096]) {
        const text = `k;p;a\n1;x;1\n${tail}`;
        const { rows, framed: result } = await frameAll(text, table, { blockBytes });
        expect(brief(rows)).toEqual([[2, '1']]);
        expect(result.tally).toMatchObject({ records: 1, faulted: 0, bytes: text.length });
        expect(result.tail.toString()).toBe(tail);
      }
    },
  );

  it.each(['  \n2;x;1\n', '\x1a\n2;x;1\n'])('amid the rows they are rows: %j', async (body) => {
    expect(await framed(`1;x;1\n${body}`)).toEqual([
      [2, '1'],
      [3, 'extract.cells-few'],
      [4, '2'],
    ]);
  });

  it.each(['\x1ax', '\x1a\x1a', ' \x1a', '\x1a '])('%j at the end is a row', async (last) => {
    expect(await framed(`1;x;1\n${last}`)).toEqual([
      [2, '1'],
      [3, 'extract.cells-few'],
    ]);
  });

  it('delimiters alone are a row of empty cells, also at the end', async () => {
    const { rows } = await frameAll(
      'k\tp\ta\n1\tx\t1\n\t\t',
      tableOf(table.columns, table, { delimiter: '\t' }),
    );
    expect(brief(rows)).toEqual([
      [2, '1'],
      [3, 'extract.key-missing'],
    ]);
  });

  it('a key that is empty', async () => {
    const { rows } = await frameAll('k;p;a\n ;x;1\n1;;1\n', table);
    expect(rows.map((row) => [row.fault?.code, row.fault?.place.field])).toEqual([
      ['extract.key-missing', 'k'],
      ['extract.key-missing', 'p'],
    ]);
  });

  it('a line without end comes in parts, counts once, and the rows after it are read', async () => {
    const { rows } = await frameAll(`k;p;a\n1;${'x'.repeat(250)};1\n2;x;1\n`, table, { maxLine: 100 }, [7]);
    expect(rows.map((row) => [row.line, row.record, row.raw.length, row.fault?.code])).toEqual([
      [2, 1, 100, 'extract.row-too-long'],
      [2, 0, 100, 'extract.row-too-long'],
      [2, 0, 55, 'extract.row-too-long'],
      [3, 1, 6, undefined],
    ]);
  });

  it('an amount that cannot be read is counted', async () => {
    const { rows, framed: result } = await frameAll('k;p;a\n1;x;12,3x\n2;x;\n3;x;1\n', table);
    expect(rows.map((row) => row.amount)).toEqual([NaN, NaN, 100]);
    expect(result.tally).toMatchObject({ amount: 100, unreadable: 2 });
  });
});

describe('headers that stop the run', () => {
  const stop = async (bytes: Buffer | string, more = {}): Promise<string[]> =>
    codesOf(await stopOf(() => frameAll(bytes, { ...table, ...more })));

  it('names everything that is wrong at once', async () => {
    expect(await stop('k;k;x\n')).toEqual([
      'extract.column-missing',
      'extract.column-missing',
      'extract.column-doubled',
      'extract.column-unknown',
    ]);
  });

  it('does not show a line that is no header', async () => {
    const fault = (await stopOf(() => frameAll('JON;YANG;3761 N. 14th St\n', table))).faults[0];
    expect(fault?.code).toBe('extract.header-missing');
    expect(JSON.stringify(fault)).not.toContain('YANG');
    expect(await stop('')).toEqual(['extract.header-missing']);
  });

  it('extract.header-unreadable: quotes, encoding, no end', async () => {
    expect(await stop('k;"p;a\n1;2;3\n')).toEqual(['extract.header-unreadable']);
    expect(await stop(Buffer.from('k;p;a\xff\n', 'latin1'))).toEqual(['extract.header-unreadable']);
    expect(await stop('k'.repeat(3_000_000))).toEqual(['extract.header-unreadable']);
  });

  it('extract.encoding-contradicted: the byte order mark of another encoding', async () => {
    const marked = '\ufeffk;p;a\n';
    expect(await stop(Buffer.from(marked, 'utf16le'))).toEqual(['extract.encoding-contradicted']);
    expect(await stop(marked, { encoding: 'windows-1252' })).toEqual(['extract.encoding-contradicted']);
  });

  it('extract.total-too-large', async () => {
    const rows = '1;x;999999999999.99\n'.repeat(200);
    expect(await stop(`k;p;a\n${rows}`)).toEqual(['extract.total-too-large']);
  });
});
