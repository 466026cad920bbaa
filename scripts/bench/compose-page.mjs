import { textTable } from '../../dist/report/text-table.js';
import { median } from './median.mjs';
import { LINES, pageBills } from './page/bills.mjs';
import { pdfkitWriter } from './page/pdfkit.mjs';
import { pdfLibWriter } from './page/pdf-lib.mjs';
import { stapelComposer } from './page/stapel.mjs';

/** One round takes each in turn, so that a busy machine troubles all of them alike. */
const ROUNDS = 7;

const bills = await pageBills(400);
const contenders = [
  { name: 'stapel', write: await stapelComposer(), pages: 4000 },
  { name: 'pdfkit', write: await pdfkitWriter(), pages: 300 },
  { name: 'pdf-lib', write: await pdfLibWriter(), pages: 60 },
];
const rates = new Map(contenders.map(({ name }) => [name, []]));
const sizes = new Map();

for (let round = -1; round < ROUNDS; round += 1) {
  for (const { name, write, pages } of contenders) {
    const { seconds, bytes } = await write(bills, pages);
    sizes.set(name, bytes / pages);
    // The first round only warms up.
    if (round >= 0) rates.get(name).push(pages / seconds);
  }
}

const stapel = rates.get('stapel');
const rows = contenders.map(({ name }) => {
  const own = rates.get(name);
  const ratios = own.map((rate, round) => stapel[round] / rate);
  const range = `${Math.min(...ratios).toFixed(1)} to ${Math.max(...ratios).toFixed(1)}`;
  return [
    name,
    String(Math.round(median(own))),
    String(Math.round(sizes.get(name))),
    median(ratios).toFixed(1),
    range,
  ];
});
const head = [`A4 page, ${LINES} lines`, 'pages/s', 'bytes/page', 'stapel is x faster', 'in rounds'];
process.stdout.write(`${textTable(head, rows, (line) => line).join('\n')}\n`);
process.stdout
  .write(`  ${ROUNDS} rounds in turn, the middle one; Stapel lays out and formats, peers get finished text
  and places; all deflate; peers write whole files, Stapel page contents
`);
