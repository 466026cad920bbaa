import { describe, expect, test } from 'vitest';
import { emptyDraft } from '../../../src/address/address-draft.ts';
import { rulesOf } from '../../../src/address/countries.ts';
import { checkPlace } from '../../../src/address/reference/check-place.ts';
import { changed, check, demo, doubted } from './demo-reference.ts';

const said = (parts: Parameters<typeof check>[0]) => {
  const one = check(parts);
  return [one.grade, ...changed(one), ...doubted(one)];
};

describe('a town goes with its code', () => {
  test.each([
    ['DE', '01067', 'Dresden'],
    ['DE', '60311', 'Frankfurt am Main'],
    ['DE', '60311', 'Frankfurt'],
    ['DE', '60311', 'Frankfurt a.M.'],
    ['DE', '60311', 'Frankfurt a. Main'],
    ['DE', '60311', 'Frankfurt/Main'],
    ['DE', '60311', 'FRANKFURT (MAIN)'],
    ['DE', '20095', 'Hamburg-Altstadt'],
    ['DE', '10115', 'Berlin-Mitte'],
    ['DE', '10115', 'BERLIN'],
    ['AT', '1160', 'Wien'],
    ['AT', '1160', 'Wien, Ottakring'],
    ['AT', '8045', 'Graz'],
    ['AT', '3100', 'Sankt Pölten'],
    ['AT', '3100', 'St. Pölten'],
    ['AT', '3100', 'St.Pölten'],
    ['CH', '2500', 'Biel'],
    ['CH', '2500', 'Bienne'],
    ['CH', '2500', 'Biel/Bienne'],
    ['CH', '9000', 'St.Gallen'],
    ['CH', '9000', 'Sankt Gallen'],
    ['CH', '8738', 'Uetliburg'],
    ['CH', '3000', 'Bern 14'],
    ['FR', '75008', 'Paris'],
    ['FR', '75008', 'PARIS 8E'],
    ['FR', '75008', 'Paris 08'],
    ['FR', '92081', 'PARIS LA DEFENSE CEDEX'],
    ['FR', '93400', 'Saint Ouen sur Seine'],
    ['FR', '42000', 'St-Étienne'],
    ['IT', '39100', 'Bolzano'],
    ['IT', '67100', "L'Aquila"],
    ['NL', '1012AB', 'Amsterdam'],
    ['GB', 'NE1 4XD', 'Newcastle upon Tyne'],
    ['US', '63101', 'St. Louis'],
    ['US', '63101-1234', 'Saint Louis'],
    ['US', '33301', 'Ft. Lauderdale'],
    ['CA', 'M5V 2T6', 'Toronto'],
    ['CA', 'H2Y 1A1', 'Montréal'],
    ['CA', 'G1R 4S9', 'Québec'],
    ['AU', '2780', 'Katoomba'],
    ['AU', '4217', 'Gold Coast'],
    // Its places are receivers of mail in bulk alone, listed under Stuttgart.
    ['DE', '10875', 'Berlin'],
    ['DE', '10875', 'Stuttgart'],
  ])('%s %s %s', (country, postalCode, city) => {
    expect(said({ country, postalCode, city })).toEqual(['valid']);
  });
});

describe('what does not go together is doubted and left', () => {
  test.each([
    ['DE', '01067', 'Berlin', 'town-not-of-code'],
    ['DE', '60311', 'Frankfurt (Oder)', 'town-not-of-code'],
    ['DE', '10875', 'München', 'town-not-of-code'],
    ['DE', '80074', 'München', 'code-unknown'],
    ['US', '98168', 'Burien', 'town-not-of-code'],
    ['US', '91950', 'Los Angeles', 'town-not-of-code'],
    ['GB', 'SW6 SBY', 'London', 'code-malformed'],
    ['GB', 'Y024 1GF', 'York', 'code-malformed'],
    ['CA', 'V8V', 'Victoria', 'code-partial'],
    ['DE', '1067', 'Leipzig', 'code-malformed'],
    // Another place, listed or not, one letter away.
    ['DE', '01067', 'Bresden', 'town-not-of-code'],
    ['FR', '69001', 'Lion', 'town-not-of-code'],
    ['IT', '39018', 'Terlann', 'town-not-of-code'],
  ])('%s %s %s: %s', (country, postalCode, city, doubt) => {
    expect(said({ country, postalCode, city })).toEqual(['doubtful', doubt]);
  });
});

describe('what is certain is put right', () => {
  test.each([
    ['DE', '1067', 'Dresden', 'postalCode 1067 → 01067 (leading-zero)'],
    ['FR', '1000', 'Bourg-en-Bresse', 'postalCode 1000 → 01000 (leading-zero)'],
    ['IT', '184', 'Roma', 'postalCode 184 → 00184 (leading-zero)'],
    ['US', '2108', 'Boston', 'postalCode 2108 → 02108 (leading-zero)'],
    ['US', '2108-1234', 'Boston', 'postalCode 2108-1234 → 02108-1234 (leading-zero)'],
    ['AU', '800', 'Darwin', 'postalCode 800 → 0800 (leading-zero)'],
    ['DE', 'O1067', 'Dresden', 'postalCode O1067 → 01067 (letter-for-digit)'],
    ['DE', '8O33I', 'München', 'postalCode 8O33I → 80331 (letter-for-digit)'],
    ['DE', '50667', 'Koln', 'city Koln → Köln (town-spelling)'],
    ['DE', '50667', 'Koeln', 'city Koeln → Köln (town-spelling)'],
    ['DE', '80331', 'Muenchen', 'city Muenchen → München (town-spelling)'],
    ['DE', '35390', 'Giessen', 'city Giessen → Gießen (town-spelling)'],
    ['CH', '8001', 'Zurich', 'city Zurich → Zürich (town-spelling)'],
    ['DE', '01067', 'Drseden', 'city Drseden → Dresden (town-spelling)'],
    ['DE', '01067', 'Dressden', 'city Dressden → Dresden (town-spelling)'],
    ['FR', '06000', '', 'city  → Nice (town-from-code)'],
    ['US', '10001', '', 'city  → New York (town-from-code)'],
  ])('%s %s %s: %s', (country, postalCode, city, change) => {
    expect(said({ country, postalCode, city })).toEqual(['corrected', change]);
  });

  test('code and town in one another’s places', () => {
    const one = check({ country: 'DE', postalCode: 'Dresden', city: '01067' });
    expect(one.draft.parts).toMatchObject({ postalCode: '01067', city: 'Dresden' });
    expect(one.grade).toBe('corrected');
  });

  test('a code is never filled in: where the town has one only, it is noted as likely', () => {
    const one = check({ country: 'DE', postalCode: '', city: 'Bieberehren' });
    expect(one.draft.parts.postalCode).toBe('');
    expect(one.draft.changes).toEqual([
      { part: 'postalCode', before: '', after: '97243', rule: 'code-of-town', certainty: 'likely' },
    ]);
    expect(one.grade).toBe('undeliverable');
  });
});

describe('grades without a reference, and of what no post can deliver', () => {
  test.each([
    [{ country: 'DE', postalCode: '', city: '' }, 'place-missing'],
    [{ country: 'DE', postalCode: '12', city: '' }, 'place-missing'],
    [{ country: 'DE', postalCode: '', city: 'Dresden' }, 'code-missing'],
    [{ country: 'KE', postalCode: '', city: '' }, 'place-missing'],
    [{ country: 'DE', postalCode: '01067', city: 'Dresden', street: '' }, 'line-missing'],
  ])('%j is undeliverable', (parts, doubt) => {
    expect(said(parts)).toEqual(['undeliverable', doubt]);
  });

  test('a company with a code and a town may be known there', () => {
    const parts = { country: 'DE', postalCode: '01067', city: 'Dresden', street: '', company: 'Beispiel AG' };
    expect(said(parts)).toEqual(['doubtful', 'line-missing']);
  });

  test('nothing is said of a country that the list does not have, or without a list', () => {
    expect(said({ country: 'KE', postalCode: '00100', city: 'Nairobi' })).toEqual(['valid']);
    expect(check({ country: 'DE', postalCode: '99999', city: 'Nirgendwo' }, 'none').grade).toBe('valid');
  });

  test('a change of meaning by an earlier step makes it corrected, tidying does not', () => {
    const graded = (rule: string) => {
      const draft = emptyDraft();
      Object.assign(draft.parts, { street: 'Am Markt', postalCode: '01067', city: 'Dresden', country: 'DE' });
      draft.changes.push({ part: 'street', before: 'a', after: 'b', rule, certainty: 'certain' });
      return checkPlace(draft, demo, rulesOf('DE'));
    };
    expect(graded('broken-encoding')).toBe('corrected');
    expect(graded('natural-case')).toBe('valid');
    expect(graded('street-word')).toBe('valid');
  });
});
