import { pick, randomFor } from '../extract/random.mjs';
import { BOOKINGS, FEE, LANGUAGES } from './bookings.mjs';
import { creditorReference, iban, qrReference } from './check-digits.mjs';
import { REGIONS } from './people.mjs';

const HOLDER = 1;
const STATEMENT = 2;

/** The fictitious bank's numbers, one for accounts and one for QR references (30000 to 31999). */
const INSTITUTION = '09300';
const QR_INSTITUTION = '30930';

/** Days of the quarter from 1 July 2026. */
const DAYS = [31, 31, 30];

/** The holder of account `index`. */
export function holder(seed, index) {
  const random = randomFor(seed, HOLDER, index);
  const language = weighted(random, [62, 23, 10, 5]);
  const region = REGIONS[LANGUAGES[language]];
  const among = (list) => list[pick(random, list.length)];
  const woman = pick(random, 2) === 0;
  const [code, ...town] = among(region.towns).split(' ');
  const account = String(700_000_000_000 + index * 13 + pick(random, 13)).slice(-12);
  return {
    number: `${String(100_000 + index)}.${pick(random, 10)}`,
    language,
    title: region.titles[woman ? 0 : 1],
    first: among(woman ? region.women : region.men),
    last: among(region.families),
    street: among(region.streets),
    house: `${1 + pick(random, 96)}${pick(random, 12) === 0 ? 'a' : ''}`,
    code,
    town: town.join(' '),
    iban: iban(INSTITUTION, account),
  };
}

/** A quarter's statement: bookings in the order of their days, money in rappen. */
export function statement(seed, index, { language, number }) {
  const random = randomFor(seed, STATEMENT, index);
  const count = countOf(random);
  const opening = 40_000 + pick(random, 2_400_000);
  const places = Array.from({ length: count }, () => pick(random, 92)).sort((a, b) => a - b);
  const bookings = [];
  let balance = opening;
  let month = 0;
  const add = (day, value, text, with_, amount) => {
    balance += amount;
    bookings.push({ day: dayOf(day), value: dayOf(value), text, with: with_, amount, balance });
  };
  const fee = (upTo) => {
    for (; month < 3 && monthEnd(month) < upTo; month++)
      add(monthEnd(month), monthEnd(month), FEE[language], '', -500);
  };
  for (const place of places) {
    fee(place);
    const booking =
      BOOKINGS[
        weighted(
          random,
          BOOKINGS.map(({ often }) => often),
        )
      ];
    const least = Math.abs(booking.least);
    const size = least + pick(random, Math.abs(booking.most) - least + 1);
    const even = size - (size % 5);
    const name = booking.with[pick(random, booking.with.length)];
    const value = Math.min(91, place + (pick(random, 4) === 0 ? 1 : 0));
    // Who has many bookings is a trade: takings come in as often as money goes out.
    const inward = booking.least > 0 || (count > 400 && pick(random, 100) < 46);
    add(place, value, booking.called[language], name, inward ? even : -even);
  }
  fee(92);
  const slip = balance < 0 || pick(random, 8) === 0;
  return { opening, closing: balance, bookings, slip: slip ? slipOf(number, balance) : undefined };
}

/** Who is overdrawn gets a bill of the bank by QR reference; who ordered slips gets one to pay in with, without an amount. */
function slipOf(number, balance) {
  const digits = number.replace('.', '');
  if (balance < 0)
    return {
      kind: 'settle',
      iban: iban(QR_INSTITUTION, '000000000042'),
      reference: qrReference(`2026003${digits}`),
      amount: -balance,
    };
  return { kind: 'pay-in', iban: '', reference: creditorReference(`PAYIN${digits}`), amount: 0 };
}

/** Most have a few dozen bookings a quarter; some have none, few fill forty pages. */
function countOf(random) {
  const chance = pick(random, 1000);
  if (chance < 15) return 0;
  if (chance < 940) return 3 + pick(random, 60);
  if (chance < 996) return 80 + pick(random, 260);
  return 900 + pick(random, 330);
}

function dayOf(place) {
  let day = place;
  let month = 0;
  while (month < 2 && day >= DAYS[month]) day -= DAYS[month++];
  return `2026-0${7 + month}-${String(day + 1).padStart(2, '0')}`;
}

function monthEnd(month) {
  return DAYS.slice(0, month + 1).reduce((total, days) => total + days, 0) - 1;
}

function weighted(random, weights) {
  let place = pick(
    random,
    weights.reduce((total, weight) => total + weight, 0),
  );
  return weights.findIndex((weight) => (place -= weight) < 0);
}
