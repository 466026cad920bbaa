import { describe, expect, it } from 'vitest';
import { compileRowReader } from '../../../src/extract/row-reader.ts';
import type { DelimitedFormat, DelimitedTable } from '../../../src/job/table-plan.ts';
import { codesOf, column, frameAll, stopOf, tableOf } from '../tables.ts';

const columns = [column('k'), column('p'), column('a', 'amount')];
const keys = { key: 'k', on: 'p', amount: 'a' };

function dialect(format: Partial<DelimitedFormat>): DelimitedTable {
  return tableOf(columns, keys, format);
}

/** What a file's parts are, however its bytes come: rows as line and key or fault, everything else as text. */
async function partsOf(text: string, table: DelimitedTable): Promise<unknown> {
  const seen = [];
  for (const blockBytes of [1, 5, 4096]) {
    const { framed, rows } = await frameAll(text, table, { blockBytes }, [blockBytes]);
    const { bytes, passed, records } = framed.tally;
    expect(bytes).toBe(Buffer.byteLength(text));
    const apart = framed.headerBytes.length + passed + framed.tail.length + (framed.footerBytes?.length ?? 0);
    expect(apart + rows.reduce((sum, row) => sum + row.raw.length, 0)).toBe(bytes);
    expect(records).toBe(rows.filter((row) => row.record === 1).length);
    seen.push({
      head: framed.headerBytes.toString(),
      rows: rows.map((row) => [row.line, row.fault?.code ?? row.key]),
      passed,
      footer: framed.footerBytes?.toString() ?? '',
      tail: framed.tail.toString(),
    });
  }
  expect(seen[0]).toEqual(seen[2]);
  expect(seen[1]).toEqual(seen[2]);
  return seen[2];
}

describe('what stands before the rows', () => {
  it('lines to skip, then the header; they are kept with it', async () => {
    expect(await partsOf('\ufeffRun "5\r\n\r\nk;p;a\r\n1;x;1\r\n', dialect({ skip: 2 }))).toEqual({
      head: '\ufeffRun "5\r\n\r\nk;p;a\r\n',
      rows: [[4, '1']],
      passed: 0,
      footer: '',
      tail: '',
    });
  });

  it('without a header columns come as they are declared', async () => {
    const table = dialect({ header: false, skip: 1 });
    expect(await partsOf('\ufeffnight\n1;x;1\n2;y;2\n', table)).toEqual({
      head: '\ufeffnight\n',
      rows: [
        [2, '1'],
        [3, '2'],
      ],
      passed: 0,
      footer: '',
      tail: '',
    });
    const { framed, rows } = await frameAll('1;x;1.50\n', dialect({ header: false }));
    const reader = compileRowReader(table, framed.header);
    expect(reader.read(Buffer.from(rows[0]?.raw ?? ''), 1).values).toEqual({ k: '1', p: 'x', a: 150 });
  });

  it('a header may name columns otherwise than the job does, between blanks and quotes', async () => {
    const named = columns.map((one, i) => ({ ...one, from: ['Konto Nr.', 'Über', 'a'][i] ?? '' }));
    const table = tableOf(named, keys);
    const { framed, rows } = await frameAll('\ufeff"Über"; a ;Konto Nr.\nx;1.50;1\n', table);
    expect(framed.header).toEqual(['Über', 'a', 'Konto Nr.']);
    expect(rows[0]).toMatchObject({ key: '1', parent: 'x', amount: 150 });
    const reader = compileRowReader(table, framed.header);
    expect(reader.read(Buffer.from('x;1.50;1\n'), 1).values).toEqual({ k: '1', p: 'x', a: 150 });
    expect(codesOf(await stopOf(() => frameAll('k;p;a\n', table)))).toEqual([
      'extract.column-missing',
      'extract.column-missing',
      'extract.column-unknown',
      'extract.column-unknown',
    ]);
  });

  it('extract.lines-missing: fewer lines than are to be skipped', async () => {
    const stop = await stopOf(() => frameAll('one\ntwo\n', dialect({ skip: 3 })));
    expect(stop.faults).toMatchObject([{ code: 'extract.lines-missing', found: '2', expected: '3' }]);
  });

  it('extract.dialect-foreign: a delimiter that the encoding does not have', async () => {
    const table = { ...dialect({ delimiter: '€' }), encoding: 'iso-8859-1' } as const;
    expect(codesOf(await stopOf(() => frameAll('k€p€a\n', table)))).toEqual(['extract.dialect-foreign']);
  });
});

describe('lines between the rows that are none', () => {
  it('comments are passed over at the beginning of a line, never within a cell', async () => {
    const text = '#made by night\nk;p;a\n#1;x;1\n1;"x\n#y";1\n #2;x;1\n2;x#;1\n#\n# "open\r\n3;x;1\n#end';
    expect(await partsOf(text, dialect({ comment: '#' }))).toEqual({
      head: '#made by night\nk;p;a\n',
      rows: [
        [4, '1'],
        [6, '#2'],
        [7, '2'],
        [10, '3'],
      ],
      passed: '#1;x;1\n#\n# "open\r\n#end'.length,
      footer: '',
      tail: '',
    });
  });

  it('comments may begin with several characters, and be longer than a line may be', async () => {
    const long = `--${'x'.repeat(400)}\n`;
    const { framed, rows } = await frameAll(
      `k;p;a\n${long}-1;x;1\n`,
      dialect({ comment: '--' }),
      { maxLine: 60, blockBytes: 7 },
      [7],
    );
    expect(rows.map((row) => row.key)).toEqual(['-1']);
    expect(framed.tally.passed).toBe(long.length);
  });

  it('a line that begins like a comment and is none is a row', async () => {
    expect(await partsOf('k;p;a\n-1;x;1\n--2;x;1\n--\n-', dialect({ comment: '--' }))).toMatchObject({
      rows: [
        [2, '-1'],
        [5, 'extract.cells-few'],
      ],
      passed: '--2;x;1\n--\n'.length,
    });
  });

  it('without a header all comments are passed over', async () => {
    expect(await partsOf('#a\n1;x;1\n#b\n', dialect({ comment: '#', header: false }))).toMatchObject({
      head: '',
      rows: [[2, '1']],
      passed: 6,
    });
  });

  it('extract.header-repeated: the header once more is no record', async () => {
    const head = 'k;"p";a';
    const text = `\ufeff${head}\r\n1;x;1\r\n${head}\n2;x;1\n\ufeff${head}\r\n3;x;1`;
    expect(await partsOf(text, dialect({}))).toMatchObject({
      rows: [
        [2, '1'],
        [3, 'extract.header-repeated'],
        [4, '2'],
        [5, 'extract.header-repeated'],
        [6, '3'],
      ],
    });
    const quoted = '\ufeff"k";p;a\n1;x;1\n';
    const { framed, rows } = await frameAll(quoted + quoted, dialect({}));
    expect(rows.map((row) => row.fault?.code)).toEqual([undefined, 'extract.header-repeated', undefined]);
    expect(framed.tally).toMatchObject({ records: 2, faulted: 1, unreadable: 0 });
  });
});

describe('what stands behind the rows', () => {
  const footed = (footer: number): DelimitedTable => dialect({ footer });

  it('footer lines are kept and are no rows', async () => {
    expect(await partsOf('k;p;a\n1;x;1\n2;x;1\nRows: 2\n"end\n', footed(2))).toEqual({
      head: 'k;p;a\n',
      rows: [
        [2, '1'],
        [3, '2'],
      ],
      passed: 0,
      footer: 'Rows: 2\n"end\n',
      tail: '',
    });
  });

  it('empty lines around the footer do not count', async () => {
    expect(await partsOf('k;p;a\n1;x;1\n\n\nRows\r\n \nend\n\n\x1a', footed(2))).toMatchObject({
      rows: [[2, '1']],
      footer: '\n\nRows\r\n \nend\n',
      tail: '\n\x1a',
    });
  });

  it('a footer alone, without a line end', async () => {
    expect(await partsOf('k;p;a\nend', footed(1))).toMatchObject({ rows: [], footer: 'end' });
  });

  it('a quote left open before the footer takes nothing of it', async () => {
    expect(await partsOf('k;p;a\n1;"x;1\nend";2;3\n', footed(1))).toMatchObject({
      rows: [[2, 'extract.quote-unclosed']],
      footer: 'end";2;3\n',
    });
  });

  it('extract.lines-missing: fewer lines than the footer has', async () => {
    const run = async (text: string, more = {}): Promise<string[]> =>
      codesOf(await stopOf(() => frameAll(text, footed(2), more, [3])));
    expect(await run('k;p;a\nend\n')).toEqual(['extract.lines-missing']);
    expect(await run('k;p;a\n', { blockBytes: 1 })).toEqual(['extract.lines-missing']);
    // A line without end is no footer: what is kept back must not grow.
    const endless = `k;p;a\n1;x;1\n${'x'.repeat(5000)}\nend\n`;
    expect(await run(endless, { blockBytes: 16, maxLine: 100 })).toEqual(['extract.lines-missing']);
  });
});
