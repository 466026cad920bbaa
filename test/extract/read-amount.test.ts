import { expect, it } from 'vitest';
import { compileAmountReader } from '../../src/extract/read-amount.ts';
import { frameAll, lines } from './tables.ts';

const header = ['invoice', 'line', 'sku', 'description', 'quantity', 'unit_price', 'amount'];
const rows = [
  'SO1;1;A;Helmet;1;34.99;34.99\r\n',
  'SO1;x;A;"a ""b""; c";1;"3,4";-0.5\n',
  'SO1;1;A;Helmet;1;34.99;34.9x\n',
  'SO1;1;A;Helmet;1;34.99;\n',
  'SO1;1;A;Helmet;1;34.99\n',
  ';1;A;Helm\u0001et;1;34.99;7\n',
  'SO1;1;A;"Helmet;1;34.99;34.99\n',
];

it('reads of single rows the amounts that the table total was made of', async () => {
  const read = compileAmountReader(lines, header);
  const alone = rows.map((row) => read(Buffer.from(row)));
  const { rows: framed } = await frameAll([header.join(';'), '\n', ...rows].join(''), lines);
  expect(alone).toEqual([3499, -50, NaN, NaN, NaN, 700, NaN]);
  expect(framed.map(({ amount }) => amount)).toEqual(alone);
});
