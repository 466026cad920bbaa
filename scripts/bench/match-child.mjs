import { readFileSync } from 'node:fs';
import { createMatcher } from '../../dist/match/create-matcher.js';
import { GIVEN_NAMES } from '../../dist/match/words/given-names.js';
import { pick, randomFor } from '../extract/random.mjs';

// Makes people at homes with duplicates under typing errors, adds them to a matcher and prints the seconds, the system's
// own record of the highest resident memory, and how many pairs were found rightly.

const BEGINNINGS =
  'Ash Bal Brad Cal Dar East Fen Gar Hart Hol Jar Kirk Lam Mar Nor Old Pem Quin Rad Shel Thorn Ven Whit York'.split(
    ' ',
  );
const ENDINGS =
  'berry bury by combe croft dale ell field ford gate ham ing kins land ley man mont nell ridge sey ton vale wick wood'.split(
    ' ',
  );
const KINDS = ['St', 'Street', 'Ave', 'Rd', 'Dr', 'Ln', 'Ct', 'Way'];
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const BLANK = Object.fromEntries(
  [
    'title',
    'within',
    'name',
    'givenName',
    'familyName',
    'company',
    'street',
    'houseNumber',
    'unit',
    'postBox',
    'postalCode',
    'city',
    'district',
  ]
    .concat(['region', 'country', 'birthDate', 'email', 'phone', 'customerId'])
    .map((field) => [field, '']),
);

const size = Number(process.argv[2]);
const random = randomFor(20190701);
const given = [...GIVEN_NAMES.keys()];
const matcher = createMatcher({ policy: 'same-person' });
const entities = new Int32Array(size);
let records = 0;
let addSeconds = 0;

for (let entity = 0; records < size;) {
  const home = makeHome();
  const members = pick(random, 10) < 6 ? 1 : 2 + pick(random, 2);
  const first = pick(random, given.length);
  const family = word() + (pick(random, 3) === 0 ? '' : ENDINGS[pick(random, 4)]);
  for (let member = 0; member < members; member += 1) {
    entity += 1;
    const person = { ...home, givenName: given[(first + member * 97) % given.length], familyName: family };
    add(person, entity);
    if (pick(random, 100) < 15) add(damaged(person), entity);
  }
}

const start = performance.now();
const result = matcher.finish();
const findSeconds = (performance.now() - start) / 1000;
const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'));
const clusters = Int32Array.from({ length: records }, (_, index) => result.clusterOf(index));
const both = pairsIn((index) => `${clusters[index]} ${entities[index]}`);
console.log(
  JSON.stringify({
    addSeconds,
    findSeconds,
    peakMb: (Number(kilobytes) * 1024) / 1e6,
    pairs: result.counts.comparedPairs,
    precision: both / pairsIn((index) => clusters[index]),
    recall: both / pairsIn((index) => entities[index]),
  }),
);

function add(record, entity) {
  if (records === size) return;
  entities[records] = entity;
  records += 1;
  const before = performance.now();
  matcher.add(record);
  addSeconds += (performance.now() - before) / 1000;
}

function makeHome() {
  const town = pick(random, Math.max(30, Math.ceil(size / 300)));
  return {
    ...BLANK,
    street: `${word()} ${KINDS[pick(random, KINDS.length)]}`,
    houseNumber: String(1 + pick(random, 240)),
    city: `${BEGINNINGS[town % BEGINNINGS.length]}${ENDINGS[Math.floor(town / BEGINNINGS.length) % ENDINGS.length]}`,
    postalCode: String(10000 + ((town * 7919) % 90000)),
    country: 'US',
  };
}

function word() {
  return BEGINNINGS[pick(random, BEGINNINGS.length)] + ENDINGS[pick(random, ENDINGS.length)];
}

function damaged(person) {
  const copy = { ...person };
  for (let errors = pick(random, 3); errors > 0; errors -= 1) {
    const field = ['givenName', 'familyName', 'street', 'city'][pick(random, 4)];
    const at = pick(random, copy[field].length);
    copy[field] =
      copy[field].slice(0, at) + LETTERS[pick(random, 26)] + copy[field].slice(at + pick(random, 2));
  }
  return copy;
}

function pairsIn(keyOf) {
  const counts = new Map();
  for (let index = 0; index < records; index += 1)
    counts.set(keyOf(index), (counts.get(keyOf(index)) ?? 0) + 1);
  let pairs = 0;
  for (const count of counts.values()) pairs += (count * (count - 1)) / 2;
  return pairs;
}
