import { describe, expect, it } from 'vitest';
import { frameFile } from '../../../src/extract/frame.ts';
import type { FilePlan } from '../../../src/extract/framed-file.ts';
import { compileRowReader } from '../../../src/extract/row-reader.ts';
import type { DelimitedTable } from '../../../src/job/table-plan.ts';
import { chunks, column, tableOf } from '../tables.ts';

const format = { header: false } as const;
const customers = tableOf(
  [column('type'), column('account'), column('name', 'text', false)],
  { name: 'customers', key: 'account', type: { at: 1, is: '10' } },
  format,
);
const invoices = tableOf(
  [column('type'), column('invoice'), column('total', 'amount')],
  { name: 'invoices', key: 'invoice', amount: 'total', nestedIn: 'customers', type: { at: 1, is: '20' } },
  format,
);
const lines = tableOf(
  [column('type'), column('number', 'integer'), column('text', 'text', false), column('amount', 'amount')],
  { name: 'lines', amount: 'amount', nestedIn: 'invoices', type: { at: 1, is: '30' } },
  format,
);
const plan: FilePlan = {
  file: 'night.txt',
  tables: [customers, invoices, lines],
  others: [
    { at: 1, is: '00' },
    { at: 1, is: '99' },
  ],
};

const sound = [
  '00;night of the 3rd',
  '10;C1;Anna',
  '20;I1;10.00',
  '30;1;"hat;\nred";4.00',
  '30;2;coat;6.00',
  '20;I2;1.00',
  '10;C2;Ben',
  '20;I3;2.00',
  '30;1;;2.00',
  '99;7;13.00',
].join('\n');

/** All rows of a file in the order of its lines: table, line, key, parent, fault; and where every byte of it is. */
async function rowsOf(text: string, file: FilePlan = plan, blockBytes = 4096): Promise<unknown[]> {
  const framed = await frameFile(chunks(text, [blockBytes]), file, { blockBytes });
  const rows: [number, readonly (string | number)[]][] = [];
  let bytes = 0;
  for await (const { table, block } of framed.blocks) {
    for (let i = 0; i < block.count; i += 1) {
      const fault = block.faults.get(i)?.code;
      const line = block.line[i] ?? 0;
      const parts = [file.tables[table]?.name ?? '', line, block.key[i] ?? '', block.parent[i] ?? ''];
      rows.push([line, [...parts, ...(fault === undefined ? [] : [fault])]]);
      bytes += (block.end[i] ?? 0) - (block.start[i] ?? 0);
    }
  }
  const first = framed.tables[0];
  const apart = (first?.headerBytes.length ?? 0) + (first?.tail.length ?? 0) + (first?.tally.passed ?? 0);
  expect(bytes + apart).toBe(Buffer.byteLength(text));
  expect(framed.tables.reduce((sum, { tally }) => sum + tally.bytes, 0)).toBe(Buffer.byteLength(text));
  return rows.toSorted(([a], [b]) => a - b).map(([, row]) => row);
}

describe('a file with several record types', () => {
  it('gives each table its rows, and nested ones the key of their parent', async () => {
    const rows = [
      ['customers', 2, 'C1', ''],
      ['invoices', 3, 'I1', 'C1'],
      ['lines', 4, '', 'I1'],
      ['lines', 6, '', 'I1'],
      ['invoices', 7, 'I2', 'C1'],
      ['customers', 8, 'C2', ''],
      ['invoices', 9, 'I3', 'C2'],
      ['lines', 10, '', 'I3'],
    ];
    for (const blockBytes of [1, 20, 4096]) expect(await rowsOf(sound, plan, blockBytes)).toEqual(rows);
  });

  it('keeps the records to be passed over, and counts each table by itself', async () => {
    const framed = await frameFile(chunks(`${sound}\n\n`), plan);
    for await (const { table, block } of framed.blocks) {
      const declared = plan.tables[table];
      const reader = compileRowReader(declared ?? lines, framed.tables[table]?.header ?? []);
      const raw = block.bytes.subarray(block.start[0] ?? 0, block.end[0]);
      if (declared === lines)
        expect(reader.read(raw, 4).values).toMatchObject({ number: 1, text: 'hat;\nred', amount: 400 });
    }
    expect(framed.others.map(({ line, type, bytes }) => [line, type, bytes.toString()])).toEqual([
      [1, 0, '00;night of the 3rd\n'],
      [11, 1, '99;7;13.00\n'],
    ]);
    expect(framed.tables.map(({ tally }) => [tally.records, tally.amount])).toEqual([
      [2, 0],
      [3, 1300],
      [3, 1200],
    ]);
    expect(framed.tables[0]?.tail.toString()).toBe('\n');
  });

  it('extract.detail-before-header: no parent stands before it, or another account has begun since', async () => {
    expect(await rowsOf('30;1;a;1.00\n10;C1;\n20;I1;1.00\n10;C2;\n30;1;b;1.00\n')).toEqual([
      ['lines', 1, '', '', 'extract.detail-before-header'],
      ['customers', 2, 'C1', ''],
      ['invoices', 3, 'I1', 'C1'],
      ['customers', 4, 'C2', ''],
      ['lines', 5, '', '', 'extract.detail-before-header'],
    ]);
  });

  it('a parent without a key is nobody’s parent', async () => {
    expect(await rowsOf('10;;Anna\n20;I1;1.00\n30;1;a;1.00\n')).toEqual([
      ['customers', 1, '', '', 'extract.key-missing'],
      ['invoices', 2, 'I1', '', 'extract.detail-before-header'],
      ['lines', 3, '', 'I1'],
    ]);
  });

  it('extract.record-type-unknown: it rejects the document in whose midst it stands, and nothing goes to a stranger', async () => {
    const text =
      '10;C1;\n20;I1;2.00\n30;1;a;1.00\nX0;C2;\n30;2;b;1.00\n20;I2;1.00\n30;1;c;1.00\n10;C3;\n20;I3;1.00\n';
    expect(await rowsOf(text)).toEqual([
      ['customers', 1, 'C1', ''],
      ['invoices', 2, 'I1', 'C1'],
      ['lines', 3, '', 'I1'],
      ['lines', 4, '', 'I1', 'extract.record-type-unknown'],
      ['lines', 5, '', 'I1'],
      ['invoices', 6, 'I2', '', 'extract.detail-before-header'],
      ['lines', 7, '', 'I2'],
      ['customers', 8, 'C3', ''],
      ['invoices', 9, 'I3', 'C3'],
    ]);
    const framed = await frameFile(chunks('X0;1\n10;C1;\n'), plan);
    const faults = [];
    for await (const { block } of framed.blocks) faults.push(...block.faults.values());
    expect(faults).toMatchObject([
      { code: 'extract.record-type-unknown', expected: '`10`, `20`, `30`, `00`, `99`', place: { line: 1 } },
    ]);
  });

  it('a row that may have swallowed another account rejects its own document, and the next waits for an account', async () => {
    const text = '10;C1;\n20;I1;2.00\n30;1;a;1.0010;C2;\n20;I2;1.00\n10;C3;\n20;I3;1.00\n';
    expect(await rowsOf(text)).toEqual([
      ['customers', 1, 'C1', ''],
      ['invoices', 2, 'I1', 'C1'],
      ['lines', 3, '', 'I1', 'extract.cells-many'],
      ['invoices', 4, 'I2', '', 'extract.detail-before-header'],
      ['customers', 5, 'C3', ''],
      ['invoices', 6, 'I3', 'C3'],
    ]);
  });

  it('an endless line rejects the document in whose midst it stands', async () => {
    const framed = await frameFile(
      chunks(`10;C1;\n20;I1;2.00\n30;1;${'x'.repeat(200)};1\n20;I2;1.00\n`),
      plan,
      {
        maxLine: 50,
      },
    );
    const seen = [];
    for await (const { table, block } of framed.blocks)
      for (let i = 0; i < block.count; i += 1)
        seen.push([table, block.record[i], block.parent[i], block.faults.get(i)?.code]);
    expect(seen.filter(([table]) => table === 2).slice(0, 2)).toEqual([
      [2, 1, 'I1', 'extract.row-too-long'],
      [2, 0, '', 'extract.row-too-long'],
    ]);
    expect(seen.filter(([table]) => table === 1)).toEqual([
      [1, 1, 'C1', undefined],
      [1, 1, '', 'extract.detail-before-header'],
    ]);
  });

  it('a record to be passed over may be written as it likes', async () => {
    expect(await rowsOf('00;"open;\n10;C1;\n99;5" of it\n')).toEqual([['customers', 2, 'C1', '']]);
  });

  it('tables may share a header, tell their rows by any cell, and one of them may take the rest', async () => {
    const shared = { header: true } as const;
    const cells = [column('id'), column('kind'), column('on', 'text', false)];
    const heads: DelimitedTable = tableOf(
      cells,
      { name: 'heads', key: 'id', type: { at: 2, is: 'H' } },
      shared,
    );
    const rest: DelimitedTable = tableOf(cells, { name: 'rest', on: 'on' }, shared);
    const file = { file: 'mixed.csv', tables: [heads, rest] };
    expect(await rowsOf('id;kind;on\n1; H ;\n2;D;1\n3;;\n', file)).toEqual([
      ['heads', 2, '1', ''],
      ['rest', 3, '', '1'],
      ['rest', 4, '', '', 'extract.key-missing'],
    ]);
  });
});
