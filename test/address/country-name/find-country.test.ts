import { getNames } from 'i18n-iso-countries';
import { describe, expect, it } from 'vitest';
import { countryNamed } from '../../../src/address/country-name/country-names.ts';
import { findCountry } from '../../../src/address/country-name/find-country.ts';
import type { TypedAddress } from '../../../src/model/typed-address.ts';
import { typedAddress } from '../typed-address.ts';

function found(fields: Partial<TypedAddress>, fallback = ''): string {
  const { country, typed } = findCountry(typedAddress(fields), fallback);
  return [country, ...typed.lines, ...(typed.city === '' ? [] : [`(${typed.city})`])].join(' | ');
}

describe('the country field', () => {
  it.each([
    ['de', 'DE'],
    ['DEU', 'DE'],
    ['D', 'DE'],
    ['Deutschland', 'DE'],
    ['Allemagne', 'DE'],
    ['Duitsland', 'DE'],
    ['BRD', 'DE'],
    ['B.R.D.', 'DE'],
    ['UK', 'GB'],
    ['U.K.', 'GB'],
    ['England', 'GB'],
    ['Schottland', 'GB'],
    ['Groot-Brittannië', 'GB'],
    ['Holland', 'NL'],
    ['The Netherlands', 'NL'],
    ['Países Bajos', 'NL'],
    ['Schweiz', 'CH'],
    ['SUISSE', 'CH'],
    ['Svizzera', 'CH'],
    ['Suiza', 'CH'],
    ['U.S.A.', 'US'],
    ['États-Unis', 'US'],
    ['ETATS UNIS', 'US'],
    ['Stati Uniti', 'US'],
    ['Oesterreich', 'AT'],
    ['Österreich', 'AT'],
    ['OSTERREICH', 'AT'],
    ['Germany (DE)', 'DE'],
    ['DE - Deutschland', 'DE'],
    ['Wonderland', ''],
    ['Germany (FR)', ''],
    ['XX', ''],
  ])('%s is %s', (country, expected) => {
    expect(findCountry(typedAddress({ country }), 'AU').country).toBe(expected);
  });

  it('knows each name of the data in six languages, and takes none for another country', () => {
    const others: string[] = [];
    let names = 0;
    for (const language of ['en', 'de', 'fr', 'it', 'es', 'nl']) {
      for (const [code, typed] of Object.entries(getNames(language, { select: 'all' }))) {
        for (const name of typed) {
          names++;
          if (countryNamed(name) !== code || countryNamed(name.toUpperCase()) !== code)
            others.push(`${name} ${code}`);
        }
      }
    }
    expect(names).toBeGreaterThan(1500);
    expect(new Set(others)).toEqual(new Set(['Congo CD', 'Congo CG']));
  });

  it('knows countries by some of their names', () => {
    expect(countryNamed('Bosna i Hercegovina')).toBeUndefined();
    expect(
      ['Elfenbeinküste', 'Zuid-Afrika', 'Nueva Zelanda', 'Corée du Sud', 'Norvegia', 'Czechia'].map(
        countryNamed,
      ),
    ).toEqual(['CI', 'ZA', 'NZ', 'KR', 'NO', 'CZ']);
  });
});

describe('without a country field', () => {
  it.each<[string, Partial<TypedAddress>, string]>([
    [
      'a line of its own',
      { lines: ['Ann Lee', 'Hauptstr. 5', '10115 Berlin', 'GERMANY'] },
      'DE | Ann Lee | Hauptstr. 5 | 10115 Berlin',
    ],
    [
      'a line of its own, a town without code',
      { lines: ['Ann Lee', 'Hauptstr. 5', 'Berlin', 'Deutschland'] },
      'DE | Ann Lee | Hauptstr. 5 | Berlin',
    ],
    [
      'behind a comma',
      { lines: ['1 Elm St, Springfield, IL 62701, USA'] },
      'US | 1 Elm St, Springfield, IL 62701',
    ],
    [
      'behind the code',
      { lines: ['1 Elm St', 'Springfield IL 62701 USA'] },
      'US | 1 Elm St | Springfield IL 62701',
    ],
    [
      'behind a British code',
      { lines: ['1 Elm St', 'London SW1A 1AA UK'] },
      'GB | 1 Elm St | London SW1A 1AA',
    ],
    [
      'behind code and town',
      { lines: ['Hauptstr. 5', '10115 Berlin Germany'] },
      'DE | Hauptstr. 5 | 10115 Berlin',
    ],
    ['in the town field', { city: 'Berlin, Germany' }, 'DE | (Berlin)'],
    [
      'a name that towns bear, below a code',
      { lines: ['Ann Lee', '5 Via Roma', '00184 Roma', 'ITALY'] },
      'IT | Ann Lee | 5 Via Roma | 00184 Roma',
    ],
    ['a prefix in the code field', { postalCode: 'A-1010', city: 'Wien' }, 'AT | (Wien)'],
    ['a prefix in the town field', { city: 'CH-8001 Zürich' }, 'CH | (CH-8001 Zürich)'],
    ['a prefix in the last line', { lines: ['Ann Lee', 'D-10115 Berlin'] }, 'DE | Ann Lee | D-10115 Berlin'],
    ['a Dutch prefix', { lines: ['NL-1012 AB Amsterdam'] }, 'NL | NL-1012 AB Amsterdam'],
    ['nothing', { lines: ['Hauptstr. 5', 'Berlin'] }, 'AU | Hauptstr. 5 | Berlin'],
  ])('%s', (_, fields, expected) => {
    expect(found(fields, 'AU')).toBe(expected);
  });

  it('is never guessed', () => {
    const kept: Partial<TypedAddress>[] = [
      { lines: ['1 Peachtree St', 'Atlanta', 'Georgia'], city: 'Atlanta' },
      { lines: ['1 Peachtree St', 'Atlanta 30303', 'Georgia'] },
      { lines: ['1 Peachtree St, Atlanta, Georgia'] },
      { lines: ['1 Main St', 'Jersey'] },
      { lines: ['1 Main St', 'Peru'], region: 'IN' },
      { lines: ['12 rue de France'] },
      { lines: ['Ann Lee', '12 rue de France'] },
      { lines: ['Via Italia'] },
      { lines: ['Germany'] },
      { lines: ['Ann Germany'] },
      { lines: ['5 Luxembourg'], city: 'Luxembourg' },
      { lines: ['A-101 Sunset Towers', '5 Elm St'], city: 'Reno' },
      { lines: ['I-95 Business Park'] },
      { city: 'Mexico, Missouri' },
      { lines: ['CA'] },
      { postalCode: 'SW1A 1AA' },
      { postalCode: 'E1 6AN' },
    ];
    for (const fields of kept) {
      const { country, typed } = findCountry(typedAddress(fields), 'ZZ');
      expect([country, typed.lines, typed.city]).toEqual(['ZZ', fields.lines ?? [], fields.city ?? '']);
    }
  });

  it('drops a line that repeats the field, and keeps one that says another', () => {
    const lines = ['Ann Lee', 'Ring 5', '1010 Wien', 'ÖSTERREICH'];
    expect(found({ lines, country: 'AT' })).toBe('AT | Ann Lee | Ring 5 | 1010 Wien');
    expect(found({ lines, country: 'DE' })).toBe('DE | Ann Lee | Ring 5 | 1010 Wien | ÖSTERREICH');
  });
});
