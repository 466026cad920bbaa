import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { countryLine } from '../../src/address/country-line.ts';

const codes: unknown = createRequire(import.meta.url)('i18n-iso-countries/codes.json');
const COUNTRIES = (Array.isArray(codes) ? codes : []).map((row: unknown) =>
  String(Array.isArray(row) ? row[0] : row),
);

describe('the country line', () => {
  it.each([
    ['GB', 'DE', 'VEREINIGTES KÖNIGREICH'],
    ['US', 'DE', 'USA'],
    ['US', 'FR', 'ÉTATS-UNIS'],
    ['GB', 'FR', 'ROYAUME-UNI'],
    ['DE', 'FR', 'ALLEMAGNE'],
    ['DE', 'US', 'GERMANY'],
    ['GB', 'US', 'UNITED KINGDOM'],
    ['AU', 'AT', 'AUSTRALIEN'],
    ['NL', 'IT', 'PAESI BASSI'],
    ['NL', 'ES', 'PAÍSES BAJOS'],
    ['DE', 'NL', 'DUITSLAND'],
    ['GB', 'NL', 'VERENIGD KONINKRIJK'],
    ['CD', 'DE', 'DEMOKRATISCHE REPUBLIK KONGO'],
    ['CG', 'DE', 'REPUBLIK KONGO'],
    ['CN', 'US', 'CHINA'],
    ['FR', 'JP', 'FRANCE'],
    ['FR', 'FR', ''],
    ['', 'FR', ''],
    ['QX', 'FR', 'QX'],
  ])('of %s posted in %s is %s', (destination, postedIn, line) => {
    expect(countryLine(destination, postedIn)).toBe(line);
  });

  it('is in capitals and another for each country of the world, in each language', () => {
    for (const postedIn of ['DE', 'FR', 'IT', 'NL', 'ES', 'US']) {
      const lines = COUNTRIES.filter((code) => code !== postedIn).map((code) => countryLine(code, postedIn));
      expect(new Set(lines).size, postedIn).toBe(lines.length);
      expect(lines.filter((line) => line !== line.toUpperCase() || line.length < 4)).toEqual(
        lines.filter((line) => line === 'USA'),
      );
    }
  });
});
