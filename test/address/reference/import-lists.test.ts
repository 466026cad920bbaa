import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importLists } from '../../../src/address/reference/import-lists.ts';
import { openReference } from '../../../src/address/reference/open-reference.ts';
import { readList, type ListMap } from '../../../src/address/reference/read-list.ts';
import { RunStop } from '../../../src/fault/run-stop.ts';
import { check } from './demo-reference.ts';
import { day, type Day } from '../../../src/unit/calendar.ts';

const DATE = day('2026-11-01') as Day;

function imported(text: string, map: ListMap = {}): ReturnType<typeof importLists> {
  return importLists([{ file: 'list', bytes: Buffer.from(text) }], map, { date: DATE, source: 'a list' });
}

const opened = (text: string, map: ListMap = {}) => openReference(imported(text, map).bytes);
const names = (places: readonly { readonly name: string }[] | undefined) => places?.map(({ name }) => name);

describe('lists of several makers', () => {
  test('GeoNames: twelve columns without a header', () => {
    const reference = opened(
      'DE\t01067\tDresden\tSachsen\tSN\t\t00\tKreisfreie Stadt Dresden\t14612\t51.06\t13.72\t4\n' +
        'DE\t01053\tAmtsgericht\tSaxony\t13\t\t00\tKreisfreie Stadt Dresden\t14612\t51.06\t13.72\t\n',
    );
    expect(reference.date).toBe('2026-11-01');
    expect(reference.placesOf('DE', '01067')).toEqual([{ name: 'Dresden', region: 'Sachsen', isTown: true }]);
    expect(reference.placesOf('DE', '01053')?.map(({ name, isTown }) => [name, isTown])).toEqual([
      ['Dresden', false],
      ['Amtsgericht', false],
    ]);
    expect(reference.codesOf('DE', 'DRESDEN')).toEqual(['01053', '01067']);
    // A receiver's name is no place of the country.
    expect(reference.codesOf('DE', 'AMTSGERICHT')).toEqual([]);
  });

  test('a carrier’s own, in another order, with a byte order mark, quotes and a fixed country', () => {
    const text = '\ufeff"Ort";"PLZ"\r\n"Halle; Saale";06108\r\n"Alt ""Neu""";06110\r\n';
    const reference = opened(text, { country: '=DE' });
    expect(names(reference.placesOf('DE', '06108'))).toEqual(['Halle; Saale']);
    expect(names(reference.placesOf('DE', '06110'))).toEqual(['Alt "Neu"']);
  });

  test('columns by name and by number', () => {
    const text = 'x,y,z\nGB,York,YO24 1AA\nGB,York,YO1 7HH\n';
    const reference = opened(text, { country: 'x', code: '3', place: 'Y' });
    // A list of whole codes is asked for whole codes; one of outward codes for those.
    expect(names(reference.placesOf('GB', 'YO241AA'))).toEqual(['York']);
    expect(reference.placesOf('GB', 'YO242AA')).toBeUndefined();
    expect(names(opened('country,postcode,place\nGB,YO24,York\n').placesOf('GB', 'YO241AA'))).toEqual([
      'York',
    ]);
  });

  test('what a row says of the town around it', () => {
    const head = 'country\tpostcode\tplace\tstate\tstate_code\tprovince\tcommunity\n';
    const reference = opened(
      head +
        'AT\t1160\tWien, Ottakring\tWien\t09\t\tGemeindebezirk Ottakring\n' +
        'CA\tL9B\tHamilton (Barnstown / West Chappel)\tOntario\tON\tHamilton\t\n' +
        'FR\t75509 CEDEX 15\tParis 15\tÎle-de-France\t11\tParis\tParis\n' +
        'CH\t6021\tEmmenbrücke 1\tKanton Luzern\tLU\tHochdorf\tEmmen\n' +
        'AU\t4217\tBundall Dc\tQueensland\tQLD\tGold Coast\t\n',
    );
    expect(names(reference.placesOf('AT', '1160'))).toEqual(['Wien', 'Ottakring']);
    expect(names(reference.placesOf('CA', 'L9B1A1'))).toEqual(['Hamilton', 'Barnstown', 'West Chappel']);
    expect(names(reference.placesOf('FR', '75509'))).toEqual(['Paris']);
    expect(names(reference.placesOf('CH', '6021'))).toEqual(['Emmenbrücke', 'Emmen']);
    expect(names(reference.placesOf('AU', '4217'))).toEqual(['Bundall', 'Gold Coast']);
    expect(reference.placesOf('AU', '4217')?.[0]?.region).toBe('QLD');
  });

  test('rows without a code, a place or a country of two letters are counted and left out', () => {
    const { rows, leftOut } = imported(
      'country,postcode,place\nDE,01067,Dresden\nDE,,Dresden\nXXX,1,A\nDE,1,\n',
    );
    expect({ rows, leftOut }).toEqual({ rows: 4, leftOut: 3 });
  });

  test('csv-parse reads the same cells', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ';', ' ', ',') });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = ['place;country;code', ...rows.map((row) => row.map(quoted).join(';'))].join('\n');
        const judged: string[][] = parse(text, { delimiter: ';', from: 2 });
        const read = [...readList(Buffer.from(text), {}, 'list')];
        expect(read.map(({ place, country, code }) => [place, country, code])).toEqual(
          judged.map(([place = '', country = '', code = '']) => [
            place.trim(),
            country.trim().toUpperCase(),
            code.trim(),
          ]),
        );
      }),
    );
  });
});

describe('the file', () => {
  const row = fc.record({
    country: fc.constantFrom('DE', 'US', 'XK'),
    code: fc.string({ unit: fc.constantFrom('0', '1', '9', 'A'), minLength: 1, maxLength: 6 }),
    place: fc
      .string({ unit: fc.constantFrom('a', 'ü', 'Ж', ' ', '-'), minLength: 1, maxLength: 12 })
      .filter((text) => text.trim() !== ''),
    region: fc.constantFrom('', 'Bayern', 'Île'),
  });
  const textOf = (rows: readonly Readonly<Record<'country' | 'code' | 'place' | 'region', string>>[]) =>
    [
      'country\tcode\tplace\tregion',
      ...rows.map(({ country, code, place, region }) => `${country}\t${code}\t${place}\t${region}`),
    ].join('\n');

  test('gives back every place under its code, from the same bytes in whatever order the rows come', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), (rows) => {
        const { bytes } = imported(textOf(rows));
        expect(imported(textOf([...rows].reverse())).bytes.equals(bytes)).toBe(true);
        const reference = openReference(bytes);
        for (const { country, code, place } of rows) {
          expect(names(reference.placesOf(country, code))).toContain(place.trim());
        }
        expect(reference.placesOf('DE', '77777777')).toBeUndefined();
        expect(reference.covers('FR')).toBe(false);
      }),
    );
  });

  test('any byte that is another is found before anything is read', () => {
    const { bytes } = imported('country,postcode,place\nDE,01067,Dresden\nUS,63101,Saint Louis\n');
    for (let at = 0; at < bytes.length; at++) {
      const damaged = Buffer.from(bytes);
      damaged.writeUInt8(damaged.readUInt8(at) ^ 1, at);
      expect(() => openReference(damaged), `byte ${at}`).toThrow(RunStop);
    }
    expect(() => openReference(bytes.subarray(0, -1))).toThrow(RunStop);
    expect(() => openReference(Buffer.alloc(0))).toThrow(RunStop);
  });
});

test('a word that other places of the country bear is no slip of the keys', () => {
  const reference = opened(
    'country,code,place\nAT,5110,Oberndorf\nAT,5111,Bach am Oberdorf\nAT,5112,Waidenkirch\n',
  );
  const town = (city: string, postalCode: string) => {
    const { draft } = check({ country: 'AT', city, postalCode }, reference);
    return draft.parts.city;
  };
  expect(town('Oberdorf', '5110')).toBe('Oberdorf');
  expect(town('Waidenkrch', '5112')).toBe('Waidenkirch');
});
