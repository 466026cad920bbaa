import { pick, randomFor } from './random.mjs';

const BOM = '\uFEFF';
const CHUNK = 64 * 1024;
const SHUFFLE = 3;

/**
 * The members of the multiplied extract in the order in which they must be written: the control file states what the
 * others turned out to hold. Each is `{ name, chunks }` with `chunks` an iterable of buffers, never a whole table.
 */
export function extractTables(source, multiply, { times, window, seed }) {
  const counts = { customers: 0, invoices: 0, lines: 0, headers: 0, details: 0 };
  const shuffled = (rows, table) =>
    window > 1 ? shuffle(rows, window, randomFor(seed, SHUFFLE, table)) : rows;

  function* customers() {
    for (const [copy, index] of places(times, source.customers.length)) {
      const row = multiply.customer(copy, index);
      counts.customers += 1;
      yield `${Object.values(row).map(commaCell).join(',')}\r\n`;
    }
  }
  function* invoices() {
    for (const [copy, index] of places(times, source.invoices.length)) {
      const row = multiply.invoice(copy, index);
      counts.invoices += 1;
      counts.headers += row.total;
      const { invoice, account, invoice_date, due_date, currency, total, line_count } = row;
      yield `${invoice};${account};${invoice_date};${due_date};${currency};${decimal(total)};${line_count}\n`;
    }
  }
  function* lines() {
    for (const [copy, index] of places(times, source.invoices.length)) {
      for (const row of multiply.lines(copy, index)) {
        counts.lines += 1;
        counts.details += row.amount;
        const { invoice, line, sku, description, quantity, price, amount } = row;
        const text = semicolonCell(description);
        yield `${invoice};${line};${sku};${text};${quantity};${decimal(price)};${decimal(amount)}\n`;
      }
    }
  }
  function* control() {
    yield `customers.csv;${counts.customers};\n`;
    yield `invoices.csv;${counts.invoices};${decimal(counts.headers)}\n`;
    yield `invoice_lines.csv;${counts.lines};${decimal(counts.details)}\n`;
  }

  const head = `${BOM}${Object.keys(source.customers[0]).join(',')}\r\n`;
  return [
    { name: 'customers.csv', chunks: inChunks(head, shuffled(customers(), 1)) },
    {
      name: 'invoices.csv',
      chunks: inChunks(
        'invoice;account;invoice_date;due_date;currency;net_total;line_count\n',
        shuffled(invoices(), 2),
      ),
    },
    {
      name: 'invoice_lines.csv',
      chunks: inChunks('invoice;line;sku;description;quantity;unit_price;amount\n', shuffled(lines(), 3)),
    },
    { name: 'control.csv', chunks: inChunks('file;records;amount\n', control()) },
  ];
}

/** `[copy, index]` of every row. */
function* places(times, length) {
  for (let copy = 0; copy < times; copy += 1)
    for (let index = 0; index < length; index += 1) yield [copy, index];
}

/** A row leaves a full window from a random place: nothing is sorted any more, and only a window is held. */
function* shuffle(rows, window, random) {
  const held = [];
  for (const row of rows) {
    if (held.length < window) {
      held.push(row);
      continue;
    }
    const place = pick(random, window);
    yield held[place];
    held[place] = row;
  }
  while (held.length > 0) {
    const place = pick(random, held.length);
    yield held[place];
    held[place] = held.at(-1);
    held.pop();
  }
}

function* inChunks(head, rows) {
  let text = head;
  for (const row of rows) {
    text += row;
    if (text.length < CHUNK) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}

/** 69910 → `699.10`. */
function decimal(cents) {
  const digits = String(cents).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function commaCell(text) {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function semicolonCell(text) {
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
