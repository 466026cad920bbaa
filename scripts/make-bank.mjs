import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { holder, statement } from './bank/statement.mjs';
import { LANGUAGES } from './bank/bookings.mjs';
import { inChunks } from './extract/chunks.mjs';
import { decimal } from './extract/decimal.mjs';
import { writeZip } from './extract/write-zip.mjs';

const USAGE = `node scripts/make-bank.mjs [options]

Makes the extract of the job bank-statement: a quarter's account statements of a fictitious Swiss bank in four languages, as
lines of JSON with a control file. The same options give the same bytes.

  --accounts N  so many accounts, a statement each (2500)
  --seed N      another variation (1)
  --out ZIP     where to (jobs/bank-statement/extract.zip)
`;

const OUT = fileURLToPath(new URL('../jobs/bank-statement/extract.zip', import.meta.url));

const options = readOptions();
if (options === undefined) {
  process.stderr.write(USAGE);
  process.exitCode = 64;
} else await writeZip(options.out, tables(options));

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        accounts: { type: 'string', default: '2500' },
        seed: { type: 'string', default: '1' },
        out: { type: 'string', default: OUT },
      },
    });
    const accounts = Number(values.accounts);
    const seed = Number(values.seed);
    if (!Number.isInteger(accounts) || accounts < 1 || accounts > 400_000) return undefined;
    return Number.isInteger(seed) ? { out: values.out, accounts, seed } : undefined;
  } catch {
    return undefined;
  }
}

function tables({ accounts, seed }) {
  const total = { statements: 0, closing: 0, bookings: 0, moved: 0 };
  function* statements() {
    for (let index = 0; index < accounts; index++) {
      const who = holder(seed, index);
      const { opening, closing, bookings, slip } = statement(seed, index, who);
      total.statements += 1;
      total.closing += closing;
      total.bookings += bookings.length;
      total.moved += closing - opening;
      yield `${JSON.stringify({
        statement: `2026-3-${who.number}`,
        account: who.number,
        language: LANGUAGES[who.language],
        iban: who.iban,
        currency: 'CHF',
        from: '2026-07-01',
        until: '2026-09-30',
        opening: chf(opening),
        closing: chf(closing),
        bookings: bookings.map(rowOf),
        ...(slip === undefined
          ? {}
          : { slip: { ...slip, amount: slip.amount === 0 ? null : chf(slip.amount) } }),
      })}\n`;
    }
  }
  function* holders() {
    for (let index = 0; index < accounts; index++) {
      const { number, title, first, last, street, house, code, town } = holder(seed, index);
      yield `${JSON.stringify({ account: number, title, first, last, street, house, code, town })}\n`;
    }
  }
  function* control() {
    yield 'table;records;amount\n';
    yield `holders;${total.statements};\n`;
    yield `statements;${total.statements};${chf(total.closing)}\n`;
    yield `bookings;${total.bookings};${chf(total.moved)}\n`;
  }
  const bytes = (text) => Buffer.from(text);
  return [
    { name: 'holders.jsonl', chunks: inChunks(holders(), bytes) },
    { name: 'statements.jsonl', chunks: inChunks(statements(), bytes) },
    { name: 'control.csv', chunks: inChunks(control(), bytes) },
  ];
}

function rowOf({ day, value, text, with: name, amount, balance }, index) {
  return { line: index + 1, day, value, text, with: name, amount: chf(amount), balance: chf(balance) };
}

function chf(rappen) {
  return decimal(rappen, 2);
}
