import { describe, expect, it } from 'vitest';
import { createMatcher } from '../../src/match/create-matcher.ts';
import type { MatchPlan, PairDecision } from '../../src/match/match-plan.ts';
import type { MatchRecord } from '../../src/model/match-record.ts';
import { blankRecord } from './generate/people.ts';

const THOMAS = blankRecord({
  givenName: 'Thomas',
  familyName: 'Brandner',
  street: 'Lindenstraße',
  houseNumber: '12',
  postalCode: '70173',
  city: 'Stuttgart',
  country: 'DE',
});
const ELSEWHERE = { street: 'Rotebühlstraße', houseNumber: '7', postalCode: '70178' };

/** What a job of bills does that says nothing of its own. */
const BILLS: MatchPlan = { policy: 'same-person', certainOnly: true, mergeAt: 0.5, askAt: 0.8 };
const LIST: MatchPlan = { policy: 'same-person' };

type Pair = [what: string, one: Partial<MatchRecord>, other: Partial<MatchRecord>];

function areOne(plan: MatchPlan, one: Partial<MatchRecord>, other: Partial<MatchRecord>): boolean {
  const matcher = createMatcher(plan);
  matcher.add({ ...THOMAS, ...one });
  matcher.add({ ...THOMAS, ...other });
  return matcher.finish().clusterOf(1) === 0;
}

const ORGANISATION = { givenName: '', familyName: '' };
const BOX = { street: '', houseNumber: '' };

describe('never one, whatever the list', () => {
  it.each<Pair>([
    ...['Anna Anne', 'Jan Jens', 'Marie Maria', 'Hans Jens', 'Karin Katja', 'Georg Jürgen'].map(
      (names): Pair => {
        const [one = '', other = ''] = names.split(' ');
        return [`siblings ${names}`, { givenName: one }, { givenName: other }];
      },
    ),
    ['a couple', { givenName: 'Andrea' }, { givenName: 'Andreas' }],
    [
      'son at the family’s e-mail address',
      { email: 'b@brandner.de' },
      { email: 'b@brandner.de', familyName: 'Brandner jun.' },
    ],
    ['Herr and Frau', { givenName: '', title: 'Herr' }, { givenName: '', title: 'Frau' }],
    ['at two companies of a house', { company: 'Alpha GmbH' }, { company: 'Beta AG' }],
    [
      'a person and the company of that name',
      { phone: '0711 47096' },
      { ...ORGANISATION, phone: '0711 47096', company: 'Brandner GmbH' },
    ],
    [
      'box and locker of one number',
      { ...BOX, postBox: 'Postfach 145' },
      { ...BOX, postBox: 'Packstation 145' },
    ],
    ['boxes of two offices', { ...BOX, postBox: 'PSC 3 Box 12' }, { ...BOX, postBox: 'RR 3 Box 12' }],
    ['numbers of two grids', { houseNumber: 'N6W23001' }, { houseNumber: 'W5N23001' }],
    ['one address in two countries', {}, { country: 'AT' }],
    ...['N/A', '0', '99999', 'unbekannt', '-', '1234567'].map((customerId): Pair => [
      `customer ${customerId}`,
      { customerId },
      { customerId, ...ELSEWHERE },
    ]),
    [
      'one number, two people',
      { customerId: 'K47-11' },
      { customerId: 'K47-11', givenName: 'Karl', familyName: 'Kost', ...ELSEWHERE },
    ],
    ...['1900-01-01', '01.01.1970', '0000-00-00', '00.00.0000', '1899-12-30', '11.11.1111'].map(
      (birthDate): Pair => [`born ${birthDate}`, { birthDate }, { birthDate, ...ELSEWHERE }],
    ),
    ...['info@firma.de', 'noreply@x.de', 'keine@mail.de'].map((email): Pair => [
      email,
      { email },
      { email, ...ELSEWHERE },
    ]),
    ...['000000', '1234567', '99999999'].map((phone): Pair => [
      `phone ${phone}`,
      { phone },
      { phone, ...ELSEWHERE },
    ]),
  ])('%s', (_what, one, other) => {
    expect(areOne(LIST, one, other)).toBe(false);
    expect(areOne(BILLS, one, other)).toBe(false);
  });
});

it('a common name and a double name without it are of two people, however alike they are written', () => {
  const matcher = createMatcher(LIST);
  matcher.add({ ...THOMAS, givenName: 'Anne' });
  matcher.add({ ...THOMAS, givenName: 'Anna-Lena' });
  expect(matcher.finish().explain(0, 1).conflict).toBe('given-name');
});

describe('bills go into one envelope only for whom it is certain', () => {
  it.each<Pair>([
    ['a family name alone', { givenName: '' }, { givenName: '' }],
    ['one with and one without a given name', { givenName: '' }, {}],
    ['initials', { givenName: 'T.' }, { givenName: 'T.' }],
    ['a flat that one names alone', { unit: 'Whg. 3' }, {}],
    ['a house number that one names alone', { houseNumber: '' }, {}],
    [
      'two departments',
      { ...ORGANISATION, company: 'Alpha GmbH', within: 'Einkauf' },
      { ...ORGANISATION, company: 'Alpha GmbH', within: 'Buchhaltung' },
    ],
    ['two hosts', { within: 'Meier' }, { within: 'Schulze' }],
    ['a host that one names alone', { within: 'Meier' }, {}],
    ['at home and at a company there', { company: 'Alpha GmbH' }, {}],
    ['Herr and Frau Kim', { givenName: 'Kim', title: 'Herr' }, { givenName: 'Kim', title: 'Frau' }],
    ['two boxes beside one street', { postBox: 'Postfach 145' }, { postBox: 'Postfach 989' }],
    [
      'wife under one customer number',
      { customerId: 'K47-11' },
      { customerId: 'K47-11', givenName: 'Maria' },
    ],
    [
      'one customer number, two birth dates',
      { customerId: 'K47-11', birthDate: '1961-01-05' },
      { customerId: 'K47-11', birthDate: '1988-07-07' },
    ],
    [
      'companies of a group',
      { ...ORGANISATION, company: 'Brandner Holding GmbH' },
      { ...ORGANISATION, company: 'Brandner Verwaltungs GmbH' },
    ],
  ])('not %s', (_what, one, other) => {
    expect(areOne(BILLS, one, other)).toBe(false);
  });

  it.each<Pair>([
    ['equal in all', {}, {}],
    ['capitals and short forms', {}, { familyName: 'BRANDNER', street: 'LINDENSTR.' }],
    ['a title that one names alone', { title: 'Herr' }, {}],
    ['an e-mail address that one names alone', { email: 't@brandner.de' }, {}],
    ['the customer number, after a move', { customerId: 'K47-11' }, { customerId: 'K47-11', ...ELSEWHERE }],
    ['a company', { ...ORGANISATION, company: 'Alpha GmbH' }, { ...ORGANISATION, company: 'ALPHA GMBH' }],
    ['a box', { ...BOX, postBox: 'Postfach 145' }, { ...BOX, postBox: 'PF 145' }],
  ])('%s', (_what, one, other) => {
    expect(areOne(BILLS, one, other)).toBe(true);
  });
});

it('a number that many names share tells nobody from anybody', () => {
  const names = 'Adler Bauer Conrad Dietz Engel Fuchs Graf Huber Iven Jung Kraft Lang'.split(' ');
  const matcher = createMatcher(LIST);
  for (const familyName of names) {
    matcher.add({ ...THOMAS, familyName, customerId: 'SAMMEL7' });
    matcher.add({ ...THOMAS, familyName, customerId: 'SAMMEL7', ...ELSEWHERE });
  }
  const result = matcher.finish();
  for (let index = 0; index < names.length * 2; index += 1) expect(result.clusterOf(index)).toBe(index);
});

describe('decisions that contradict one another', () => {
  const names = ['Ute Brandt', 'Kai Ohlsen', 'Eva Lübke', 'Jo Harms', 'Ina Voss'];
  const clusters = (decisions: readonly PairDecision[]) => {
    const matcher = createMatcher(LIST);
    for (const [at, name] of names.entries())
      matcher.add({ ...THOMAS, givenName: '', familyName: '', name, houseNumber: String(at * 20 + 1) });
    const result = matcher.finish(decisions);
    return { of: names.map((_, index) => result.clusterOf(index)), atOdds: result.counts.decisionsAtOdds };
  };
  const chain = [
    { a: 0, b: 1, same: true },
    { a: 1, b: 2, same: true },
    { a: 3, b: 4, same: true },
  ];

  it('join none of their chain, in any order; others stand', () => {
    const torn = [...chain, { a: 0, b: 2, same: false }];
    expect(clusters(torn)).toEqual({ of: [0, 1, 2, 3, 3], atOdds: 2 });
    expect(clusters(torn.toReversed())).toEqual({ of: [0, 1, 2, 3, 3], atOdds: 2 });
  });

  it('but those that do not contradict bind', () => {
    expect(clusters(chain)).toEqual({ of: [0, 0, 0, 3, 3], atOdds: 0 });
  });
});
