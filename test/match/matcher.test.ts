import { describe, expect, it } from 'vitest';
import { createMatcher } from '../../src/match/create-matcher.ts';
import type { MatchPlan, MatchResult, PairDecision } from '../../src/match/match-plan.ts';
import type { MatchRecord } from '../../src/model/match-record.ts';
import { blankRecord, generatePeople } from './generate/people.ts';

const HOME = {
  street: 'Lindenstraße',
  houseNumber: '12',
  postalCode: '70173',
  city: 'Stuttgart',
  country: 'DE',
};
const HANS = blankRecord({ ...HOME, givenName: 'Hans', familyName: 'Weidenhofer' });

function match(
  records: readonly MatchRecord[],
  plan: MatchPlan = { policy: 'same-person' },
  decisions: readonly PairDecision[] = [],
): MatchResult {
  const matcher = createMatcher(plan);
  for (const record of records) matcher.add(record);
  return matcher.finish(decisions);
}

const areOne = (one: Partial<MatchRecord>, other: Partial<MatchRecord>, plan?: MatchPlan): boolean =>
  match(
    [
      { ...HANS, ...one },
      { ...HANS, ...other },
    ],
    plan,
  ).clusterOf(1) === 0;

describe('one person', () => {
  it.each<[string, Partial<MatchRecord>]>([
    ['the very same', {}],
    ['letter case and umlaut', { familyName: 'WEIDENHÖFER', street: 'LINDENSTRASSE' }],
    ['short street, number within', { street: 'Lindenstr. 12', houseNumber: '' }],
    ['a form of the name', { givenName: 'Johannes' }],
    ['a typing error', { familyName: 'Weidenhoffer' }],
    ['names exchanged', { givenName: 'Weidenhofer', familyName: 'Hans' }],
    ['one field of name', { givenName: '', familyName: '', name: 'Weidenhofer, Hans' }],
    ['a title', { givenName: '', familyName: '', name: 'Herr Dr. Hans Weidenhofer' }],
    ['no code', { postalCode: '' }],
  ])('%s', (_what, other) => {
    expect(areOne({}, other)).toBe(true);
  });

  it('who moved, by birth date or e-mail', () => {
    const moved = { street: 'Seeweg', houseNumber: '4', postalCode: '88045', city: 'Friedrichshafen' };
    expect(areOne({ birthDate: '1961-04-09' }, { ...moved, birthDate: '09.04.1961' })).toBe(true);
    expect(areOne({}, moved)).toBe(false);
  });
});

describe('other people', () => {
  it.each<[string, Partial<MatchRecord>]>([
    ['wife', { givenName: 'Maria' }],
    ['brother of a name much alike', { givenName: 'Hanna' }],
    ['son', { familyName: 'Weidenhofer jun.' }],
    ['next door', { houseNumber: '14' }],
    ['another flat', { unit: 'Whg. 7' }],
    ['two in one line', { givenName: 'Hans und Maria' }],
    ['namesake in another town', { postalCode: '24103', city: 'Kiel', street: 'Holstenstraße' }],
  ])('%s', (_what, other) => {
    expect(areOne({ unit: 'Whg. 3' }, { unit: 'Whg. 3', ...other })).toBe(false);
  });

  it('twins, of one birth date', () => {
    expect(areOne({ birthDate: '1961-04-09' }, { givenName: 'Peter', birthDate: '1961-04-09' })).toBe(false);
  });

  it('an initial that may be either of two', () => {
    const result = match([HANS, { ...HANS, givenName: 'Hildegard' }, { ...HANS, givenName: 'H' }]);
    expect([0, 1, 2].map((index) => result.clusterOf(index))).toEqual([0, 1, 2]);
  });

  it('one street, where one does not say of which town', () => {
    expect(areOne({}, { postalCode: '', city: '' })).toBe(false);
    expect(areOne({ phone: '0711 4709' }, { postalCode: '', city: '', phone: '0711 4709' })).toBe(true);
    // A list that names no town is of one.
    expect(areOne({ postalCode: '', city: '' }, { postalCode: '', city: '' })).toBe(true);
  });

  it('names without any address', () => {
    const bare = blankRecord({ givenName: 'Maria', familyName: 'Schmidt' });
    const result = match([bare, bare]);
    expect(result.clusterOf(1)).toBe(1);
  });
});

describe('companies', () => {
  const SITE = blankRecord({
    company: 'Wee Wee Learning Center, Inc.',
    street: '2434 W. 71st St.',
    postalCode: '60629',
    phone: '4710869',
    country: 'US',
  });
  const same = (other: Partial<MatchRecord>): boolean =>
    match([SITE, { ...SITE, ...other }], { policy: 'company' }).clusterOf(1) === 0;

  it('at one address under one name', () => {
    expect(same({ company: 'WEE WEE LEARNING CTR', street: '2434 West 71st Street', phone: '' })).toBe(true);
    expect(same({ postalCode: '' })).toBe(true);
    const bare = { ...SITE, postalCode: '', phone: '' };
    const elsewhere = { ...SITE, company: 'Hearst School', street: '4340 S. Lamon Ave.', phone: '5352376' };
    expect(match([bare, bare, elsewhere], { policy: 'company' }).clusterOf(1)).toBe(0);
  });

  it.each<[string, Partial<MatchRecord>]>([
    ['tenant of the same house', { company: 'Sunrise Dental Clinic', phone: '5550101' }],
    ['generic words alone in common', { company: 'Marquette Learning Center, Inc.', phone: '5550101' }],
    ['branch elsewhere', { street: '900 N. Clark St.', postalCode: '60610' }],
    ['one street, of an unknown town', { postalCode: '', phone: '' }],
    ['a house number mistyped', { street: '2484 W. 71st St.' }],
    ['branch by number', { company: 'Wee Wee Learning Center 2, Inc.', street: '2436 W. 71st St.' }],
  ])('%s', (_what, other) => {
    expect(same(other)).toBe(false);
  });
});

it('households hold a family name at one address', () => {
  const plan: MatchPlan = { policy: 'household' };
  expect(areOne({}, { givenName: 'Maria' }, plan)).toBe(true);
  expect(areOne({}, { givenName: 'Maria', familyName: 'Krause' }, plan)).toBe(false);
  expect(areOne({}, { givenName: 'Maria', houseNumber: '14' }, plan)).toBe(false);
});

describe('decisions bind', () => {
  it('apart, though equal in everything', () => {
    const result = match([HANS, HANS], { policy: 'same-person' }, [{ a: 0, b: 1, same: false }]);
    expect(result.clusterOf(1)).toBe(1);
  });

  it('one, though nothing is alike', () => {
    const other = blankRecord({ givenName: 'Ute', familyName: 'Brandt', city: 'Kiel' });
    const result = match([HANS, other], { policy: 'same-person' }, [{ a: 0, b: 1, same: true }]);
    expect(result.clusterOf(1)).toBe(0);
  });
});

it('an explained pair gives its fields, levels and weights', () => {
  const result = match([HANS, { ...HANS, familyName: 'Weidenhoffer', houseNumber: '14' }]);
  const pair = result.explain(1, 0);
  expect(pair).toMatchObject({ a: 0, b: 1, conflict: 'house-number' });
  expect(pair.fields.find(({ field }) => field === 'familyName')?.level).toBe('typing error');
  const sum = pair.fields.reduce((weight, field) => weight + field.weight, 0);
  expect(pair.weight).toBeCloseTo(sum, 6);
});

it('a block too large is narrowed and counted, not dropped', () => {
  const street = [...generatePeople(CROWD)].map(({ record }) => ({ ...record, ...HOME }));
  const born = { ...HANS, birthDate: '1961-04-09' };
  const result = match([...street, born, { ...born, familyName: 'Weidenhoffer' }]);
  expect(result.counts.narrowedBlocks).toBeGreaterThan(0);
  expect(result.clusterOf(street.length + 1)).toBe(result.clusterOf(street.length));
});

const CROWD = {
  seed: 3,
  people: 300,
  country: 'DE',
  duplicated: 0,
  most: 1,
  errors: 0,
  families: 0,
  birthDates: false,
  namesakes: 0,
} as const;
