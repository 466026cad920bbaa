import { describe, expect, it } from 'vitest';
import type { AddressParts } from '../../../src/model/address-parts.ts';
import { block } from './parts.ts';

type Case = readonly [what: string, parts: Partial<AddressParts>, expected: string];

describe('at home, in the form of the post', () => {
  it.each<Case>([
    [
      'DE firm (DIN 5008)',
      {
        country: 'DE',
        company: 'Lack- und Farbwerke AG',
        department: 'Abteilung DMF 412',
        name: 'Frau Erika Muster',
        postBox: 'Postfach 90 14 23',
        postalCode: '40489',
        city: 'Düsseldorf',
      },
      'Lack- und Farbwerke AG / Abteilung DMF 412 / Frau Erika Muster / Postfach 90 14 23 / 40489 Düsseldorf',
    ],
    [
      'DE flat, Ortsteil, care of',
      {
        country: 'DE',
        name: 'Herrn Jan Ost',
        careOf: 'Familie West',
        district: 'Braunenweiler',
        street: 'Hauptstraße',
        houseNumber: '12a',
        unit: 'W 35',
        postalCode: '88348',
        city: 'Bad Saulgau',
        region: 'BW',
      },
      'Herrn Jan Ost / c/o Familie West / Braunenweiler / Hauptstraße 12a // W 35 / 88348 Bad Saulgau',
    ],
    [
      'AT staircase and door (ÖNORM A 1080)',
      {
        country: 'AT',
        name: 'Eva Huber',
        street: 'Ringstraße',
        houseNumber: '12',
        staircase: 'Stiege 3',
        unit: 'Top 7',
        postalCode: '1010',
        city: 'Wien',
      },
      'Eva Huber / Ringstraße 12/3/7 / 1010 Wien',
    ],
    [
      'AT floor keeps its word',
      {
        country: 'AT',
        name: 'Eva Huber',
        street: 'Ringstraße',
        houseNumber: '12',
        floor: '2. Stock',
        unit: 'Tür 7',
        postalCode: '1010',
        city: 'Wien',
      },
      'Eva Huber / Ringstraße 12/2. Stock/Tür 7 / 1010 Wien',
    ],
    [
      'CH firm and box (Swiss Post)',
      {
        country: 'CH',
        company: 'Muster AG',
        name: 'Frau Petra Muster',
        street: 'Bahnhofstrasse',
        houseNumber: '4',
        postBox: 'Postfach',
        postalCode: '8001',
        city: 'Zürich',
        region: 'ZH',
      },
      'Muster AG / Frau Petra Muster / Bahnhofstrasse 4 / Postfach / 8001 Zürich',
    ],
    [
      'US firm, unit (Publication 28)',
      {
        country: 'US',
        name: 'Jane Doe',
        company: 'Abc Movers',
        street: 'E Main Ave',
        houseNumber: '1500',
        unit: 'Ste 201',
        postalCode: '22162-1010',
        city: 'Springfield',
        region: 'VA',
      },
      'Jane Doe / Abc Movers / 1500 E Main Ave Ste 201 / SPRINGFIELD VA 22162-1010',
    ],
    [
      'US sharp sign (Publication 28, 213)',
      {
        country: 'US',
        name: 'A B',
        street: 'Elm Dr',
        houseNumber: '1',
        unit: '#4d',
        city: 'St. Paul',
        region: 'mn',
      },
      'A B / 1 Elm Dr # 4D / ST PAUL MN',
    ],
    [
      'US military (Publication 28, 238)',
      {
        country: 'US',
        name: 'Pfc J Lee',
        postBox: 'PSC 802 Box 74',
        postalCode: '09499-0074',
        city: 'APO',
        region: 'AE',
      },
      'Pfc J Lee / PSC 802 Box 74 / APO AE 09499-0074',
    ],
    [
      'PR urbanization, a state to the post (Publication 28, 29)',
      {
        country: 'PR',
        name: 'Ana Ruiz',
        district: 'Urb Las Gladiolas',
        street: 'Calle A',
        houseNumber: '150',
        postalCode: '00926-3232',
        city: 'San Juan',
      },
      'Ana Ruiz / Urb Las Gladiolas / 150 Calle A / SAN JUAN PR 00926-3232 / PUERTO RICO',
    ],
    [
      'CA two blanks, bare unit before the number (Canada Post)',
      {
        country: 'CA',
        name: 'Nat Green',
        street: 'Main St NW',
        houseNumber: '123',
        unit: '10',
        postalCode: 'H3Z 2Y7',
        city: 'Montréal',
        region: 'QC',
      },
      'Nat Green / 10-123 Main St NW / MONTRÉAL QC  H3Z 2Y7',
    ],
    [
      'GB flat, building, locality (PAF)',
      {
        country: 'GB',
        name: 'Mr A Walker',
        company: 'Bespoke Ltd',
        unit: 'Flat 2',
        building: 'Rose House',
        street: 'High Street',
        houseNumber: '12',
        district: 'Little Snoring',
        postalCode: 'NR21 0HF',
        city: 'Fakenham',
        region: 'Norfolk',
      },
      'Mr A Walker / Bespoke Ltd / Flat 2 / Rose House / 12 High Street / Little Snoring / FAKENHAM / NR21 0HF',
    ],
    [
      'FR six lines (NF Z 10-011)',
      {
        country: 'FR',
        name: 'M. Jean Dupont',
        unit: 'Appartement 12',
        staircase: 'Escalier C',
        building: 'Résidence Les Pins',
        street: "rue de l'Église",
        houseNumber: '25 bis',
        district: 'Le Bourg-Neuf',
        postalCode: '33506',
        city: "Saint-Étienne-d'Orthe Cedex 2",
      },
      "M. Jean Dupont / Escalier C Appartement 12 / Résidence Les Pins / 25 bis rue de l'Église / Le Bourg-Neuf / " +
        '33506 SAINT ETIENNE D ORTHE CEDEX 2',
    ],
    [
      'FR firm, box',
      {
        country: 'FR',
        company: 'Durand SA',
        department: 'Service des achats',
        street: 'rue Émile Zola',
        houseNumber: '22',
        postBox: 'BP 90432',
        postalCode: '33506',
        city: 'Libourne Cedex',
      },
      'Durand SA / Service des achats / 22 rue Émile Zola / BP 90432 / 33506 LIBOURNE CEDEX',
    ],
    [
      'NL two blanks (PostNL)',
      {
        country: 'NL',
        name: 'Dhr. J. de Vries',
        careOf: 'Fam. Bos',
        street: 'Keizersgracht',
        houseNumber: '12',
        unit: 'hs',
        postalCode: '1012 AB',
        city: 'Amsterdam',
      },
      'Dhr. J. de Vries / p/a Fam. Bos / Keizersgracht 12 hs / 1012 AB  AMSTERDAM',
    ],
    [
      'IT province and frazione (Poste Italiane)',
      {
        country: 'IT',
        name: 'Sig. Mario Rossi',
        careOf: 'Bianchi',
        staircase: 'Scala A',
        floor: 'Piano 3',
        unit: 'Interno 7',
        street: 'Via Roma',
        houseNumber: '35',
        district: 'Fraz. Levaldigi',
        postalCode: '12038',
        city: 'Savigliano',
        region: 'CN',
      },
      'Sig. Mario Rossi / presso Bianchi / Scala A Piano 3 Interno 7 / Via Roma 35 / Fraz. Levaldigi / 12038 SAVIGLIANO CN',
    ],
    [
      'AU unit, floor, street (AS 4590)',
      {
        country: 'AU',
        name: 'Ms L Citizen',
        street: 'Jones St',
        houseNumber: '17',
        floor: 'Level 7',
        unit: 'Unit 7c',
        postalCode: '7001',
        city: 'Hobart',
        region: 'Tas',
      },
      'Ms L Citizen / Unit 7C Level 7 17 Jones St / HOBART TAS 7001',
    ],
    [
      'AU bare unit',
      {
        country: 'AU',
        name: 'L C',
        street: 'Jones St',
        houseNumber: '17',
        unit: '3',
        city: 'Hobart',
        region: 'TAS',
      },
      'L C / 3/17 Jones St / HOBART TAS',
    ],
  ])('%s', (_what, given, expected) => {
    const home = given.country === 'PR' ? 'DE' : given.country;
    expect(block(given, home)).toBe(expected);
  });

  it('has no country line between the United States and Puerto Rico', () => {
    const given = {
      country: 'PR',
      name: 'A',
      street: 'Calle B 1',
      postalCode: '00926',
      city: 'San Juan',
      region: '',
    };
    expect(block(given, 'US')).toBe('A / Calle B 1 / SAN JUAN PR 00926');
  });
});

describe('what is not as the form has it', () => {
  it('has a building told by number or side on the line of the street, a named one above it', () => {
    const german = {
      country: 'DE',
      name: 'A',
      street: 'Hauptstr.',
      houseNumber: '5',
      unit: 'Whg. 2',
      city: 'Ulm',
    };
    expect(block({ ...german, building: 'Hinterhaus' })).toBe(
      'A / Hauptstr. 5 // Hinterhaus // Whg. 2 / Ulm',
    );
    expect(block({ ...german, building: 'Schloss Au' })).toBe('A / Schloss Au / Hauptstr. 5 // Whg. 2 / Ulm');
    const american = {
      country: 'US',
      name: 'A',
      street: 'Elm St',
      houseNumber: '5',
      unit: 'Apt 2',
      city: 'Waco',
    };
    expect(block({ ...american, building: 'Bldg C' })).toBe('A / 5 Elm St Bldg C Apt 2 / WACO');
    expect(block({ ...american, building: 'Rose Hall' })).toBe('A / Rose Hall / 5 Elm St Apt 2 / WACO');
  });

  it('divides a postal code of the right shape, and leaves any other as it came', () => {
    const line = (country: string, postalCode: string): string =>
      block({ country, name: 'A', city: 'X', postalCode });
    expect(line('NL', '1012ab')).toBe('A / 1012 AB  X');
    expect(line('CA', 'V2M1N7')).toBe('A / X  V2M 1N7');
    expect(line('US', '970156403')).toBe('A / X 97015-6403');
    expect(line('GB', 'SW6 SBY')).toBe('A / X / SW6 SBY');
    expect(line('DE', 'D-46236')).toBe('A / 46236 X');
  });

  it('leaves a street whole that was not understood, and prints what no rule knows above it', () => {
    const given = {
      country: 'DE',
      name: 'A B',
      extra: 'Hof 2\nbei Maier',
      street: 'Am See 5 links',
      city: 'Ulm',
    };
    expect(block(given)).toBe('A B / Hof 2 / bei Maier / Am See 5 links / Ulm');
  });

  it('makes the person of title and names where no rule has made a line', () => {
    const given = { country: 'DE', title: 'Dr.', givenName: 'Eva', familyName: 'von Ahn', city: 'Ulm' };
    expect(block(given)).toBe('Dr. Eva von Ahn / Ulm');
  });

  it('prints a name once that is the company, and a district once that is the town', () => {
    const given = { country: 'CH', name: 'Muster AG', company: 'Muster AG', district: 'Chur', city: 'Chur' };
    expect(block(given)).toBe('Muster AG / Chur');
  });

  it('has an Italian province in two letters or not at all', () => {
    expect(block({ country: 'IT', name: 'A', city: 'Milano', region: 'mi' })).toBe('A / MILANO MI');
    expect(block({ country: 'IT', name: 'A', city: 'Milano', region: 'Lombardia' })).toBe('A / MILANO');
  });
});
