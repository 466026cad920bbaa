import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openInput } from '../../src/extract/container/input.ts';
import { compareControl, readControl } from '../../src/extract/control.ts';
import { frameTable } from '../../src/extract/delimited/frame-delimited.ts';
import { compileRowReader } from '../../src/extract/row-reader.ts';
import { customers, invoices, lines } from './tables.ts';

const file = fileURLToPath(new URL('../../fixtures/adventureworks/extract.zip', import.meta.url));

it('the night of AdventureWorks is read whole and agrees with its control table', async () => {
  const archive = await openInput(file);
  const tables = [customers, invoices, lines];
  archive.require([...tables.map((table) => table.file), 'control.csv']);
  const totals = [];
  for (const table of tables) {
    const framed = await frameTable(archive.read(table.file), table);
    const reader = compileRowReader(table, framed.header);
    let faults = 0;
    for await (const block of framed.blocks) {
      for (let i = 0; i < block.count; i += 1) {
        const raw = block.bytes.subarray(block.start[i], block.end[i]);
        if (reader.read(raw, block.line[i] ?? 0).fault !== undefined) faults += 1;
      }
    }
    const { records, amount, unreadable, faulted } = framed.tally;
    expect([unreadable, faulted, faults]).toEqual([0, 0, 0]);
    totals.push({ table, records, amount, unreadable });
  }
  expect(totals.map((total) => [total.records, total.amount])).toEqual([
    [18_148, 0],
    [25_164, 2_491_456_718],
    [56_046, 2_491_456_718],
  ]);
  const plan = {
    file: 'control.csv',
    delimiter: ';',
    encoding: 'utf-8' as const,
    decimal: '.',
    group: '',
    columns: { file: 'file', records: 'records', amount: 'amount' },
  };
  const control = await readControl(archive.read('control.csv'), plan, tables);
  expect(compareControl(control, totals)).toEqual([]);
  await archive.close();
});
