import { parse } from 'csv-parse/sync';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import type { AddressDraft } from '../../../../src/address/address-draft.ts';
import { rulesOf } from '../../../../src/address/countries.ts';
import { parseContinental } from '../../../../src/address/parse/continental/parse-continental.ts';
import type { TypedAddress } from '../../../../src/model/typed-address.ts';
import { lostOrDoubled } from './words-kept.ts';

const ARCHIVE = fileURLToPath(new URL('../../../../fixtures/adventureworks/extract.zip', import.meta.url));

type Row = Readonly<Record<string, string>>;

async function customers(): Promise<Row[]> {
  const zip = await promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open)(ARCHIVE, {
    autoClose: false,
  });
  const found = await new Promise<yauzl.Entry>((resolve) => {
    zip.on('entry', (entry: yauzl.Entry) => {
      if (entry.fileName === 'customers.csv') resolve(entry);
    });
  });
  const stream = await promisify<yauzl.Entry, Readable>(zip.openReadStream.bind(zip))(found);
  const bytes = await buffer(stream);
  zip.close();
  return parse(bytes, { columns: true, bom: true });
}

function typedOf(row: Row): TypedAddress {
  const read = (column: string): string => row[column] ?? '';
  return {
    title: read('title'),
    name: '',
    givenName: read('first_name'),
    familyName: read('last_name'),
    company: '',
    department: '',
    careOf: '',
    lines: [read('address_line_1'), read('address_line_2')].filter(Boolean),
    street: '',
    houseNumber: '',
    postalCode: read('postal_code'),
    city: read('city'),
    district: '',
    region: read('region'),
    country: read('country'),
  };
}

describe.each(['DE', 'FR'])('the customers of the demo in %s', (country) => {
  const read: { typed: TypedAddress; draft: AddressDraft }[] = [];

  beforeAll(async () => {
    for (const row of await customers()) {
      if (row['country'] !== country) continue;
      const typed = typedOf(row);
      read.push({ typed, draft: parseContinental(typed, rulesOf(country), undefined) });
    }
  });

  it('lose no word, double none and have nothing changed', () => {
    expect(read.length).toBeGreaterThan(1700);
    const wrong = read.filter(({ typed, draft }) => lostOrDoubled(typed, draft).length > 0);
    expect(wrong.map(({ typed }) => typed.lines)).toEqual([]);
    expect(read.filter(({ draft }) => draft.changes.length > 0)).toEqual([]);
  });

  it('have a street with its number, a box, or what stands in for them', () => {
    const rest: Record<string, number> = {};
    for (const { draft } of read) {
      const { street, houseNumber, postBox } = draft.parts;
      if (postBox !== '' || (street !== '' && houseNumber !== '')) continue;
      const line = street === '' ? draft.parts.department : street;
      rest[line] = (rest[line] ?? 0) + 1;
    }
    expect(rest).toEqual(WITHOUT_NUMBER[country]);
  });

  it('leave nothing unexplained', () => {
    expect(read.map(({ draft }) => draft.parts.extra).filter(Boolean)).toEqual(UNEXPLAINED[country]);
  });
});

const UNEXPLAINED: Readonly<Record<string, readonly string[]>> = { DE: [], FR: ['Agence Taillefer'] };

/** Whole where the number stands on the wrong side or is too long; French rows of the extract without any street. */
const WITHOUT_NUMBER: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  DE: {
    '1869 Pine Hallow Rd.': 1,
    '232 K St.': 1,
    '3229 Mark Twain Dr.': 1,
    '3524 Ruth Drive': 1,
    '384 Price Lane': 1,
    '3951 Panoramic Avenue': 1,
    '8783 Detroit Ave.': 1,
    'Werftstr 878787': 1,
    'Westheimer Straße 924322': 1,
    'Zollhof 626655': 1,
  },
  FR: { 'Attaché de Presse': 15, 'Midi-Couleurs': 14, 'Place d´ Armes': 1 },
};
