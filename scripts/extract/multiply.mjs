import { pick, randomFor } from './random.mjs';

const NAME = 1;
const LINES = 2;

/** So far apart are the keys of two copies. */
const KEY_STEP = 100_000;

/**
 * Multiplies an extract. Copy 0 is the source itself (unless `long`); further copies have new keys, names and house
 * numbers, and other lines on each invoice. The lines of an invoice are computed whenever they are needed, so that
 * nothing grows with the number of copies.
 */
export function multiplier(source, { seed, long }) {
  const pools = namePools(source.customers);
  const linesOf = linesByInvoice(source.lines);

  return {
    customer(copy, index) {
      const row = source.customers[index];
      if (copy === 0) return row;
      const random = randomFor(seed, NAME, copy, index);
      const firstNames = pools.first.get(row.title);
      const lastNames = pools.last.get(row.country);
      const firstName = firstNames[pick(random, firstNames.length)];
      return {
        ...row,
        account: accountKey(row.account, copy),
        first_name: firstName,
        last_name: lastNames[pick(random, lastNames.length)],
        address_line_1: otherNumber(row.address_line_1, random),
        email: `${firstName.toLowerCase().replaceAll(/[^\p{L}]/gu, '')}${copy}.${index}@adventure-works.com`,
      };
    },

    invoice(copy, index) {
      const row = source.invoices[index];
      const lines = this.lines(copy, index);
      let total = 0;
      for (const line of lines) total += line.amount;
      return {
        ...row,
        invoice: invoiceKey(row.invoice, copy),
        account: accountKey(row.account, copy),
        total,
        line_count: lines.length,
      };
    },

    /** The lines of an invoice: `{ invoice, line, sku, description, quantity, price, amount }`, in minor units. */
    lines(copy, index) {
      const { invoice } = source.invoices[index];
      const own = linesOf.get(invoice) ?? [];
      const key = invoiceKey(invoice, copy);
      if (copy === 0 && !long)
        return own.map((row) => lineOf(row, key, Number(row.line), Number(row.quantity)));
      const random = randomFor(seed, LINES, copy, index);
      const count = long ? 1 + pick(random, 120) : own.length;
      const made = [];
      for (let line = 1; line <= count; line += 1) {
        const product = source.lines[pick(random, source.lines.length)];
        const quantity = long ? 1 + pick(random, 12) : 1 + Math.floor(pick(random, 12) / 10);
        made.push(lineOf(product, key, line, quantity));
      }
      return made;
    },
  };
}

function lineOf(product, invoice, line, quantity) {
  const { sku, description, price } = product;
  return { invoice, line, sku, description, quantity, price, amount: quantity * price };
}

/** `AW00011000` → `AW04011000` for copy 40: the same form, ten characters. */
function accountKey(key, copy) {
  return `AW${String(Number(key.slice(2)) + copy * KEY_STEP).padStart(8, '0')}`;
}

/** `SO62019-2` → `SO162019-2` for copy 1. */
function invoiceKey(key, copy) {
  return key.replace(/\d+/, (digits) => String(Number(digits) + copy * KEY_STEP));
}

/** The first number of a street line becomes another one, 100 to 9999; a line without a number stays. */
function otherNumber(line, random) {
  return line.replace(/\d+/, () => String(100 + pick(random, 9900)));
}

/** First names by title (so that Mrs. stays Mrs.), last names by country, each as often as in the source. */
function namePools(customers) {
  const first = new Map();
  const last = new Map();
  for (const row of customers) {
    poolOf(first, row.title).push(row.first_name);
    poolOf(last, row.country).push(row.last_name);
  }
  return { first, last };
}

function poolOf(pools, key) {
  const pool = pools.get(key) ?? [];
  pools.set(key, pool);
  return pool;
}

function linesByInvoice(lines) {
  const byInvoice = new Map();
  for (const row of lines) poolOf(byInvoice, row.invoice).push(row);
  return byInvoice;
}
