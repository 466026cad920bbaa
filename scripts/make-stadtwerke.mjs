import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import iconv from 'iconv-lite';
import { inChunks } from './extract/chunks.mjs';
import { decimal } from './extract/decimal.mjs';
import { writeZip } from './extract/write-zip.mjs';
import { bill, customer, two } from './stadtwerke/bill.mjs';

const USAGE = `node scripts/make-stadtwerke.mjs [options]

Makes the extract of the job stadtwerke-bill: a year's bills of a fictitious German utility for electricity, gas and
water, as its billing system would deliver them. The same options give the same bytes.

  --customers N  so many customers, a bill each (5000)
  --seed N       another variation (1)
  --out ZIP      where to (jobs/stadtwerke-bill/extract.zip)
`;

const OUT = fileURLToPath(new URL('../jobs/stadtwerke-bill/extract.zip', import.meta.url));
const HALVES = [
  ['01.01.2025', '30.06.2025'],
  ['01.07.2025', '31.12.2025'],
];

/** What households of one to five use a year (of the size that utilities publish); none is known for water. */
const COMPARED = { electricity: [1500, 2400, 3200, 3900, 4700], gas: [9500, 14_000, 17_000, 19_000, 21_000] };

const options = readOptions();
if (options === undefined) {
  process.stderr.write(USAGE);
  process.exitCode = 64;
} else await writeZip(options.out, tables(options));

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        customers: { type: 'string', default: '5000' },
        seed: { type: 'string', default: '1' },
        out: { type: 'string', default: OUT },
      },
    });
    const customers = Number(values.customers);
    const seed = Number(values.seed);
    if (!Number.isInteger(customers) || customers < 1 || customers > 400_000) return undefined;
    return Number.isInteger(seed) ? { out: values.out, customers, seed } : undefined;
  } catch {
    return undefined;
  }
}

/** Each table is made anew from the seed: nothing is kept of one that another one needs. */
function tables({ customers, seed }) {
  const totals = [];
  const table = (name, header, rowsOf) => ({
    name: `${name}.csv`,
    chunks: inChunks(rowsOfTable(name, header, rowsOf), latin),
  });
  function* rowsOfTable(name, header, rowsOf) {
    const total = { file: `${name}.csv`, rows: 0, amount: 0 };
    totals.push(total);
    yield `${header}\r\n`;
    for (let index = 0; index < customers; index++) {
      const who = customer(seed, index);
      const own = { who, number: `R2025-${String(index + 1).padStart(6, '0')}`, ...bill(seed, index, who) };
      for (const { cells, amount = 0 } of rowsOf(own)) {
        total.rows += 1;
        total.amount += amount;
        yield `${cells.map(cell).join(';')}\r\n`;
      }
    }
  }
  function* controls() {
    yield 'Datei;Saetze;Summe\r\n';
    for (const { file, rows, amount } of totals) yield `${file};${rows};${money(amount)}\r\n`;
  }
  return [
    table('kunden', 'Kundennummer;Anrede;Titel;Vorname;Name;Strasse;PLZ;Ort;Personen', ({ who }) => [
      {
        cells: [
          who.account,
          who.salutation,
          who.title,
          who.first,
          who.last,
          who.street,
          who.code,
          who.town,
          who.people,
        ],
      },
    ]),
    table(
      'rechnungen',
      'Rechnung;Kundennummer;Datum;Netto;Brutto;Bezahlt;Restbetrag;Faellig;Abschlag;Einzug;Positionen',
      (own) => [rowOfBill(own)],
    ),
    table(
      'verbrauch',
      'Rechnung;Sparte;Bezeichnung;Tarif;Einheit;Zaehler;Verbrauch;Vorjahr;Vergleich;Marktlokation',
      rowsOfUse,
    ),
    table(
      'ablesungen',
      'Rechnung;Sparte;Folge;Von;Bis;Alt;Neu;Differenz;Zustandszahl;Brennwert;Menge;Art',
      readings,
    ),
    table('monate', 'Rechnung;Sparte;Folge;Monat;Menge;Vorjahr', months),
    table(
      'positionen',
      'Rechnung;Folge;Sparte;Tarif;Text;Von;Bis;Menge;Einheit;Preis;Preiseinheit;Betrag;Satz',
      charges,
    ),
    table('steuern', 'Rechnung;Satz;Netto;Steuer;Brutto', ({ number, rates }) =>
      rates.map(({ rate, net, tax, gross }) => ({
        cells: [number, rate, money(net), money(tax), money(gross)],
        amount: gross,
      })),
    ),
    table('zahlungen', 'Rechnung;Folge;Datum;Betrag', ({ number, paid }) =>
      paid.map(({ day, amount }, index) => ({ cells: [number, index + 1, day, money(amount)], amount })),
    ),
    table('abschlaege', 'Rechnung;Folge;Datum;Betrag', ({ number, next }) =>
      Array.from({ length: 11 }, (_, month) => ({
        cells: [number, month + 1, `15.${two(month + 2)}.2026`, money(next)],
        amount: next,
      })),
    ),
    { name: 'kontrolle.csv', chunks: inChunks(controls(), latin) },
  ];
}

function rowOfBill({ who, number, charges: all, gross, paid, due, next }) {
  const net = all.reduce((total, { amount }) => total + amount, 0);
  const settled = paid.reduce((total, { amount }) => total + amount, 0);
  return {
    cells: [
      ...[number, who.account, '19.01.2026', money(net), money(gross), money(settled), money(due)],
      ...['02.02.2026', money(next), who.debit ? 'J' : 'N', all.length],
    ],
    amount: due,
  };
}

function rowsOfUse({ who, number, parts }) {
  return parts.map(({ name, look, meter, use, before }, index) => {
    const compared = COMPARED[name]?.[Math.min(who.people, 5) - 1] ?? 0;
    const location = `5${String(1_000_000_000 + Number(who.account) * 100 + index)}`;
    return {
      cells: [number, name, look.name, look.tariff, look.unit, meter, use, before, compared, location],
    };
  });
}

function readings({ number, parts }) {
  return parts.flatMap((part) =>
    part.readings.map(({ half, old, new: next, counted, factor, used }) => ({
      cells: [
        ...[number, part.name, half + 1, ...HALVES[half], old, next, counted],
        ...[factor === undefined ? '' : decimal(factor.state, 4, ',')],
        ...[factor === undefined ? '' : decimal(factor.calorific, 3, ',')],
        ...[used, half === 0 ? 'rechnerisch' : 'abgelesen'],
      ],
    })),
  );
}

function months({ number, parts }) {
  return parts.flatMap((part) =>
    part.months.map((amount, month) => ({
      cells: [number, part.name, month + 1, `01.${two(month + 1)}.2025`, amount, part.monthsBefore[month]],
    })),
  );
}

function charges({ number, parts, charges: all }) {
  return all.map((charge, index) => {
    const { look } = parts.find(({ name }) => name === charge.division);
    const work = charge.kind === 'work';
    const text = work ? 'Arbeitspreis' : 'Grundpreis';
    // Energy by the kilowatt-hour is so cheap that its price stands in cents.
    const inCents = work && look.unit === 'kWh';
    const price = decimal(inCents || !work ? charge.price : charge.price / 100, 2, ',');
    const priced = work ? `${inCents ? 'ct' : '€'}/${look.unit}` : '€/Jahr';
    return {
      cells: [
        ...[
          number,
          index + 1,
          charge.division,
          `${look.name}, ${look.tariff}`,
          text,
          ...HALVES[charge.half],
          charge.quantity,
        ],
        ...[work ? look.unit : 'Tage', price, priced, money(charge.amount), charge.rate],
      ],
      amount: charge.amount,
    };
  });
}

function money(cents) {
  return decimal(cents, 2, ',');
}

function cell(value) {
  const text = String(value);
  return /[;"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The billing system is an old one; what it cannot write it writes without its mark. */
function latin(text) {
  return iconv.encode(text.replaceAll('ı', 'i').replaceAll('ş', 's').replaceAll('ł', 'l'), 'windows-1252');
}
