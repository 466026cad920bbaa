import { describe, expect, test } from 'vitest';
import { dateFormat } from '../../../src/extract/inspect/column/date-format.ts';
import { identifierOf, nameColumns } from '../../../src/extract/inspect/column/column-names.ts';
import { guessColumns } from '../../../src/extract/inspect/column/guess-columns.ts';
import { numberNotation } from '../../../src/extract/inspect/column/number-notation.ts';
import { masked } from '../../../src/extract/inspect/mask.ts';

describe('numbers', () => {
  test.each([
    [['12,50', '7,00', '1.234,56'], ',', '.', 2],
    [['12.50', '7.00', '1,234.56'], '.', ',', 2],
    [["1'234.50", '12.00'], '.', "'", 2],
    [['1 234,50', '12,00'], ',', ' ', 2],
    [['1.234.567', '12.000'], ',', '.', 0],
    [['0.123', '12.5'], '.', '', 3],
    [['1234.567', '1.5'], '.', '', 3],
    [['12,50-', '3,00'], ',', '', 2],
    [['.5', '1.25'], '.', '', 2],
    [['1', '20', '300'], '.', '', 0],
  ] as const)('%j', (values, decimal, group, scale) => {
    expect(numberNotation(values)).toMatchObject({ decimal, group, scale, ambiguous: false });
  });

  test('parentheses for minus', () => {
    expect(numberNotation(['(12.50)', '3.00'])).toMatchObject({ parentheses: true, scale: 2 });
  });

  test('`1.234` may be either: the rest of the file decides', () => {
    expect(numberNotation(['1.234', '12.500'])).toMatchObject({ decimal: '.', scale: 3, ambiguous: true });
    expect(numberNotation(['1.234', '12.500'], ',')).toMatchObject({ decimal: ',', group: '.', scale: 0 });
  });

  test.each([[['12.5.3', '4']], [['1,2', '1.2']], [['abc', '1']], [['12.34,5', '1,2.3']]])(
    'no numbers: %j',
    (values) => {
      expect(numberNotation(values)).toBeUndefined();
    },
  );
});

describe('days', () => {
  const european = { named: true, isAmerican: false };
  test.each([
    [['2023-01-31', '2023-12-01'], 'YYYY-MM-DD', false],
    [['31.01.2023', '01.12.2023'], 'DD.MM.YYYY', false],
    [['1.2.2023', '31.12.2023'], 'D.M.YYYY', false],
    [['31.01.23', '01.12.23'], 'DD.MM.YY', false],
    [['12/31/2023', '01/02/2023'], 'MM/DD/YYYY', false],
    [['31/12/2023', '01/02/2023'], 'DD/MM/YYYY', false],
    [['1/31/2023', '12/1/2023'], 'M/D/YYYY', false],
    [['01/02/2023', '03/04/2023'], 'DD/MM/YYYY', true],
    [['20230131', '20231201'], 'YYYYMMDD', false],
    [['2023-01-31T00:00:00', '2023-12-01T00:00:00'], 'YYYY-MM-DDT00:00:00', false],
    [['2023-01-31 00:00:00'], 'YYYY-MM-DD 00:00:00', false],
  ] as const)('%j', (values, format, ambiguous) => {
    expect(dateFormat(values, european)).toEqual({ format, ambiguous });
  });

  test('an American file has months first where nothing shows it', () => {
    expect(dateFormat(['01/02/2023'], { named: true, isAmerican: true })).toEqual({
      format: 'MM/DD/YYYY',
      ambiguous: true,
    });
  });

  test.each([[['31.02.2023']], [['2023-13-01']], [['soon', '01.02.2023']]])('no days: %j', (values) => {
    expect(dateFormat(values, european)).toBeUndefined();
  });

  test('eight digits are a day by their name or by all of them', () => {
    expect(dateFormat(['12345678'], { named: false, isAmerican: false })).toBeUndefined();
    expect(dateFormat(['20230131'], { named: false, isAmerican: false })).toBeUndefined();
    expect(dateFormat(['20230131', '20230201', '20221231'], { named: false, isAmerican: false })).toEqual({
      format: 'YYYYMMDD',
      ambiguous: false,
    });
  });
});

describe('columns of a file', () => {
  const guessed = (
    columns: Readonly<Record<string, readonly string[]>>,
    record = 'row',
  ): ReturnType<typeof guessColumns> => {
    const names = Object.keys(columns);
    const { identifiers } = nameColumns(names);
    return guessColumns(
      names.map((from, i) => ({ from, name: identifiers[i] ?? from, cells: columns[from] ?? [] })),
      record,
    );
  };
  const many = (values: readonly string[]): string[] =>
    Array.from({ length: 40 }, (_, i) => values[i % values.length] ?? '');

  test('types by their values, and by their names where values do not tell', () => {
    const { columns } = guessed({
      'Kunden-Nr.': ['1001', '1002', '1003'],
      PLZ: ['10115', '80331', '50667'],
      Menge: ['5', '12', '1.000'],
      Betrag: ['1,00', '2,50', '1.000,00'],
      Faktor: ['1,2345', '0,5', '2'],
      Fällig: ['01.02.2023', '03.04.2023', '05.06.2023'],
      Aktiv: ['J', 'N', 'J'],
      Name: ['Anna', 'Bert', 'Carl'],
    });
    expect(columns.map(({ name, type, scale }) => [name, type, scale])).toEqual([
      ['kunden_nr', 'text', 0],
      ['plz', 'text', 0],
      ['menge', 'integer', 0],
      ['betrag', 'amount', 2],
      ['faktor', 'decimal', 4],
      ['faellig', 'date', 0],
      ['aktiv', 'boolean', 0],
      ['name', 'text', 0],
    ]);
    expect(columns[2]).toMatchObject({ group: '.', doubts: [] });
    expect(columns[6]).toMatchObject({ yes: ['J'], no: ['N'] });
  });

  test('roles: key, amount, currency', () => {
    const { roles } = guessed(
      {
        invoice: ['R1', 'R2', 'R3'],
        account: ['A1', 'A1', 'A2'],
        unit_price: ['1.00', '2.00', '3.00'],
        total: ['1.50', '2.50', '3.50'],
        currency: ['EUR', 'CHF', 'EUR'],
      },
      'invoice',
    );
    expect(roles).toMatchObject({ key: 'invoice', amounts: ['total', 'unit_price'], currency: 'currency' });
  });

  test('a short list of codes, where the second half of the rows has no other', () => {
    expect(guessed({ status: many(['A', 'B', 'X1']) }).columns[0]).toMatchObject({
      type: 'code',
      codes: ['A', 'B', 'X1'],
    });
    const growing = Array.from({ length: 40 }, (_, i) => (i < 30 ? 'A' : `C${i}`));
    expect(guessed({ status: growing }).columns[0]).toMatchObject({ type: 'text' });
  });

  test('texts that mean: not there', () => {
    const [price, name] = guessed({
      price: ['1.50', 'n/a', '-', '2.00'],
      name: ['-', 'Anna', 'NULL', 'B'],
    }).columns;
    expect(price).toMatchObject({ type: 'amount', missing: ['n/a', '-'], emptyShare: 0.5 });
    expect(name).toMatchObject({ type: 'text', missing: ['NULL'], emptyShare: 0.25 });
  });

  test('leading zeros make a number a name', () => {
    expect(guessed({ value: ['007', '12', '30'] }).columns[0]).toMatchObject({ type: 'text' });
  });

  test('what cannot be told is said', () => {
    const { columns } = guessed({
      day: ['01/02/2023', '03/04/2023'],
      rate: ['1.234', '2.345'],
      paid: ['$5.00', '$6.00'],
    });
    for (const { doubts } of columns) expect(doubts).not.toEqual([]);
  });
});

test('names of a job file', () => {
  expect(identifierOf('Geb.-Datum')).toBe('geb_datum');
  expect(identifierOf('customerID')).toBe('customer_id');
  expect(identifierOf('Straße / Nr.')).toBe('strasse_nr');
  expect(identifierOf('2023')).toBe('c_2023');
  expect(identifierOf('§§')).toBeUndefined();
  expect(nameColumns(['a', 'A', 'a', ''])).toEqual({
    keys: ['a', 'A', 'a_2', 'column_4'],
    identifiers: ['a', 'a_3', 'a_2', 'column_4'],
    plain: false,
  });
});

test('a mask shows the shape of a value and nothing of it', () => {
  expect(masked('SW6 6BY')).toBe('XX9 9XX');
  expect(masked('Jörg.Groß@example.com')).toBe('Xxxx.Xxxx@xxxxxxx.xxx');
  expect(masked('x'.repeat(60))).toBe(`${'x'.repeat(24)}…`);
  expect(masked('a\tb')).toBe('x·x');
});
