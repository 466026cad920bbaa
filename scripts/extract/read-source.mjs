import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import yauzl from 'yauzl';

/** The tables of an extract as arrays of rows, all in memory: the source is one night's small extract. */
export async function readSource(path) {
  const members = await readMembers(path);
  const table = (name, delimiter) => {
    const bytes = members.get(name);
    if (bytes === undefined) throw new Error(`${path} holds no ${name}`);
    return parse(bytes, { bom: true, columns: true, delimiter });
  };
  const customers = table('customers.csv', ',');
  const invoices = table('invoices.csv', ';');
  const lines = table('invoice_lines.csv', ';').map((row) => ({ ...row, price: cents(row.unit_price) }));
  return { customers, invoices, lines };
}

/** `699.10` → 69910. */
function cents(text) {
  const match = /^(\d+)\.(\d\d)$/.exec(text);
  if (match === null) throw new Error(`not an amount: ${text}`);
  return Number(match[1] + match[2]);
}

async function readMembers(path) {
  const members = new Map();
  const zip = await yauzl.openPromise(path);
  for await (const entry of zip.eachEntry()) {
    members.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return members;
}
