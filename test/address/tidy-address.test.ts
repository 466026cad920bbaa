import { addressPlan } from './address-plan.ts';
import { describe, expect, it } from 'vitest';
import { tidiedRow, type TidiedRow } from './tidied-row.ts';
import { wordingOf } from '../../src/fault/fault.ts';
import { faultTable } from '../../src/fault/table.ts';
import type { RecordValues } from '../../src/model/record.ts';

const PLAN = addressPlan();

type Row = readonly [
  line1: string,
  line2: string,
  city: string,
  region: string,
  code: string,
  country: string,
];

function values(row: Row, name: RecordValues = { title: 'MR.', first: 'JON', last: 'YANG' }): RecordValues {
  const [line1, line2, city, region, code, country] = row;
  return { ...name, line1, line2, city, region, code, country };
}

function tidied(row: Row, postedIn: string, maxLines = 6, name?: RecordValues): TidiedRow {
  const result = tidiedRow(PLAN, values(row, name), { postedIn, maxLines });
  if ('fault' in result) throw new Error(result.fault.code);
  return result;
}

function block(row: Row, postedIn: string, maxLines = 6): string {
  return tidied(row, postedIn, maxLines).lines.join(' / ');
}

describe('the block in the form of its country', () => {
  it.each<[string, Row, string, string]>([
    [
      'US at home',
      ['3761 N. 14th St', '', 'W. Linn', 'or', '97068', 'US'],
      'US',
      'Mr. Jon Yang / 3761 N 14th St / W LINN OR 97068',
    ],
    [
      'US unit',
      ['1 Elm Dr', '#4d', 'Redmond', 'WA', '98052', 'US'],
      'US',
      'Mr. Jon Yang / 1 Elm Dr # 4D / REDMOND WA 98052',
    ],
    [
      'US typed in wrong order',
      ['Apt 3', '1 Elm Dr', 'Redmond', 'WA', '98052', 'US'],
      'US',
      'Mr. Jon Yang / 1 Elm Dr Apt 3 / REDMOND WA 98052',
    ],
    [
      'CA from US',
      ['5 Oak Ave', '', 'N. Vancouver', 'BC', 'V2M1N7', 'CA'],
      'US',
      'Mr. Jon Yang / 5 Oak Ave / N VANCOUVER BC  V2M 1N7 / CANADA',
    ],
    [
      'AU from DE',
      ['5436 Clear', '# 101', 'St. Leonards', 'NSW', '2065', 'AU'],
      'DE',
      'Mr. Jon Yang / 5436 Clear # 101 / ST LEONARDS NSW 2065 / AUSTRALIEN',
    ],
    [
      'AU unit with its word',
      ['17 Jones St', 'Unit 7c', 'Hobart', 'TAS', '7001', 'AU'],
      'AU',
      'Mr. Jon Yang / Unit 7C 17 Jones St / HOBART TAS 7001',
    ],
    [
      'GB from DE',
      ['12 High St', 'Flat 2', 'Stoke-on-Trent', 'ENG', 'W1X3SE', 'GB'],
      'DE',
      'Mr. Jon Yang / Flat 2 / 12 High Street / STOKE-ON-TRENT / W1X 3SE / VEREINIGTES KÖNIGREICH',
    ],
    [
      'GB locality',
      ['12 High St', 'Little Snoring', 'Bury', '', 'BL9 0AA', 'GB'],
      'GB',
      'Mr. Jon Yang / 12 High Street / Little Snoring / BURY / BL9 0AA',
    ],
    [
      'FR at home',
      ['12, rue de l´Esplanade', 'Agence Taillefer', "Villeneuve-d'Ascq", '59', '59491', 'FR'],
      'FR',
      "M. Jon Yang / Agence Taillefer / 12 rue de l'Esplanade / 59491 VILLENEUVE D ASCQ",
    ],
    [
      'FR without a number',
      ['Attaché de Presse', 'Place d´ Armes', 'Sèvres', '92', '92310', 'FR'],
      'DE',
      "M. Jon Yang / Attaché de Presse / Place d'Armes / 92310 SEVRES / FRANKREICH",
    ],
    [
      'DE at home',
      ['Hauptstr 7', 'Verkaufsabteilung', 'Köln', 'NW', '50667', 'DE'],
      'DE',
      'Herr Jon Yang / Verkaufsabteilung / Hauptstraße 7 / 50667 Köln',
    ],
    [
      'DE from US',
      ['Postfach 11 11 22', '', 'Köln', 'NW', '50667', 'DE'],
      'US',
      'Herr Jon Yang / Postfach 11 11 22 / 50667 KÖLN / GERMANY',
    ],
    [
      'DE flat',
      ['Zollhof 2822', '#919', 'Bonn', 'NW', '53001', 'DE'],
      'FR',
      'Herr Jon Yang / Zollhof 2822 // # 919 / 53001 BONN / ALLEMAGNE',
    ],
  ])('%s', (_what, row, postedIn, expected) => {
    expect(block(row, postedIn)).toBe(expected);
  });
});

describe('a low address field', () => {
  const row: Row = ['12 High St', 'Little Snoring', 'Bury', '', 'BL9 0AA', 'GB'];

  it('joins lines only as far as it must', () => {
    expect(block(row, 'US', 6)).toBe(
      'Mr. Jon Yang / 12 High Street / Little Snoring / BURY / BL9 0AA / UNITED KINGDOM',
    );
    expect(block(row, 'US', 5)).toBe(
      'Mr. Jon Yang / 12 High Street, Little Snoring / BURY / BL9 0AA / UNITED KINGDOM',
    );
    expect(block(row, 'US', 4)).toBe(
      'Mr. Jon Yang / 12 High Street, Little Snoring / BURY  BL9 0AA / UNITED KINGDOM',
    );
  });

  it('is a fault when joining does not help', () => {
    const result = tidiedRow(PLAN, values(row), { postedIn: 'US', maxLines: 3 });
    expect(result).toMatchObject({
      fault: { code: 'address.too-many-lines', found: '4', expected: '3', place: { field: 'line1' } },
    });
  });
});

describe('what is missing', () => {
  const whole = values(['1 Elm Dr', '', 'Redmond', 'WA', '98052', 'US']);

  it.each([
    [{ first: '', last: ' ' }, 'address.name-missing', 'last'],
    [{ line1: '\t', line2: null }, 'address.line-missing', 'line1'],
    [{ city: '' }, 'address.town-missing', 'city'],
    [{ code: null }, 'address.postcode-missing', 'code'],
    [{ country: '' }, 'address.country-missing', 'country'],
    [{ country: 'XX' }, 'address.country-unknown', 'country'],
  ] as const)('%j rejects with %s', (change, code, field) => {
    const result = tidiedRow(PLAN, { ...whole, ...change }, { postedIn: 'US', maxLines: 4 });
    if (!('fault' in result)) throw new Error('an address came out');
    expect(result.fault.code).toBe(code);
    expect(result.fault.place).toEqual({ field });
    const country = field === 'country' ? undefined : 'US';
    expect(result.fault.values?.['country'], 'for counts by country').toBe(country);
    expect(faultTable[result.fault.code].effect).toBe('reject');
  });

  it('does not need a title, a first name or a region', () => {
    const row: Row = ['Midi-Couleurs', '', 'Paris', '', '75009', 'FR'];
    const { lines, faults } = tidied(row, 'FR', 4, { title: '', first: null, last: 'YANG' });
    expect(lines).toEqual(['Yang', 'Midi-Couleurs', '75009 PARIS']);
    expect(faults).toEqual([]);
  });

  it('shows no personal value of a column that is mapped wrong', () => {
    const result = tidiedRow(PLAN, { ...whole, country: 'Ann Lee' }, { postedIn: 'US', maxLines: 4 });
    if (!('fault' in result)) throw new Error('an address came out');
    expect(wordingOf(result.fault)).not.toContain('Ann');
  });
});

describe('what counts as corrected', () => {
  const german: Row = ['Am Kreuz 1', '', 'Hof', '', '95010', 'DE'];
  const french: Row = ['4 quai Nord', '', 'Brest', '', '29200', 'FR'];
  const american: Row = ['1 Elm Dr', '', 'St. Paul', 'mn', '55101', 'US'];
  const CELLS = ['line1', 'line2', 'city', 'region', 'code'];

  function changed(row: Row, cell: string, text: string): Row {
    const [line1, line2, city, region, code, country] = row;
    const cells: Record<string, string> = { line1, line2, city, region, code, [cell]: text };
    const [a = '', b = '', c = '', d = '', e = ''] = CELLS.map((name) => cells[name] ?? '');
    return [a, b, c, d, e, country];
  }

  it.each<[string, Row, RecordValues?]>([
    ['a broken encoding', changed(german, 'line1', 'MÃ¼hlweg 7')],
    ['an entity', changed(german, 'line1', 'M&uuml;hlweg 7')],
    ['code and town in each other’s field', ['4 quai Nord', '', '29200', '', 'Brest', 'FR']],
  ])('%s', (_, row, name) => {
    expect(tidied(row, 'DE', 6, name).clean.grade).toBe('corrected');
  });

  it.each<[string, Row, RecordValues?]>([
    ['nothing', german],
    [
      'letter case and blanks',
      changed(german, 'city', ' HOF  '),
      { title: '', first: 'JO', last: 'VON  ROE' },
    ],
    ['the title of the destination', german, { title: 'MRS.', first: 'Jo', last: 'Roe' }],
    ['the town line and the hyphen of the post', changed(american, 'code', '551011234')],
    ['an abbreviation', changed(german, 'line1', 'Hauptstr 7')],
    ['a comma behind the number', changed(french, 'line1', '4, quai Nord')],
    ['an apostrophe', changed(french, 'city', 'Villeneuve-d´Ascq')],
    ['a country prefix of the code', changed(german, 'code', 'D-95010')],
    ['an invisible character in the name', german, { title: '', first: 'Jo\u00ADhn', last: 'Roe' }],
    ['a unit in its place', changed(american, 'line2', '#4d')],
    ['a letter with its accent in two characters', changed(german, 'city', 'Ko\u0308ln')],
    ['a code that fits nothing', changed(german, 'code', '9501')],
  ])('not: %s', (_, row, name) => {
    expect(tidied(row, 'FR', 6, name).clean.grade).not.toBe('corrected');
  });
});

describe('warnings, titles, keys', () => {
  it('warns of a code whose shape is partial or wrong, and prints it as it came', () => {
    const partial = tidied(['1 A St', '', 'Oxford', '', 'OX1', 'GB'], 'GB');
    expect(partial.clean.grade).toBe('doubtful');
    expect(partial.faults[0]).toMatchObject({ code: 'address.postcode-partial', place: { field: 'code' } });
    const wrong = tidied(['1 A St', '', 'London', '', 'SW6 SBY', 'GB'], 'GB');
    expect(wrong.lines).toContain('SW6 SBY');
    expect(wrong.faults.map((fault) => [fault.code, fault.found, faultTable[fault.code].effect])).toEqual([
      ['address.postcode-malformed', 'AA9 AAA', 'warn'],
    ]);
  });

  it('maps the titles that map surely, and keeps others', () => {
    const german: Row = ['Am Kreuz 1', '', 'Hof', '', '95010', 'DE'];
    const title = (typed: string): string =>
      tidied(german, 'DE', 6, { title: typed, first: 'A', last: 'B' }).clean.parts.title;
    expect(['MRS.', 'Ms', 'Mr', 'DR.', 'Prof. Dr.', ''].map(title)).toEqual([
      'Frau',
      'Frau',
      'Herr',
      'Dr.',
      'Prof. Dr.',
      '',
    ]);
  });

  it('knows countries by code and usual names', () => {
    const at = (country: string): string | undefined => {
      const result = tidiedRow(PLAN, values(['1 A St', '', 'B', '', '1', country]), {
        postedIn: 'US',
        maxLines: 6,
      });
      return 'fault' in result ? undefined : result.clean.country;
    };
    expect(['us', 'USA', 'Deutschland', 'U.K.', 'FRA', 'Wonderland', ''].map(at)).toEqual([
      'US',
      'US',
      'DE',
      'GB',
      'FR',
      undefined,
      undefined,
    ]);
  });

  it('sorts by country, then postal code, the shorter code first', () => {
    const keys = (
      [
        ['1 A St', '', 'London', '', 'W10 6BL', 'GB'],
        ['1 A St', '', 'London', '', 'W1', 'GB'],
        ['1 A St', '', 'London', '', 'W1N9FA', 'GB'],
        ['9 A St', '', 'Zeal', '', '98052', 'US'],
        ['1 A St', '', 'Bonn', '', '53001', 'DE'],
      ] as const
    ).map((row) => tidied(row, 'DE').sortKey);
    const order = [...keys].sort().map((key) => key.split('\t').slice(0, 2).join(' '));
    expect(order).toEqual(['DE 53001', 'GB W1', 'GB W10 6BL', 'GB W1N 9FA', 'US 98052']);
  });
});
