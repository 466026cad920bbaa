import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rulesOf } from '../../../../src/address/countries.ts';
import { parseContinental } from '../../../../src/address/parse/continental/parse-continental.ts';
import type { TypedAddress } from '../../../../src/model/typed-address.ts';
import { makeAddress, seeded, SHAPES } from './made-addresses.ts';
import { lostOrDoubled } from './words-kept.ts';
import { VOCABULARIES } from './vocabularies.ts';

const COUNTRIES = Object.keys(VOCABULARIES);

/** What addresses are full of, whole and in pieces, so that every rule is met in the wrong place as well. */
const PIECES = (
  'Hauptstr.|Hauptstraße|Am Markt|rue de la Paix|Via Roma|Keizersgracht|Plein 1944|Straße 246|C 4|Q7|Hans Müller|Müller GmbH|' +
  'Herrn|Frau|Firma|z. Hd.|c/o|bei Meier|chez|presso|t.a.v.|Abt. Einkauf|Postfach|Postfach 11 11 22|BP 12|CS 10001|Packstation 123|' +
  '12|12a|12 a|12-14|12/3/7|12 bis|1/2|½|3. OG|EG links|Whg. 3|// W 35|Top 7|Stg. 2|Hinterhaus|Haus 5|Bât. A|Esc. 2|3e étage|' +
  'Résidence Les Pins|Lieu-dit Le Moulin|OT Xdorf|scala B|int. 3|snc|12345|12345 Berlin|D-12345|1010|1010 Wien|8001 Zürich 1|' +
  '1012 AB|1012 AB Amsterdam|75008 Paris Cedex 08|20121 Milano (MI)|Berlin|Wien, Meidling|(Rathaus)|Zufahrt über den Hof|' +
  ',|;|-|/|//|(|)|.|&|+|Nr.|Nr. 12|u.|und|links|17.|Juni|de|la|A|B|ß|Ö|🙂|مرحبا'
).split('|');

const text = fc
  .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(' ', ' ', ', ', '\n', '')), { maxLength: 7 })
  .map((pieces) =>
    pieces
      .map(([piece, sign]) => piece + sign)
      .join('')
      .trim(),
  );
const seldom = fc.oneof({ weight: 2, arbitrary: fc.constant('') }, { weight: 1, arbitrary: text });

const typed: fc.Arbitrary<TypedAddress> = fc.record({
  title: seldom,
  name: seldom,
  givenName: seldom,
  familyName: seldom,
  company: seldom,
  department: seldom,
  careOf: seldom,
  lines: fc.array(
    text.filter((line) => line !== ''),
    { maxLength: 5 },
  ),
  street: seldom,
  houseNumber: seldom,
  postalCode: seldom,
  city: seldom,
  district: seldom,
  region: seldom,
  country: fc.constant(''),
});

describe('every word typed stands in exactly one part', () => {
  test.each(COUNTRIES)('whatever is typed, in %s', (country) => {
    fc.assert(
      fc.property(typed, (address) => {
        expect(lostOrDoubled(address, parseContinental(address, rulesOf(country), undefined))).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  test.each(COUNTRIES)('in addresses of %s in every shape', (country) => {
    const random = seeded(1);
    for (const shape of SHAPES) {
      for (let count = 0; count < 200; count++) {
        const made = makeAddress(
          country,
          shape,
          { code: CODES[country] ?? '', name: 'Neuhausen am See' },
          random,
        );
        expect(lostOrDoubled(made.typed, parseContinental(made.typed, rulesOf(country), undefined))).toEqual(
          [],
        );
      }
    }
  });
});

const CODES: Readonly<Record<string, string>> = {
  DE: '12345',
  AT: '1234',
  CH: '8001',
  FR: '75008',
  NL: '1012 AB',
  IT: '20121',
};
