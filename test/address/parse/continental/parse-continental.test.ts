import { typedAddress } from '../../typed-address.ts';
import { describe, expect, test } from 'vitest';
import { rulesOf } from '../../../../src/address/countries.ts';
import { parseContinental } from '../../../../src/address/parse/continental/parse-continental.ts';
import type { TypedAddress } from '../../../../src/model/typed-address.ts';
import { LINES, STREET_FIELDS } from './cases.ts';
import { firstWrong, makeAddress, seeded, SHAPES } from './made-addresses.ts';

const EMPTY = typedAddress({});

function parse(country: string, typed: Partial<TypedAddress>) {
  const { parts, changes } = parseContinental({ ...EMPTY, ...typed }, rulesOf(country), undefined);
  const given = Object.fromEntries(Object.entries(parts).filter(([, text]) => text !== ''));
  return { parts: given, rules: changes.map(({ rule, part }) => `${rule} ${part}`) };
}

function partsOf(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split('|').map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );
}

describe('a street field', () => {
  test.each(STREET_FIELDS)('%s: %s', (country, street, expected) => {
    const { parts } = parse(country, { name: 'A B', street });
    expect(parts).toEqual({ name: 'A B', ...partsOf(expected) });
  });
});

describe('free lines', () => {
  test.each(LINES)('%s: %s', (country, lines, expected) => {
    expect(parse(country, { lines: lines.split(' ~ ') })).toEqual({ parts: partsOf(expected), rules: [] });
  });
});

describe('fields that hold something else', () => {
  const berlin = { name: 'A B', street: 'Hauptstr.', houseNumber: '5', postalCode: '12345', city: 'Berlin' };

  test.each<[string, Partial<TypedAddress>, string[]]>([
    [
      'number said twice',
      { street: 'Hauptstr. 5', houseNumber: '5', postalCode: '12345', city: 'Berlin' },
      ['said-twice street'],
    ],
    [
      'street and number changed',
      { street: '5', houseNumber: 'Hauptstr.', postalCode: '12345', city: 'Berlin' },
      ['fields-transposed street', 'fields-transposed houseNumber'],
    ],
    ['street in the number', { houseNumber: 'Hauptstr. 5', postalCode: '12345', city: 'Berlin' }, []],
    [
      'number apart, street in a line',
      { lines: ['Hauptstr.'], houseNumber: '5', postalCode: '12345', city: 'Berlin' },
      [],
    ],
    [
      'code and town changed',
      { street: 'Hauptstr. 5', postalCode: 'Berlin', city: '12345' },
      ['fields-transposed postalCode', 'fields-transposed city'],
    ],
    ['code in the town', { street: 'Hauptstr. 5', city: '12345 Berlin' }, []],
    ['town in the code', { street: 'Hauptstr. 5', postalCode: '12345 Berlin' }, []],
    [
      'code said twice',
      { street: 'Hauptstr. 5', postalCode: '12345', city: '12345 Berlin' },
      ['said-twice city'],
    ],
    ['place in the street', { street: 'Hauptstr. 5, 12345 Berlin' }, []],
    [
      'place in the street as well',
      { street: 'Hauptstr. 5, 12345 Berlin', postalCode: '12345', city: 'Berlin' },
      ['said-twice line', 'said-twice line'],
    ],
    [
      'prefix of the country',
      { street: 'Hauptstr. 5', city: 'D-12345 Berlin' },
      ['country-prefix postalCode'],
    ],
  ])('%s', (_, typed, rules) => {
    expect(parse('DE', { name: 'A B', ...typed })).toEqual({ parts: berlin, rules });
  });

  test('a number in a field of its own is believed against a street with a number', () => {
    const { parts } = parse('DE', { name: 'A B', street: 'Straße 246', houseNumber: '12' });
    expect(parts).toMatchObject({ street: 'Straße 246', houseNumber: '12' });
  });

  test('a second place is kept, not believed', () => {
    const { parts } = parse('DE', {
      name: 'A B',
      street: 'Hauptstr. 5',
      postalCode: '12345',
      city: 'Berlin',
      lines: ['20095 Hamburg'],
    });
    expect(parts).toMatchObject({ ...berlin, extra: '20095 Hamburg' });
  });

  test('names in care of one another', () => {
    const { parts } = parse('DE', { name: 'A B c/o C D, c/o E', street: 'Hauptstr. 5' });
    expect(parts).toMatchObject({ name: 'A B', careOf: 'C D c/o E' });
  });
});

describe('made addresses are understood', () => {
  const TOWNS = {
    DE: { code: '61348', name: 'Bad Homburg v. d. Höhe' },
    AT: { code: '9300', name: 'St. Veit an der Glan' },
    CH: { code: '2300', name: 'La Chaux-de-Fonds' },
    FR: { code: '59491', name: "Villeneuve d'Ascq Cedex" },
    NL: { code: '2511 AB', name: "'s-Gravenhage" },
    IT: { code: '20121', name: 'Milano', region: 'MI' },
  };

  /** At least this share, per shape; what is missing stays whole or keeps a line that is printed. */
  function wanted(shape: string): number {
    if (shape.startsWith('fields')) return 1;
    return shape === 'one line, blanks' ? 0.2 : 0.99;
  }

  test.each(Object.entries(TOWNS))('%s', (country, town) => {
    const random = seeded(11);
    for (const shape of SHAPES) {
      let right = 0;
      for (let count = 0; count < 500; count++) {
        const { truth, typed } = makeAddress(country, shape, town, random);
        if (firstWrong(truth, parseContinental(typed, rulesOf(country), undefined).parts) === undefined)
          right++;
      }
      expect(right / 500, shape).toBeGreaterThanOrEqual(wanted(shape));
    }
  });
});
