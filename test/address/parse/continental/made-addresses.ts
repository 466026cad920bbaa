import { typedAddress } from '../../typed-address.ts';
import { PART_NAMES, type PartName } from '../../../../src/model/address-parts.ts';
import type { TypedAddress } from '../../../../src/model/typed-address.ts';
import { VOCABULARIES, type Vocabulary } from './vocabularies.ts';

/** What an address is made of, as far as it has it. */
export type Truth = Partial<Record<PartName, string>>;

export interface Town {
  readonly code: string;
  readonly name: string;
  readonly region?: string;
}

export interface MadeAddress {
  readonly shape: string;
  readonly truth: Truth;
  readonly typed: TypedAddress;
}

/** Numbers between 0 and 1 from a seed (mulberry32): the same addresses on every day. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const SHAPES = [
  'fields',
  'fields, number apart',
  'fields, code and town in one',
  'fields, all in the street',
  'fields, code and town changed',
  'fields, two lines',
  'lines',
  'lines, place first',
  'lines, upside down',
  'lines, town before code',
  'lines, street and place in one',
  'one line, commas',
  'one line, semicolons',
  'one line, blanks',
] as const;

type Shape = (typeof SHAPES)[number];

const EMPTY = typedAddress({});

/** An address of a country in a shape. */
export function makeAddress(country: string, shape: Shape, town: Town, random: () => number): MadeAddress {
  const words = VOCABULARIES[country];
  if (words === undefined) throw new Error(`no vocabulary of ${country}`);
  const truth = makeTruth(words, town, random);
  return { shape, truth, typed: render(truth, words, shape, random) };
}

function pick<T>(list: readonly T[], random: () => number): T {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new Error('empty list');
  return found;
}

function makeTruth(words: Vocabulary, town: Town, random: () => number): Truth {
  const truth: Truth = { postalCode: town.code, city: town.name };
  if (town.region !== undefined) truth.region = town.region;
  if (random() < 0.3) truth.company = pick(words.companies, random);
  else truth.name = `${pick(words.givenNames, random)} ${pick(words.familyNames, random)}`;
  if (random() < 0.08) truth.postBox = pick(words.boxes, random);
  else {
    truth.street = pick(words.streets, random);
    truth.houseNumber = pick(words.numbers, random);
  }
  if (truth.street !== undefined && random() < 0.25) {
    const [part, text] = pick(words.beside, random);
    truth[part] = text;
  }
  if (random() < 0.08) truth.careOf = pick(words.familyNames, random);
  return truth;
}

function streetOf(truth: Truth, words: Vocabulary, random: () => number): string {
  if (truth.postBox !== undefined) return truth.postBox;
  const { street = '', houseNumber = '' } = truth;
  return words.numberFirst
    ? `${houseNumber}${pick([' ', ', '], random)}${street}`
    : `${street} ${houseNumber}`;
}

function besideOf(truth: Truth): string | undefined {
  return truth.floor ?? truth.unit ?? truth.staircase ?? truth.building ?? truth.district;
}

function render(truth: Truth, words: Vocabulary, shape: Shape, random: () => number): TypedAddress {
  const { name = '', company = '', postalCode = '', city = '', careOf = '' } = truth;
  const region = truth.region === undefined ? '' : random() < 0.5 ? ` ${truth.region}` : ` (${truth.region})`;
  const place = `${postalCode} ${city}${region}`;
  const street = streetOf(truth, words, random);
  const beside = besideOf(truth);
  const delivery = beside === undefined ? street : `${street}, ${beside}`;
  const fields: TypedAddress = {
    ...EMPTY,
    name,
    company,
    careOf,
    postalCode,
    city,
    region: truth.region ?? '',
  };
  if (shape === 'fields') return { ...fields, street: delivery };
  if (shape === 'fields, number apart') {
    if (truth.street === undefined) return { ...fields, street };
    return {
      ...fields,
      street: truth.street,
      houseNumber: truth.houseNumber ?? '',
      lines: beside === undefined ? [] : [beside],
    };
  }
  if (shape === 'fields, code and town in one')
    return { ...fields, street: delivery, postalCode: '', city: place, region: '' };
  if (shape === 'fields, all in the street')
    return { ...fields, street: `${delivery}, ${place}`, postalCode: '', city: '', region: '' };
  if (shape === 'fields, code and town changed')
    return { ...fields, street: delivery, postalCode: city, city: postalCode };
  if (shape === 'fields, two lines')
    return { ...fields, lines: beside === undefined ? [street] : [street, beside] };
  const top = [name + company];
  if (careOf !== '') top.push(`c/o ${careOf}`);
  const middle =
    beside === undefined ? [street] : random() < 0.5 ? [`${street}, ${beside}`] : [beside, street];
  if (shape === 'lines') return { ...EMPTY, lines: [...top, ...middle, place] };
  if (shape === 'lines, place first') return { ...EMPTY, lines: [place, ...middle, ...top] };
  if (shape === 'lines, upside down')
    return { ...EMPTY, lines: [place, ...middle.toReversed(), ...top.toReversed()] };
  if (shape === 'lines, town before code')
    return { ...EMPTY, lines: [...top, ...middle, `${city} ${postalCode}${region}`] };
  if (shape === 'lines, street and place in one')
    return { ...EMPTY, lines: [...top, ...middle.slice(0, -1), `${middle.at(-1) ?? ''} ${place}`] };
  const sign = shape === 'one line, commas' ? ', ' : shape === 'one line, semicolons' ? '; ' : ' ';
  return { ...EMPTY, lines: [[...top, ...middle, place].join(sign)] };
}

/** The first part that was not understood as it was made; undefined when all were. */
export function firstWrong(truth: Truth, parts: Readonly<Record<PartName, string>>): PartName | undefined {
  return PART_NAMES.find((part) => parts[part] !== (truth[part] ?? ''));
}
