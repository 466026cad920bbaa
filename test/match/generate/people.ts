import type { MatchRecord } from '../../../src/model/match-record.ts';
import { NICKNAME_GROUPS } from '../../../src/match/words/nicknames.ts';
import { damaged, damagedDigits } from './damage.ts';
import { Chance } from './random.ts';
import { type Vocabulary, VOCABULARIES } from './vocabulary.ts';

export interface GeneratedRecord {
  readonly record: MatchRecord;
  /** Who it is. */
  readonly entity: number;
  readonly household: number;
}

export interface PeopleOptions {
  readonly seed: number;
  readonly people: number;
  readonly country: keyof typeof VOCABULARIES;
  /** Share of people who have duplicates, and most of them. */
  readonly duplicated: number;
  readonly most: number;
  /** Errors of a duplicate, on average. */
  readonly errors: number;
  /** Share of homes in which several people of one family name live. */
  readonly families: number;
  readonly birthDates: boolean;
  /** Share of people with a namesake next door, or a father of one name at home. */
  readonly namesakes: number;
}

type Draft = { -readonly [Part in keyof MatchRecord]: MatchRecord[Part] };

const BLANK: MatchRecord = {
  title: '',
  within: '',
  name: '',
  givenName: '',
  familyName: '',
  company: '',
  street: '',
  houseNumber: '',
  unit: '',
  postBox: '',
  postalCode: '',
  city: '',
  district: '',
  region: '',
  country: '',
  birthDate: '',
  email: '',
  phone: '',
  customerId: '',
};

export const blankRecord = (parts: Partial<MatchRecord>): MatchRecord => ({ ...BLANK, ...parts });

/** People with their households, namesakes and duplicates: who is who is known. */
export function* generatePeople(options: PeopleOptions): Generator<GeneratedRecord> {
  const chance = new Chance(options.seed);
  const vocabulary = VOCABULARIES[options.country];
  let entity = 0;
  let household = 0;
  while (entity < options.people) {
    const home = makeHome(vocabulary, chance, options.people);
    household += 1;
    for (const person of makeFamily(home, vocabulary, chance, options)) {
      entity += 1;
      yield { record: person, entity, household };
      const duplicates = chance.happens(options.duplicated) ? 1 + chance.below(options.most) : 0;
      for (let copy = 0; copy < duplicates; copy++)
        yield { record: duplicateOf(person, vocabulary, chance, options.errors), entity, household };
    }
    if (chance.happens(options.namesakes)) {
      const [first] = makeFamily(home, vocabulary, chance, { ...options, families: 0 });
      if (first === undefined) continue;
      const next = { ...first, houseNumber: String(Number(first.houseNumber) + 2) };
      if (options.birthDates) next.birthDate = makeBirthDate(chance, 0);
      household += 2;
      yield { record: first, entity: ++entity, household: household - 1 };
      yield { record: next, entity: ++entity, household };
    }
  }
}

function makeHome(vocabulary: Vocabulary, chance: Chance, people: number): MatchRecord {
  const kind = chance.pick(vocabulary.kinds);
  const name = chance.pick(vocabulary.streets);
  const joined = /^[a-zß]/.test(kind);
  const town = chance.below(Math.max(30, Math.ceil(people / 300)));
  const place = vocabulary.towns[town % vocabulary.towns.length] ?? '';
  return blankRecord({
    street: joined ? `${name}${name.endsWith('-') ? 'Straße' : kind}` : `${rareStreet(name, chance)} ${kind}`,
    houseNumber: String(1 + Math.floor(chance.next() ** 2 * 240)),
    unit: chance.happens(0.12) && vocabulary.numberFirst ? `Apt ${1 + chance.below(30)}` : '',
    city:
      town < vocabulary.towns.length
        ? place
        : `${place} ${['East', 'West', 'Heights', 'Park'][town % 4] ?? ''}`,
    postalCode: String(
      10 ** (vocabulary.codeDigits - 1) + ((town * 7919) % (9 * 10 ** (vocabulary.codeDigits - 1))),
    ),
    region: vocabulary.regions[town % vocabulary.regions.length] ?? '',
    country: vocabulary.country,
  });
}

function rareStreet(name: string, chance: Chance): string {
  return chance.happens(0.5)
    ? name
    : `${chance.pick(['Old', 'New', 'Upper', 'Lower', 'Little', 'Great'])} ${name}`;
}

function* makeFamily(
  home: MatchRecord,
  vocabulary: Vocabulary,
  chance: Chance,
  options: PeopleOptions,
): Generator<Draft> {
  const family = makeFamilyName(vocabulary, chance);
  const several = chance.happens(options.families) ? 2 + chance.below(3) : 1;
  const used = new Set<string>();
  let born = makeBirthDate(chance, 0);
  for (let member = 0; member < several; member++) {
    const names =
      member === 0
        ? vocabulary.male
        : member === 1
          ? vocabulary.female
          : chance.pick([vocabulary.male, vocabulary.female]);
    let given = capital(chance.pickCommon(names));
    // Members of a family do not bear forms of one name: Johann and Hans would be told apart by nobody.
    while ([...used].some((other) => sharesGroup(other, given))) given = capital(chance.pick(names));
    used.add(given);
    const twin = member > 2 && chance.happens(0.3);
    if (!twin) born = makeBirthDate(chance, member > 1 ? 25 : 0);
    const person: Draft = { ...home, givenName: given, familyName: family };
    if (options.birthDates) person.birthDate = born;
    yield person;
    if (member === 0 && chance.happens(options.namesakes)) {
      const son: Draft = { ...person, familyName: `${family} Jr.` };
      if (options.birthDates) son.birthDate = makeBirthDate(chance, 25);
      yield son;
    }
  }
}

function sharesGroup(one: string, other: string): boolean {
  const a = NICKNAME_GROUPS.get(one.toLowerCase()) ?? [];
  const b = NICKNAME_GROUPS.get(other.toLowerCase()) ?? [];
  return one === other || a.some((group) => b.includes(group));
}

function makeFamilyName(vocabulary: Vocabulary, chance: Chance): string {
  if (chance.happens(0.55)) return chance.pickCommon(vocabulary.family);
  const [first, second] = vocabulary.familyParts;
  return chance.pick(first) + chance.pick(second);
}

function makeBirthDate(chance: Chance, later: number): string {
  const year = 1935 + later + chance.below(45);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${year}-${two(1 + chance.below(12))}-${two(1 + chance.below(28))}`;
}

function capital(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

/** The same person entered once more. */
function duplicateOf(
  person: MatchRecord,
  vocabulary: Vocabulary,
  chance: Chance,
  errors: number,
): MatchRecord {
  const copy: Draft = { ...person };
  for (let count = chance.below(Math.round(errors * 2) + 1); count > 0; count--)
    damageOnce(copy, vocabulary, chance);
  if (chance.happens(0.1)) {
    copy.name = `${copy.givenName} ${copy.familyName}`;
    copy.givenName = '';
    copy.familyName = '';
  }
  if (chance.happens(0.15) && copy.houseNumber !== '' && copy.street !== '') {
    copy.street = vocabulary.numberFirst
      ? `${copy.houseNumber} ${copy.street}`
      : `${copy.street} ${copy.houseNumber}`;
    copy.houseNumber = '';
  }
  if (chance.happens(0.2))
    for (const part of ['name', 'givenName', 'familyName', 'street', 'city'] as const)
      copy[part] = copy[part].toUpperCase();
  return copy;
}

function damageOnce(copy: Draft, vocabulary: Vocabulary, chance: Chance): void {
  const kind = chance.next();
  if (kind < 0.14) copy.givenName = damaged(copy.givenName, chance);
  else if (kind < 0.3) copy.familyName = damaged(copy.familyName, chance);
  else if (kind < 0.42) copy.street = damaged(copy.street, chance);
  else if (kind < 0.52) copy.city = damaged(copy.city, chance);
  else if (kind < 0.6) copy.postalCode = damagedDigits(copy.postalCode, chance);
  else if (kind < 0.64) copy.houseNumber = damagedDigits(copy.houseNumber, chance);
  else if (kind < 0.7) [copy.givenName, copy.familyName] = [copy.familyName, copy.givenName];
  else if (kind < 0.76) copy.givenName = nickname(copy.givenName, chance);
  else if (kind < 0.8) copy.givenName = copy.givenName.slice(0, 1);
  else if (kind < 0.84) copy.region = '';
  else if (kind < 0.88) copy.postalCode = '';
  else if (kind < 0.9) copy.city = '';
  else if (kind < 0.92) copy.birthDate = '';
  else if (kind < 0.94) copy.birthDate = damagedDigits(copy.birthDate, chance);
  else if (kind < 0.96) copy.familyName = `${copy.familyName}-${makeFamilyName(vocabulary, chance)}`;
  else
    copy.familyName = copy.familyName
      .replace(/ä/g, 'ae')
      .replace(/ö/g, 'oe')
      .replace(/ü/g, 'ue')
      .replace(/ß/g, 'ss');
}

function nickname(given: string, chance: Chance): string {
  const groups = NICKNAME_GROUPS.get(given.toLowerCase());
  if (groups === undefined) return given;
  const group = chance.pick(groups);
  const others = [...NICKNAME_GROUPS].filter(([, known]) => known.includes(group)).map(([name]) => name);
  return capital(chance.pick(others));
}
