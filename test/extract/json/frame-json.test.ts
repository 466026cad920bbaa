import { describe, expect, test } from 'vitest';
import { frameFile } from '../../../src/extract/frame.ts';
import { frameJson } from '../../../src/extract/json/frame-json.ts';
import { compileJsonCells } from '../../../src/extract/json/json-cells.ts';
import type { TablePlan } from '../../../src/job/table-plan.ts';
import { at, byTable, cellsOf, frameRows, readAgain, tableIn, type FrameCase } from '../nested-tables.ts';
import { codesOf, stopOf } from '../tables.ts';
import { NEXT_IN_LINE } from '../../../src/model/row-position.ts';

const lines = { kind: 'json', each: '' } as const;
const documents = tableIn(
  lines,
  [at('invoice', 'no'), at('account'), at('total', 'total', 'amount'), at('city', 'customer.city')],
  { name: 'documents', key: 'invoice', on: 'account', amount: 'total' },
);
const details = tableIn({ kind: 'json', each: 'lines' }, [at('sku'), at('amount', 'amount', 'amount')], {
  name: 'details',
  nestedIn: 'documents',
  amount: 'amount',
});

function frame(text: string, tables: readonly TablePlan[] = [documents], options: FrameCase = {}) {
  return frameRows(frameJson, text, tables, options);
}

describe('one object a line', () => {
  test('key, parent, amount and what else is asked for are read without a float', async () => {
    const text =
      '\ufeff{"no":"F1","account":17,"total":12.30,"customer":{"city":"K\u00f6ln"}}\r\n' +
      ' {"customer":{"city":"B\\u00f6lk\\ud83d\\ude00"},"total":"-0.05","account":"C 2 ","no":90071992547409931234} \n' +
      '{"no":"F3","account":"C3","total":1.5e2}';
    const { framed, rows } = await frame(text, [documents], { also: ['city'] });
    expect(rows.map(({ key, parent, amount, also, line }) => [line, key, parent, amount, also[0]])).toEqual([
      [1, 'F1', '17', 1230, 'K\u00f6ln'],
      [2, '90071992547409931234', 'C 2', -5, 'B\u00f6lk\u{1f600}'],
      [3, 'F3', 'C3', 15_000, ''],
    ]);
    expect(rows.every(({ fault }) => fault === undefined)).toBe(true);
    const [table] = framed.tables;
    expect(table?.header).toEqual(['invoice', 'account', 'total', 'city']);
    expect(table?.headerBytes).toEqual(Buffer.from('\ufeff'));
    expect(table?.tally).toMatchObject({ records: 3, amount: 16_225, bytes: Buffer.byteLength(text) });
  });

  test('a damaged line costs itself alone, and its fault says where', async () => {
    const good = '{"no":"F0","account":"C"}\n';
    const damaged: readonly (readonly [string, string, number, string])[] = [
      ['{"no":"F1","account":"C"', 'extract.json-malformed', 24, 'F1'],
      ['{"no":"F1,"account":"C"}', 'extract.json-malformed', 11, 'F1,'],
      ['{"no":"F1\tx"}', 'extract.json-malformed', 9, ''],
      ['{"no":"F1"} {"no":"F2"}', 'extract.json-malformed', 12, 'F1'],
      ['{"no":01}', 'extract.json-malformed', 6, ''],
      ['{"no":"F1","account":"C",}', 'extract.json-malformed', 25, 'F1'],
      ['{"no":"F1","a":\\}', 'extract.json-malformed', 15, 'F1'],
      ['{"no":NaN}', 'extract.json-malformed', 6, ''],
      ['{"no":"F1","no":"F2","account":"C"}', 'extract.json-key-doubled', 11, ''],
      ['["no","F1"]', 'extract.json-no-object', 0, ''],
      ['"F1"', 'extract.json-no-object', 0, ''],
      [`{"no":"F1","a":${'['.repeat(64)}${']'.repeat(64)}}`, 'extract.json-deep', 15 + 63, 'F1'],
    ];
    for (const [line, code, byte, key] of damaged) {
      const { rows } = await frame(`${good}${line}\n${good}`);
      expect(rows, line).toHaveLength(3);
      expect(rows[1]?.fault, line).toMatchObject({
        code,
        place: { file: 'rows.dat', line: 2, byte: good.length + byte },
      });
      expect(rows[1]?.key, line).toBe(key);
      expect([rows[0]?.fault, rows[2]?.fault], line).toEqual([undefined, undefined]);
    }
  });

  test('a key that is asked for is seen twice however it is written; others do not matter', async () => {
    const { rows } = await frame(
      '{"no":"F1","account":"C","n\\u006f":"F2"}\n{"no":"F1","account":"C","x":1,"x":2}\n',
    );
    expect(rows.map(({ fault }) => fault?.code)).toEqual(['extract.json-key-doubled', undefined]);
  });

  test('an empty line amid the rows is told, at the end it is nothing', async () => {
    const line = '{"no":"F","account":"C"}\n';
    const { rows, framed } = await frame(`\n${line} \t\r\n${line}\n\n\u001a`);
    expect(rows.map(({ fault, record, line: number }) => [number, record, fault?.code])).toEqual([
      [1, 0, 'extract.row-blank'],
      [2, 1, undefined],
      [3, 0, 'extract.row-blank'],
      [4, 1, undefined],
    ]);
    expect(framed.tables[0]?.tail.toString()).toBe('\n\n\u001a');
    expect(framed.tables[0]?.tally).toMatchObject({ records: 2, faulted: 2 });
  });

  test('a line that is too long comes in parts, and the next one is read', async () => {
    const text = `{"no":"F1","x":"${'y'.repeat(60)}"}\n{"no":"F2","account":"C"}\n`;
    const { rows } = await frame(text, [documents], { maxLine: 30 });
    expect(rows.map(({ raw, record, fault }) => [raw.length, record, fault?.values?.['part']])).toEqual([
      [30, 1, '1'],
      [30, 0, '2'],
      [19, 0, '3'],
      [26, 1, undefined],
    ]);
    expect(rows.map(({ raw }) => raw).join('')).toBe(text);
  });

  test('what is no UTF-8 is found with its byte', async () => {
    const bytes = Buffer.from('{"no":"F1","account":"C"}\n{"no":"F2","account":"K\u00f6"}\n', 'latin1');
    const { rows } = await frameRows(frameJson, bytes, [documents]);
    expect(rows.map(({ fault }) => fault)).toEqual([
      undefined,
      {
        code: 'extract.encoding-invalid',
        place: { file: 'rows.dat', line: 2, byte: 49 },
        found: '0xf6 0x22 0x7d 0x0a',
        expected: 'utf-8',
      },
    ]);
    const latin = { ...documents, encoding: 'iso-8859-1' } as const;
    const read = await frameRows(frameJson, bytes, [latin]);
    expect(read.rows.map(({ parent }) => parent)).toEqual(['C', 'K\u00f6']);
  });

  test('a byte order mark that contradicts the job stops', async () => {
    const utf16 = Buffer.from('\ufeff{}', 'utf16le');
    expect(codesOf(await stopOf(() => frameRows(frameJson, utf16, [documents])))).toEqual([
      'extract.encoding-contradicted',
    ]);
  });

  test('of UTF-16 rows are kept as UTF-8, and places are those of the file', async () => {
    const text = '\ufeff{"no":"F\u00e4","account":"C"}\n{"no":"F2","account":\u20ac}\n';
    const utf16 = { ...documents, encoding: 'utf-16' } as const;
    const { rows } = await frameRows(frameFile, Buffer.from(text, 'utf16le'), [utf16], { sizes: [5] });
    expect(rows.map(({ key, fault }) => [key, fault?.place.line, fault?.place.byte])).toEqual([
      ['F\u00e4', undefined, undefined],
      ['F2', 2, text.indexOf('\u20ac') * 2],
    ]);
  });

  test('an empty file has no rows', async () => {
    for (const text of ['', '\ufeff', '\n\n']) expect((await frame(text)).rows).toEqual([]);
  });
});

describe('tables in one another', () => {
  test('rows in an array belong to the object around them, wherever its key stands', async () => {
    const text =
      '{"lines":[{"sku":"a","amount":1},{"sku":"b","amount":2.5}],"account":"C","no":"F1"}\n' +
      '{"no":"F2","account":"C","lines":[]}\n{"no":"F3","account":"C","lines":null}\n' +
      '{"no":"F4","account":"C", "lines" : [ { "sku" : "c" } ] }\n';
    const { rows, framed } = await frame(text, [documents, details]);
    expect(
      rows.filter(({ table }) => table === 'details').map(({ raw, parent, line }) => [raw, parent, line]),
    ).toEqual([
      ['{"sku":"a","amount":1}', 'F1', 1],
      ['{"sku":"b","amount":2.5}', 'F1', 1 + NEXT_IN_LINE],
      ['{ "sku" : "c" }', 'F4', 4],
    ]);
    expect(
      rows
        .filter(({ table }) => table === 'documents')
        .map(({ raw }) => raw)
        .join(''),
    ).toBe(text);
    expect(framed.tables.map(({ tally }) => tally.bytes).reduce((a, b) => a + b)).toBe(text.length);
    expect(framed.tables[1]?.tally).toMatchObject({ records: 3, amount: 350 });
  });

  test('three deep, with arrays on the way that are no tables', async () => {
    const accounts = tableIn(lines, [at('account')], { name: 'accounts', key: 'account' });
    const bills = {
      ...documents,
      on: undefined,
      nestedIn: 'accounts',
      format: { kind: 'json', each: 'bills' },
    };
    const { on: _, ...nested } = bills;
    const rowsOf = { ...details, format: { kind: 'json', each: 'bills.parts.lines' } } as const;
    const text =
      '{"account":"A","bills":[{"parts":[{"lines":[{"sku":"1"}]},{"lines":[{"sku":"2"}]}],"no":"F1"},{"no":"F2"}]}\n' +
      '{"bills":[{"no":"F3","parts":{"lines":[{"sku":"3"}]}}],"account":"B"}\n';
    const tables = [accounts, nested as TablePlan, rowsOf];
    const { rows } = await frame(text, tables);
    expect(rows.map(({ table, key, parent, fault }) => [table, key, parent, fault])).toEqual([
      ['accounts', 'A', '', undefined],
      ['accounts', 'B', '', undefined],
      ['documents', 'F1', 'A', undefined],
      ['documents', 'F2', 'A', undefined],
      ['documents', 'F3', 'B', undefined],
      ['details', '', 'F1', undefined],
      ['details', '', 'F1', undefined],
      ['details', '', 'F3', undefined],
    ]);
  });

  test('rows in one of unknown type belong to nobody, whatever stood before it', async () => {
    const accounts = tableIn(lines, [at('account')], { name: 'accounts', key: 'account' });
    const bills = tableIn({ kind: 'json', each: 'bills' }, [at('no')], {
      ...{ name: 'documents', key: 'no', nestedIn: 'accounts', type: { at: 'rt', is: 'B' } },
    });
    const rowsOf = { ...details, format: { kind: 'json', each: 'bills.lines' } } as const;
    const text =
      '{"account":"A","bills":[{"rt":"B","no":"F1","lines":[{"sku":"1"}]},{"rt":"X","no":"F2","lines":[{"sku":"2"}]}]}';
    const { rows } = await frame(text, [accounts, bills, rowsOf]);
    expect(rows.map(({ table, parent, fault }) => [table, parent, fault?.code])).toEqual([
      ['accounts', '', undefined],
      ['documents', 'A', undefined],
      ['documents', '', 'extract.record-type-unknown'],
      ['details', 'F1', undefined],
      ['details', '', 'extract.detail-before-header'],
    ]);
  });

  test('what stands where rows should is told, and costs the row around it', async () => {
    const { rows } = await frame(
      '{"no":"F1","account":"C","lines":{"sku":"a"}}\n{"no":"F2","account":"C","lines":[7,{"sku":"b"}]}\n',
      [documents, details],
    );
    expect(rows.map(({ table, fault }) => [table, fault?.code])).toEqual([
      ['documents', 'extract.each-no-array'],
      ['documents', undefined],
      ['details', 'extract.json-no-object'],
      ['details', undefined],
    ]);
    expect(rows[2]?.amount).toBeNaN();
  });

  test('rows of an object without a key belong to nobody', async () => {
    const { rows } = await frame('{"account":"C","lines":[{"sku":"a"}]}\n', [documents, details]);
    expect(rows.map(({ fault }) => [fault?.code, fault?.place.field])).toEqual([
      ['extract.key-missing', 'invoice'],
      ['extract.key-missing', 'invoice'],
    ]);
  });

  test('in a damaged line nothing is trusted', async () => {
    const { rows } = await frame('{"no":"F1","lines":[{"sku":"a","amount":3},{"sku":"b"', [
      documents,
      details,
    ]);
    expect(
      rows.map(({ table, key, parent, amount, fault }) => [table, key, parent, amount, fault?.code]),
    ).toEqual([
      ['documents', 'F1', '', NaN, 'extract.json-malformed'],
      ['details', '', 'F1', NaN, 'extract.json-malformed'],
    ]);
  });

  test('rows alone, without a table around them; nothing at the path at all stops', async () => {
    const { nestedIn: _, ...alone } = { ...details, key: 'sku' };
    const text = '{"lines":[{"sku":"a"}]}\n{"lines":7}\n{"lines"\n{"lines":[{"sku":"b"}]}\n';
    const { rows } = await frame(text, [alone]);
    expect(rows.map(({ raw, fault }) => [raw.length, fault?.code])).toEqual([
      [11, undefined],
      [12, 'extract.each-no-array'],
      [9, 'extract.json-malformed'],
      [11, undefined],
    ]);
    const { stop } = await frame('{"no":"F1","rows":[]}\n', [alone]);
    expect(stop?.faults[0]).toMatchObject({
      code: 'extract.each-missing',
      expected: 'lines',
      found: '`no`, `rows`',
    });
    expect((await frame('{"lines":[]}\n', [alone])).stop).toBeUndefined();
  });

  test('record types: order says what belongs to what', async () => {
    const heads = { ...documents, type: { at: 'rt', is: 'H' } };
    const rows = tableIn(lines, [at('sku')], {
      name: 'details',
      nestedIn: 'documents',
      type: { at: 'rt', is: 'L' },
    });
    const text = ['L', 'H', 'L', 'L', 'Q', 'L', 'H', 'T', 'L']
      .map((type, i) => `{"rt":"${type}","no":"F${i}","account":"C"}\n`)
      .join('');
    const { rows: seen, framed } = await frame(text, [heads, rows], { others: [{ at: 'rt', is: 'T' }] });
    const inOrder = seen.toSorted((a, b) => a.line - b.line);
    expect(inOrder.map(({ line, table, parent, fault }) => [line, table, parent, fault?.code])).toEqual([
      [1, 'details', '', 'extract.detail-before-header'],
      [2, 'documents', 'C', undefined],
      [3, 'details', 'F1', undefined],
      [4, 'details', 'F1', undefined],
      [5, 'details', 'F1', 'extract.record-type-unknown'],
      [6, 'details', 'F1', undefined],
      [7, 'documents', 'C', undefined],
      [9, 'details', 'F6', undefined],
    ]);
    expect(framed.others.map(({ line, type }) => [line, type])).toEqual([[8, 0]]);
  });
});

describe('cells', () => {
  const table = tableIn(lines, [
    at('plain'),
    at('nested', 'a.b'),
    at('second', 'list[1].x'),
    at('dotted', '["a.b"]["c d"]'),
    at('price', 'price', 'amount', { decimal: ',', group: '.' }),
  ]);
  const cells = (json: string): unknown => cellsOf(compileJsonCells(table), json);

  test('texts as they are meant, numbers as they stand', () => {
    expect(
      cells(
        '{"plain":"\\"\\\\\\n\u00e9","a":{"b":12.30},"list":[0,{"x":true}],"a.b":{"c d":-1E+2},"price":1234.5}\n',
      ),
    ).toEqual(['"\\\n\u00e9', '12.30', 'true', '-100', '1234,5']);
    expect(cells('{"price":"1.234,50","plain":100000000000000000000000001}')).toEqual([
      '100000000000000000000000001',
      null,
      null,
      null,
      '1.234,50',
    ]);
    expect(cells('{"plain":null,"list":[]},\n  ')).toEqual([null, null, null, null, null]);
    expect(cells('{"plain":1e-3,"a":{"b":0.0012e4},"price":0e9}')).toEqual(['0.001', '12', null, null, '0']);
  });

  test('what is no plain value is a fault of its field', () => {
    expect(compileJsonCells(table).read(Buffer.from('{"a":{"b":[]}}'), 7).fault).toEqual({
      code: 'extract.cell-not-plain',
      values: { what: 'an array' },
      place: { file: 'rows.dat', line: 7, field: 'nested' },
    });
    expect(cells('{"plain":{}}')).toBe('extract.cell-not-plain');
    expect(cells('{"plain":"\\u0007"}')).toBe('extract.control-character');
    expect(cells('{"plain":"\u007f"}')).toBe('extract.control-character');
    expect(cells('{"plain":"\\ud800"}')).toBe('extract.json-malformed');
    expect(cells('{"a":{"b":1},"a":{"b":1}}')).toBe('extract.json-key-doubled');
    expect(cells('[]')).toBe('extract.json-no-object');
    expect(cells('{')).toBe('extract.json-malformed');
    expect(cellsOf(compileJsonCells(table), Buffer.from('{"plain":"\u00e9"}', 'latin1'))).toBe(
      'extract.encoding-invalid',
    );
  });

  test('rows of several tables are read out of their own bytes', async () => {
    const { rows } = await frame('{"no":"F1","account":"C","lines":[{"sku":"a","amount":1e1}]}\n', [
      documents,
      details,
    ]);
    expect(readAgain(compileJsonCells(details), rows.slice(1))).toEqual([['a', '10']]);
  });
});

test('however the bytes come, the rows are the same', async () => {
  const text =
    '\ufeff{"no":"F1","account":"C","lines":[{"sku":"\u00e4\\u00e4","amount":1.5},{"sku":"b"}],"total":1.50}\r\n\n' +
    '{"no":"F2","account":"C","lines":[{"sku":"c"},7]}\n{"no":"F3\n{"no":"F4","account":"D","total":-0.5e1}\n\n';
  const whole = byTable(await frame(text, [documents, details]));
  for (let size = 1; size < 40; size += 1) {
    const cut = await frame(text, [documents, details], { sizes: [size], blockBytes: 1 });
    expect(byTable(cut), `chunks of ${size}`).toEqual(whole);
  }
});
