import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutAddress } from '../../../src/address/layout/layout-address.ts';
import type { AddressParts, PartName } from '../../../src/model/address-parts.ts';
import { block, parts } from './parts.ts';

const codes: unknown = createRequire(import.meta.url)('i18n-iso-countries/codes.json');
/** All countries of ISO 3166-1, and Kosovo. */
const COUNTRIES = (Array.isArray(codes) ? codes : []).map((row: unknown) =>
  String(Array.isArray(row) ? row[0] : row),
);

/** Posts of these ask for no region, and Italy's for two letters. */
const NO_REGION = new Set(['DE', 'AT', 'CH', 'LI', 'FR', 'GB', 'NL', 'IT', 'AS', 'GU', 'MP', 'PR', 'VI']);

const FULL = {
  name: 'Ann Lee',
  company: 'Acme Trading',
  department: 'Sales Desk',
  careOf: 'Bob Ray',
  extra: 'Gate Nine\nRing twice',
  building: 'Rose Hall',
  street: 'Long Lane',
  houseNumber: '12x',
  unit: 'Apt 4',
  floor: 'Floor 3',
  staircase: 'Stair B',
  postBox: 'PO Box 77',
  postalCode: '98765',
  city: 'Oldtown',
  district: 'Westend',
  region: 'Northshire',
} as const;

/** What of the parts the lines do not hold; letter case and signs do not count. */
function lost(given: AddressParts, lines: readonly string[]): string[] {
  const printed = compact(lines.join(''));
  const names = Object.keys(FULL) as PartName[];
  return names.filter((name) => {
    if (name === 'region' && NO_REGION.has(given.country)) return false;
    return given[name].split('\n').some((text) => !printed.includes(compact(text)));
  });
}

function compact(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

describe('every country of the world', () => {
  it('is in the list', () => {
    expect(COUNTRIES.length).toBe(250);
  });

  it('lays out an address without losing a part, at home and abroad', () => {
    for (const country of COUNTRIES) {
      const given = parts({ ...FULL, country });
      for (const postedIn of [country, 'DE', 'US']) {
        const { lines, surplusLines } = layoutAddress(given, { postedIn, maxLines: 30 });
        expect([country, postedIn, lost(given, lines)]).toEqual([country, postedIn, []]);
        expect(surplusLines).toBe(0);
      }
    }
  });

  it('loses nothing and has no empty line whatever parts are there', () => {
    const some = fc.record(
      Object.fromEntries(Object.entries(FULL).map(([name, text]) => [name, fc.constantFrom('', text)])),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...COUNTRIES),
        some,
        fc.constantFrom('DE', 'GB', 'JP'),
        (country, given, postedIn) => {
          const whole = parts({ ...given, country });
          const { lines } = layoutAddress(whole, { postedIn, maxLines: 30 });
          expect(lost(whole, lines)).toEqual([]);
          expect(lines.filter((line) => line.trim() !== line || line === '')).toEqual([]);
          expect(lines.some((line) => line.includes('\u0001'))).toBe(false);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('countries without rules of their own', () => {
  const person = { name: 'Ann Lee', postalCode: '11122', city: 'Stockholm' };

  it.each<[string, Partial<AddressParts>, string, string]>([
    [
      'SE',
      { street: 'Storgatan', houseNumber: '5', unit: 'lgh 1201' },
      'SE',
      'Storgatan 5 lgh 1201 / 111 22 Stockholm',
    ],
    ['SE', { street: 'Storgatan', houseNumber: '5' }, 'DE', 'Storgatan 5 / 111 22 STOCKHOLM / SCHWEDEN'],
    [
      'ES',
      { street: 'Calle Mayor', houseNumber: '5', unit: '3º B', city: 'Madrid', postalCode: '28013' },
      'FR',
      'Calle Mayor, 5, 3º B / 28013 MADRID / ESPAGNE',
    ],
    [
      'PL',
      { street: 'ul. Długa', houseNumber: '7', city: 'Gdańsk', postalCode: '80831' },
      'PL',
      'ul. Długa 7 / 80-831 Gdańsk',
    ],
    [
      'BR',
      { street: 'Rua Azul', houseNumber: '12', city: 'Santos', region: 'SP', postalCode: '11010-000' },
      'IT',
      'Rua Azul, 12 / SANTOS - SP / 11010-000 / BRASILE',
    ],
    [
      'IE',
      { street: 'Main Street', houseNumber: '12', unit: 'Flat 2', city: 'Cork City', postalCode: 'T12 X8E6' },
      'GB',
      'Flat 2 / 12 Main Street / CORK CITY / T12 X8E6 / IRELAND',
    ],
    [
      'JP',
      { street: '1-2-3 Ginza', district: 'Chuo-ku', city: 'Tokyo', region: '', postalCode: '104-0061' },
      'NL',
      '1-2-3 Ginza / Chuo-ku / TOKYO, 104-0061 / JAPAN',
    ],
    [
      'BY',
      { street: 'vul. Lenina', houseNumber: '5', city: 'Minsk', postalCode: '220030' },
      'ES',
      'vul. Lenina, 5 / 220030 MINSK / BIELORRUSIA',
    ],
    [
      'NZ',
      { street: 'Queen Street', houseNumber: '5', postBox: 'PO Box 9', city: 'Auckland', postalCode: '1010' },
      'AU',
      '5 Queen Street / PO Box 9 / AUCKLAND 1010 / NEW ZEALAND',
    ],
    [
      'CX',
      {
        street: 'Gaze Rd',
        houseNumber: '5',
        district: 'Settlement',
        city: 'Flying Fish Cove',
        postalCode: '6798',
      },
      'CX',
      '5 Gaze Rd / Settlement / Flying Fish Cove 6798',
    ],
  ])('%s %o posted in %s', (country, given, postedIn, expected) => {
    expect(block({ ...person, ...given, country }, postedIn)).toBe(`Ann Lee / ${expected}`);
  });

  it('goes from the large to the small in Japanese, the addressee last', () => {
    const given = {
      country: 'JP',
      name: '山田太郎',
      street: '銀座1丁目',
      city: '東京都',
      postalCode: '104-0061',
    };
    expect(block(given)).toBe('104-0061 / 東京都 / 銀座1丁目 / 山田太郎');
  });

  it('leaves out a region that the post does not ask for before it joins lines', () => {
    const given = parts({
      ...person,
      country: 'SE',
      district: 'Söder',
      street: 'Storgatan 5',
      region: 'Uppland',
    });
    expect(layoutAddress(given, { postedIn: 'SE', maxLines: 5 })).toMatchObject({
      shortened: [],
      surplusLines: 0,
    });
    const short = layoutAddress(given, { postedIn: 'SE', maxLines: 4 });
    expect(short.lines).toEqual(['Ann Lee', 'Storgatan 5', 'Söder', '111 22 Stockholm']);
    expect(short.shortened).toEqual(['region-left-out']);
  });

  it.each([
    ['BR', 'Ann Lee / Rua Longa 5 / Recife / 50010-000'],
    ['BD', 'Ann Lee / Rua Longa 5 / Recife - 50010-000'],
  ])('leaves no sign behind where a part is empty: %s', (country, expected) => {
    const given = {
      name: 'Ann Lee',
      street: 'Rua Longa 5',
      city: 'Recife',
      postalCode: '50010-000',
      country,
    };
    expect(block(given)).toBe(expected);
    expect(block({ ...given, city: '', postalCode: '' })).not.toMatch(/(?:^| )[-.](?: |$)(?!\/)/);
    expect(block({ ...given, street: 'Lot -', country })).toContain('Lot -');
  });
});
