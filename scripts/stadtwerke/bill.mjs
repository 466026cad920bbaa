import { pick, randomFor } from '../extract/random.mjs';
import { rounded } from '../extract/decimal.mjs';
import { DAYS, DIVISIONS } from './tariffs.mjs';
import { FAMILIES, MEN, STREETS, TOWNS, WOMEN } from './region.mjs';

const CUSTOMER = 1;
const BILL = 2;

/** Customer `index` of the year: who it is, and how many live there. */
export function customer(seed, index) {
  const random = randomFor(seed, CUSTOMER, index);
  const among = (list) => list[pick(random, list.length)];
  const woman = pick(random, 2) === 0;
  const town = weighted(random, TOWNS);
  const company = pick(random, 40) === 0;
  const family = among(FAMILIES);
  const street = among(STREETS);
  const number = `${1 + pick(random, 118)}${pick(random, 9) === 0 ? 'abc'[pick(random, 3)] : ''}`;
  const trades = ['Bäckerei', 'Malerbetrieb', 'Gasthof', 'Autohaus', 'Blumenhaus'];
  return {
    account: String(4_100_000 + index * 7 + pick(random, 7)),
    salutation: company ? 'Firma' : woman ? 'Frau' : 'Herr',
    title: !company && pick(random, 30) === 0 ? 'Dr.' : '',
    first: company ? '' : among(woman ? WOMEN : MEN),
    last: company ? `${among(trades)} ${family} GmbH` : family,
    street: `${street} ${number}`,
    code: town[0],
    town: town[1],
    people: company ? 5 : 1 + Math.floor(pick(random, 100) / 32),
    debit: pick(random, 100) < 62,
  };
}

/** The year's bill of a customer: what was read, what is charged, what was paid. Money in cents, units whole. */
export function bill(seed, index, { people }) {
  const random = randomFor(seed, BILL, index);
  const divisions = ['electricity'];
  if (pick(random, 100) < 55) divisions.push('gas');
  if (pick(random, 100) < 70) divisions.push('water');
  const parts = divisions.map((name) => division(random, name, people));
  const charges = parts.flatMap((part) => part.charges);
  const rates = [19, 7].flatMap((rate) => {
    const net = sum(charges.filter((charge) => charge.rate === rate).map(({ amount }) => amount));
    if (net === 0) return [];
    const tax = rounded(net * rate, 100);
    return [{ rate, net, tax, gross: net + tax }];
  });
  const gross = sum(rates.map((rate) => rate.gross));
  const instalment = rounded(gross * (86 + pick(random, 30)), 100 * 11 * 100) * 100;
  const missed = pick(random, 25) === 0 ? 1 + pick(random, 10) : 0;
  const paid = Array.from({ length: 11 }, (_, month) => ({
    day: `15.${two(month + 2)}.2025`,
    amount: month + 1 === missed ? 0 : instalment,
  })).filter(({ amount }) => amount > 0);
  const due = gross - sum(paid.map(({ amount }) => amount));
  const next = rounded(gross * 103, 100 * 11 * 100) * 100;
  return { parts, charges, rates, gross, paid, due, next };
}

function division(random, name, people) {
  const look = DIVISIONS[name];
  const meter = `${{ electricity: '1EMH00', gas: '7ELS00', water: '8SEN00' }[name]}${10_000_000 + pick(random, 89_999_999)}`;
  const now = yearlyUse(random, name, people);
  const before = rounded(now * (88 + pick(random, 26)), 100);
  const months = shares(random, now, look.shape);
  const monthsBefore = shares(random, before, look.shape);
  const first = sum(months.slice(0, 6));
  const used = [first, now - first];
  const readings = readingsOf(random, name, used);
  const charges = [0, 1].flatMap((half) => [
    {
      kind: 'work',
      half,
      quantity: used[half],
      price: look.work[half],
      amount: rounded(used[half] * look.work[half], 100),
    },
    {
      kind: 'base',
      half,
      quantity: DAYS[half],
      price: look.base[half],
      amount: rounded(look.base[half] * DAYS[half], 365),
    },
  ]);
  return {
    name,
    look,
    meter,
    use: now,
    before,
    months,
    monthsBefore,
    readings,
    charges: charges.map((charge) => ({ ...charge, division: name, rate: look.rate })),
  };
}

/** Kilowatt-hours or cubic metres a year. */
function yearlyUse(random, name, people) {
  const spread = 65 + pick(random, 80);
  if (name === 'electricity') return rounded((900 + 780 * people) * spread, 100);
  if (name === 'gas') return rounded((7400 + 2300 * people) * spread, 100);
  return Math.max(12, rounded(38 * people * spread, 100));
}

/**
 * Counter at the year's beginning, at the change of tariffs and at its end. A gas meter counts cubic metres: kilowatt-hours
 * are these times the state number (1/10,000) times the calorific value (1/1000 kWh a cubic metre).
 */
function readingsOf(random, name, used) {
  const factor = name === 'gas' ? { state: 9530, calorific: 11_312 } : undefined;
  const counted = used.map((units) =>
    factor === undefined ? units : rounded(units * 10_000_000, factor.state * factor.calorific),
  );
  let counter = 1200 + pick(random, 70_000);
  return counted.map((units, half) => {
    const old = counter;
    counter += units;
    return { half, old, new: counter, counted: units, factor, used: used[half] };
  });
}

/** Splits a year's use by months as its shape has it, with some chance; the months add up to it. */
function shares(random, total, shape) {
  const weights = shape.map((share) => share * (85 + pick(random, 31)));
  const all = sum(weights);
  let given = 0;
  let weightGiven = 0;
  return weights.map((weight) => {
    weightGiven += weight;
    const upTo = rounded(total * weightGiven, all);
    const own = upTo - given;
    given = upTo;
    return own;
  });
}

function weighted(random, list) {
  const all = sum(list.map(([, , weight]) => weight));
  let place = pick(random, all);
  return list.find(([, , weight]) => (place -= weight) < 0);
}

export function two(number) {
  return String(number).padStart(2, '0');
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
