import { describe, expect, it } from 'vitest';
import { withMendedEncoding } from '../../../src/address/text/broken-encoding.ts';
import { letterCaseOf } from '../../../src/address/tidy/letter-case.ts';
import { placeCase } from '../../../src/address/tidy/place-case.ts';
import { listedPlaces } from './listed-places.ts';

describe('placeCase', () => {
  it.each([
    ['DE', 'FRANKFURT AM MAIN', 'Frankfurt am Main'],
    ['DE', 'ROTHENBURG OB DER TAUBER', 'Rothenburg ob der Tauber'],
    ['DE', 'NEUSTADT A.D. WEINSTRASSE', 'Neustadt a.d. Weinstrasse'],
    ['DE', 'AM MELLENSEE', 'Am Mellensee'],
    ['DE', 'berlin', 'Berlin'],
    ['DE', 'GROßENHAIN', 'Großenhain'],
    ['AT', 'SANKT MARTIN AN DER RAAB', 'Sankt Martin an der Raab'],
    ['CH', 'AFFOLTERN A.A.', 'Affoltern a.A.'],
    ['CH', 'WIL SG', 'Wil SG'],
    ['CH', 'LA CHAUX-DE-FONDS', 'La Chaux-de-Fonds'],
    ['FR', "VILLENEUVE-D'ASCQ", "Villeneuve-d'Ascq"],
    ['FR', "L'HAŸ-LES-ROSES", "L'Haÿ-les-Roses"],
    ['FR', "PLOUGUERNEAU-LANNILIS-L'ABER", "Plouguerneau-Lannilis-l'Aber"],
    ['FR', "GUILLIGOMARC'H", "Guilligomarc'h"],
    ['NL', "'S-HERTOGENBOSCH", "'s-Hertogenbosch"],
    ['NL', 'IJMUIDEN', 'IJmuiden'],
    ['NL', 'ALPHEN AAN DEN RIJN', 'Alphen aan den Rijn'],
    ['IT', "REGGIO NELL'EMILIA", "Reggio nell'Emilia"],
    ['GB', 'STOKE-ON-TRENT', 'Stoke-on-Trent'],
    ['GB', "BISHOP'S STORTFORD", "Bishop's Stortford"],
    ['GB', 'NEWCASTLE UPON TYNE', 'Newcastle upon Tyne'],
    ['US', 'MCALLEN', 'McAllen'],
    ['US', "COEUR D'ALENE", "Coeur d'Alene"],
    ['US', 'WASHINGTON DC', 'Washington DC'],
    ['AU', 'ST LEONARDS', 'St Leonards'],
    ['JP', 'TOKYO', 'TOKYO'],
    ['DE', '', ''],
  ])('%s %s → %s', (country, typed, natural) => {
    expect(placeCase(typed, country)).toBe(natural);
  });

  /** Shares of names that come back from capitals exactly; the rest are other customs, receivers of mail, abbreviations. */
  const SHARES = { AT: 0.998, AU: 0.98, CA: 0.96, CH: 0.99, FR: 0.998, GB: 0.985, NL: 0.99, US: 0.99 };

  it('gives back the towns of whole countries from capitals, and alters none in mixed case', () => {
    const places = listedPlaces();
    let names = 0;
    const altered: string[] = [];
    for (const [country, listed] of places) {
      let same = 0;
      for (const name of listed) {
        names++;
        if (letterCaseOf(name) === 'mixed' && placeCase(name, country) !== name) altered.push(name);
        if (!name.includes('Ã') && withMendedEncoding(name) !== name) altered.push(name);
        const capitals = name.replace(/[^ß]+/g, (part) => part.toUpperCase());
        if (placeCase(capitals, country) === name) same++;
      }
      const share = Object.entries(SHARES).find(([code]) => code === country)?.[1];
      if (share !== undefined) expect([country, same / listed.size > share]).toEqual([country, true]);
    }
    expect(altered).toEqual([]);
    expect(names).toBeGreaterThan(140_000);
  });
});
