import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse';
import { median } from './median.mjs';
import { root } from './root.mjs';

const ROWS = 1_000_000;
const CHUNK = 256 * 1024;
const TIMES = 5;

/** Rows a second through decode, cut and type check on one thread: delimited, fixed-width, and csv-parse on the same bytes. */
export async function measureRows() {
  const built = (path) => import(pathToFileURL(join(root, 'dist', path)).href);
  const { frameFile } = await built('extract/frame.js');
  const { compileRowReader } = await built('extract/row-reader.js');
  const { plainColumn } = await built('job/plain-column.js');
  const { DELIMITED_DEFAULTS } = await built('job/table-plan.js');
  const tools = { frameFile, compileRowReader };
  const delimited = delimitedCase(plainColumn, DELIMITED_DEFAULTS);
  const fixed = fixedCase(plainColumn);
  const results = { delimited: [], peer: [], fixed: [] };
  for (let i = 0; i < TIMES; i += 1) {
    results.delimited.push(await through(delimited, tools));
    results.peer.push(await throughPeer(delimited.bytes));
    results.fixed.push(await through(fixed, tools));
  }
  const line = (name, all) =>
    `  ${name.padEnd(34)} ${Math.round(median(all)).toLocaleString('en')} (${Math.round(Math.min(...all)).toLocaleString('en')} to ${Math.round(Math.max(...all)).toLocaleString('en')}) rows/s`;
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/csv-parse/package.json'), 'utf8'));
  return [
    `rows through decode, cut and type check, one thread, ${ROWS.toLocaleString('en')} rows, the middle of ${TIMES}, in turn`,
    line('6 delimited columns', results.delimited),
    line('11 fixed-width columns, 168 bytes', results.fixed),
    line(`csv-parse ${version}, cut alone`, results.peer),
    `  ratio to csv-parse                 ${(median(results.delimited) / median(results.peer)).toFixed(2)}`,
    '',
  ].join('\n');
}

/** Cuts and types every row; stops at a row that is not read. */
async function through({ bytes, table }, { frameFile, compileRowReader }) {
  const start = performance.now();
  const framed = await frameFile(chunks(bytes), { file: table.file, tables: [table] });
  const reader = compileRowReader(table, framed.tables[0].header, [{ table: table.name, file: table.file }]);
  let rows = 0;
  for await (const { block } of framed.blocks) {
    for (let row = 0; row < block.count; row += 1) {
      const raw = block.bytes.subarray(block.start[row], block.end[row]);
      const read = reader.read(raw, block.line[row]);
      if (read.fault !== undefined) throw new Error(JSON.stringify(read.fault));
    }
    rows += block.count;
  }
  if (rows !== ROWS) throw new Error(`${rows} rows were read`);
  return (rows / (performance.now() - start)) * 1000;
}

async function throughPeer(bytes) {
  const start = performance.now();
  const parser = parse({ delimiter: ';' });
  let rows = 0;
  const ended = new Promise((resolve, reject) => {
    parser.on('readable', () => {
      while (parser.read() !== null) rows += 1;
    });
    parser.on('end', resolve);
    parser.on('error', reject);
  });
  for await (const chunk of chunks(bytes)) parser.write(chunk);
  parser.end();
  await ended;
  return ((rows - 1) / (performance.now() - start)) * 1000;
}

async function* chunks(bytes) {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
}

function tableOf(name, format, columns, more) {
  return {
    ...{ name, record: 'row', file: name, encoding: 'utf-8', orphans: 'reject', checks: [] },
    ...{ format, columns },
    ...more,
  };
}

/** Six columns as bills have them: a number in every tenth row is quoted. */
function delimitedCase(plainColumn, defaults) {
  const lines = ['invoice;line;sku;description;quantity;amount'];
  for (let i = 0; i < ROWS; i += 1) {
    const text = i % 10 === 0 ? '"Mountain-200 ""Black"", 38"' : 'Road-650 Black, 58';
    const amount = `${(i * 37) % 5000}.${String(i % 100).padStart(2, '0')}`;
    lines.push(`SO${45_000 + Math.floor(i / 3)};${i % 3};BK-R50B-${i % 60};${text};${1 + (i % 9)};${amount}`);
  }
  const columns = [
    plainColumn('invoice', 'text', { required: true }),
    plainColumn('line', 'integer', { required: true }),
    plainColumn('sku', 'text', { required: true }),
    plainColumn('description', 'text', { required: true }),
    plainColumn('quantity', 'integer', { required: true }),
    plainColumn('amount', 'amount', { required: true, scale: 2 }),
  ];
  const format = { ...defaults, delimiter: ';' };
  const table = tableOf('lines.csv', format, columns, { on: 'invoice', amount: 'amount' });
  return { table, bytes: Buffer.from(`${lines.join('\n')}\n`) };
}

/** A record of 168 bytes with text, whole numbers, implied decimals and dates. */
function fixedCase(plainColumn) {
  const parts = [];
  for (let i = 0; i < ROWS; i += 1) {
    parts.push(
      `${String(10_000_000 + i)}${String(i % 10)}${`BANKHAUS ${i % 997}`.padEnd(58)}${String(10_000 + (i % 89_999)).padStart(5, '0')}` +
        `${`ORT ${i % 331}`.padEnd(35)}${`KURZ ${i % 77}`.padEnd(27)}${String(i % 99_999).padStart(5, '0')}` +
        `${'MARKDEF1'.padEnd(11)}${String(i * 7).padStart(9, '0')}20190603${i % 2}\n`,
    );
  }
  let start = 0;
  const column = (name, type, length, more = {}) => {
    const { implied, ...about } = more;
    const span = { start, length, pad: ' ', storage: implied === undefined ? 'text' : 'zoned', sign: 'none' };
    start += length;
    return {
      ...plainColumn(name, type, { required: true, ...about }),
      ...(type === 'date' ? { format: 'YYYYMMDD' } : {}),
      span: implied === undefined ? span : { ...span, implied },
    };
  };
  const columns = [
    column('bank', 'text', 8),
    column('mark', 'text', 1),
    column('name', 'text', 58),
    column('code', 'text', 5),
    column('town', 'text', 35),
    column('short', 'text', 27),
    column('pan', 'integer', 5),
    column('bic', 'text', 11),
    column('amount', 'amount', 9, { scale: 2, implied: 2 }),
    column('day', 'date', 8),
    column('change', 'text', 1),
  ];
  const format = { kind: 'fixed', separator: 'line', length: start, skip: 0, footer: 0 };
  const table = tableOf('records.txt', format, columns, { key: 'bank', amount: 'amount' });
  return { table: { ...table, encoding: 'iso-8859-15' }, bytes: Buffer.from(parts.join(''), 'latin1') };
}
