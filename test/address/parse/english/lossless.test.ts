import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { rulesOf } from '../../../../src/address/countries.ts';
import { parseAddress } from '../../../../src/address/parse/parse-address.ts';
import type { TypedAddress } from '../../../../src/model/typed-address.ts';
import { demoCustomers } from '../../demo-customers.ts';
import { typedAddress } from '../../typed-address.ts';
import { CASES } from './english-cases.ts';
import { partWords, typedWords } from './word-bag.ts';

const COUNTRIES = ['US', 'CA', 'GB', 'AU'];
/** Words of addresses in any order make what nobody would type: it must not be lost either. */
const WORDS = [...new Set(CASES.flatMap(([, typed]) => typed.split(/[\s/]+/)))].concat([
  '#',
  '&',
  'at',
  'c/o',
  'Attn',
  '12345',
  '12',
  'A',
  'Floor',
  'Box',
  'Bldg',
  'Ste',
  'N',
  'San',
  'lot',
  'und',
  'über',
]);

function wordsLost(typed: TypedAddress, country: string): string {
  const { parts } = parseAddress(typed, rulesOf(country), undefined);
  const before = typedWords(typed).join(' ');
  const after = partWords(parts).join(' ');
  return before === after ? '' : `${before} → ${after}`;
}

describe('no word is lost or doubled', () => {
  const line = fc
    .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(' ', ' ', ' ', ', ')), {
      minLength: 1,
      maxLength: 12,
    })
    .map((words) =>
      words
        .map(([word, gap]) => word + gap)
        .join('')
        .trim(),
    );
  const field = fc.oneof(fc.constant(''), line);

  it('in lines and fields of words of addresses in any order', () => {
    const typed = fc.record({
      lines: fc.array(line, { maxLength: 4 }),
      street: field,
      name: field,
      city: field,
      postalCode: field,
    });
    fc.assert(
      fc.property(typed, fc.constantFrom(...COUNTRIES), (fields, country) => {
        expect(wordsLost(typedAddress(fields), country)).toBe('');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('customers of the demo', () => {
  let customers: Readonly<Record<string, string>>[];
  beforeAll(async () => {
    customers = (await demoCustomers()).filter(({ country }) => COUNTRIES.includes(country ?? ''));
  });

  it('keep every word, in fields and in one line', () => {
    expect(customers.length).toBeGreaterThan(14_000);
    for (const customer of customers) {
      const { city = '', region = '', country = '', address_line_1: street = '' } = customer;
      const { address_line_2: second = '', postal_code: postalCode = '' } = customer;
      const lines = second === '' ? [] : [second];
      expect(wordsLost(typedAddress({ street, lines, city, region, postalCode }), country)).toBe('');
      const one = [street, ...lines, `${city} ${region} ${postalCode}`].join(', ');
      expect(wordsLost(typedAddress({ lines: [one] }), country)).toBe('');
    }
  });
});
