import { describe, expect, it } from 'vitest';
import { plainColumn } from '../../src/job/plain-column.ts';
import { DELIMITED_DEFAULTS } from '../../src/job/table-plan.ts';
import { columnsOf, tableOf, tablesOf } from './small-extract.ts';

describe('the format of a table', () => {
  it('is comma-separated text in UTF-8 where nothing is said', async () => {
    const { t } = await tablesOf(tableOf('columns: { a: text, b: amount? }'));
    expect(t).toEqual({
      name: 't',
      record: 'r',
      file: 't.txt',
      format: DELIMITED_DEFAULTS,
      encoding: 'utf-8',
      columns: [plainColumn('a', 'text', { required: true }), plainColumn('b', 'amount', { scale: 2 })],
      orphans: 'reject',
      checks: [],
    });
  });

  it.each([
    [
      `delimiter: '||'\nquote: ''\nescape: '\\'\nquotes: lenient\nheader: false\nskip: 2\ncomment: '#'\nfooter: 1`,
      {
        delimiter: '||',
        quote: '',
        escape: '\\',
        strictQuotes: false,
        header: false,
        skip: 2,
        comment: '#',
        footer: 1,
      },
    ],
    [`delimiter: "\\t"`, { delimiter: '\t', header: true }],
    [`delimiter: "\\u0001"`, { delimiter: '\u0001' }],
    // Many programs call a doubled quote an escape by the quote.
    [`escape: '"'`, { escape: '' }],
    ['format: json\neach: order.lines', { kind: 'json', each: 'order.lines' }],
    ['format: json', { kind: 'json', each: '' }],
    ['format: xml\neach: bills/bill', { kind: 'xml', each: 'bills/bill' }],
    ['format: parquet', { kind: 'parquet' }],
  ])('%j', async (typed, format) => {
    const { t } = await tablesOf(tableOf(`${typed}\ncolumns: { a: text }`));
    expect(t?.format).toMatchObject(format);
  });

  it('has the encoding that is said', async () => {
    const { t } = await tablesOf(
      tableOf('encoding: ibm273\nformat: fixed\ncolumns: { a: { type: text, width: 3 } }'),
    );
    expect(t?.encoding).toBe('ibm273');
  });
});

describe('columns', () => {
  it('are as long as they need to be', async () => {
    const columns =
      await columnsOf(`values: { decimal: ',', group: '.', dates: DD.MM.YYYY, trim: right, empty: ['-'] }
columns:
  name: { type: text, trim: none, empty: ['NULL'] }
  born: { type: date?, from: Geb.-Datum, format: D.M.YY }
  since: date
  total: amount(3)
  share: { type: decimal, scale: 4, decimal: '.', group: ' ' }
  balance: { type: amount, sign: parentheses, required: false }
  active: { type: boolean, true: [J], false: [N] }
  new: { type: boolean?, true: [X] }
  kind: { type: code, codes: { A: Abonnement, '01': Einzelbestellung } }
  group: { type: code?, codes: [x, y] }`);
    const written = { decimal: ',', group: '.', format: 'DD.MM.YYYY', trim: 'right', empty: ['-'] } as const;
    const required = { required: true };
    expect(columns).toEqual({
      name: { ...plainColumn('name', 'text', required), ...written, trim: 'none', empty: ['NULL'] },
      born: { ...plainColumn('born', 'date'), ...written, from: 'Geb.-Datum', format: 'D.M.YY' },
      since: { ...plainColumn('since', 'date', required), ...written },
      total: { ...plainColumn('total', 'amount', { required: true, scale: 3 }), ...written },
      share: {
        ...plainColumn('share', 'decimal', { required: true, scale: 4 }),
        ...written,
        decimal: '.',
        group: ' ',
      },
      balance: { ...plainColumn('balance', 'amount', { scale: 2 }), ...written, parentheses: true },
      active: { ...plainColumn('active', 'boolean', required), ...written, yes: ['J'], no: ['N'] },
      new: { ...plainColumn('new', 'boolean'), ...written, yes: ['X'], no: [] },
      kind: {
        ...plainColumn('kind', 'code', required),
        ...written,
        codes: { A: 'Abonnement', '01': 'Einzelbestellung' },
      },
      group: { ...plainColumn('group', 'code'), ...written, codes: { x: 'x', y: 'y' } },
    });
  });

  it('of a table without header stand as their cells are numbered', async () => {
    const { t } = await tablesOf(
      tableOf(
        'header: false\ncolumns: { a: { type: text, at: 2 }, b: { type: date, at: 3 }, c: { type: text, at: 1 } }',
      ),
    );
    expect(t?.columns.map(({ name }) => name)).toEqual(['c', 'a', 'b']);
  });

  it('of nested formats are found by paths', async () => {
    const json = await columnsOf(
      'format: json\ncolumns: { n: { type: text, from: customer.name }, id: integer }',
    );
    expect([json['n']?.from, json['id']?.from]).toEqual(['customer.name', 'id']);
    const xml = await columnsOf(`format: xml\neach: a/b\ncolumns: { n: { type: text, from: '@id' } }`);
    expect(xml['n']?.from).toBe('@id');
  });
});

/** Records that may hold any byte. */
const HOST = 'format: fixed\nencoding: ibm273\nseparator: none\n';

describe('columns of fixed width', () => {
  const spansOf = async (typed: string): Promise<Record<string, unknown>> =>
    Object.fromEntries(
      Object.values(await columnsOf(`${HOST}columns:\n${typed.replace(/^/gm, '  ')}`)).map(
        ({ name, type, scale, span }) => [name, { type, scale, ...span }],
      ),
    );
  const text = { pad: ' ', storage: 'text', sign: 'none' } as const;

  it('stand where they start, or behind one another', async () => {
    expect(
      await spansOf(`a: { type: text, width: 10 }
b: { type: amount, length: 12, pad: '0' }
c: { type: date, start: 31, width: 8, format: YYYYMMDD }
d: { type: code, codes: [x], width: 1 }`),
    ).toEqual({
      a: { type: 'text', scale: 0, start: 0, length: 10, ...text },
      b: { type: 'amount', scale: 2, start: 10, length: 12, ...text, pad: '0' },
      c: { type: 'date', scale: 0, start: 30, length: 8, ...text },
      d: { type: 'code', scale: 0, start: 38, length: 1, ...text },
    });
  });

  it('are as their pictures say', async () => {
    const zoned = { pad: ' ', storage: 'zoned' } as const;
    expect(
      await spansOf(`a: { picture: X(30) }
b: { picture: 9(7)V99 }
c: { picture: S9(7)V99, type: amount }
d: { picture: S9(7)V99 COMP-3, type: amount(3)? }
e: { picture: 9(4) COMP }
f: { picture: S9(5) SIGN LEADING SEPARATE }
g: { picture: '-ZZ9.99', start: 101 }
h: { picture: 9(8), type: date, format: YYYYMMDD }`),
    ).toEqual({
      a: { type: 'text', scale: 0, start: 0, length: 30, ...text },
      b: { type: 'decimal', scale: 2, start: 30, length: 9, ...zoned, sign: 'none', implied: 2 },
      c: { type: 'amount', scale: 2, start: 39, length: 9, ...zoned, sign: 'overpunch-trailing', implied: 2 },
      d: {
        type: 'amount',
        scale: 3,
        start: 48,
        length: 5,
        pad: ' ',
        storage: 'packed',
        sign: 'trailing',
        implied: 2,
      },
      e: {
        type: 'integer',
        scale: 0,
        start: 53,
        length: 2,
        pad: ' ',
        storage: 'binary',
        sign: 'none',
        implied: 0,
      },
      f: { type: 'integer', scale: 0, start: 55, length: 6, ...zoned, sign: 'leading', implied: 0 },
      g: { type: 'decimal', scale: 2, start: 100, length: 7, ...text, sign: 'leading' },
      h: { type: 'date', scale: 0, start: 107, length: 8, ...zoned, sign: 'none', implied: 0 },
    });
  });

  it('are stored as is said, with the decimals of the column', async () => {
    expect(
      await spansOf(`a: { type: amount, width: 5, storage: packed }
b: { type: integer, width: 4, storage: binary, sign: none }
c: { type: amount(3), width: 9, storage: zoned, sign: overpunch }
d: { type: amount, width: 9, sign: trailing }`),
    ).toMatchObject({
      a: { storage: 'packed', sign: 'trailing', implied: 2 },
      b: { storage: 'binary', sign: 'none', implied: 0 },
      c: { storage: 'zoned', sign: 'overpunch-trailing', implied: 3 },
      d: { storage: 'text', sign: 'trailing' },
    });
  });

  it('write stored numbers with a point, whatever the table says of written ones; edited ones have their own marks', async () => {
    const columns = await columnsOf(`${HOST}values: { decimal: ',', group: '.' }
columns:
  a: { picture: S9(7)V99 COMP-3 }
  b: { picture: 'Z.ZZ9,99-' }
  c: { type: amount, width: 9 }`);
    expect(Object.values(columns).map(({ decimal, group }) => decimal + group)).toEqual(['.', ',.', ',.']);
  });

  it('make the record as long as they reach, where it is not said', async () => {
    const lengthOf = async (typed: string): Promise<unknown> => {
      const { t } = await tablesOf(
        tableOf(`format: fixed\n${typed}columns: { a: { type: text, start: 5, length: 6 } }`),
      );
      return t?.format;
    };
    expect(await lengthOf('')).toEqual({ kind: 'fixed', separator: 'line', length: 10, skip: 0, footer: 0 });
    expect(await lengthOf('length: 80\nseparator: none\nskip: 1\n')).toMatchObject({
      separator: 'none',
      length: 80,
      skip: 1,
    });
  });
});

describe('tables of one file', () => {
  it('are told apart by their types and nested in one another', async () => {
    const { invoices, lines } = await tablesOf(`invoices:
  record: invoice
  file: bills*.txt
  format: fixed
  separator: none
  type: { at: 1, is: H }
  key: no
  columns: { kind: { type: text, width: 1 }, no: { type: text, width: 9 } }
lines:
  record: line
  file: bills*.txt
  format: fixed
  separator: none
  type: { at: 1, is: L }
  parent: invoices
  nested: true
  orphans: warn
  columns: { kind: { type: text, width: 1 }, text: { type: text, width: 30 } }
`);
    expect(invoices).toMatchObject({ type: { at: 1, is: 'H' }, format: { length: 31 } });
    expect(lines).toMatchObject({
      nestedIn: 'invoices',
      parent: 'invoices',
      orphans: 'warn',
      format: { length: 31 },
    });
    expect(lines).not.toHaveProperty('on');
  });

  it('of one JSON line or XML tree enclose one another', async () => {
    const tables = await tablesOf(
      `bills: { record: b, file: x, format: json, key: no, columns: { no: text } }
lines:
  { record: l, file: x, format: json, each: lines, parent: bills, nested: true, columns: { text: text } }
taxes:
  { record: t, file: x, format: json, each: lines.taxes, parent: lines, on: no, columns: { no: text } }
`.replace('columns: { text: text }', 'key: text, columns: { text: text }'),
    );
    expect(tables['lines']).toMatchObject({ nestedIn: 'bills', format: { kind: 'json', each: 'lines' } });
    expect(tables['taxes']).toMatchObject({ on: 'no' });
  });
});

it('a row may name its parent within its document, and rows of other tables', async () => {
  const { taxes } =
    await tablesOf(`lines: { record: l, file: a, key: line, columns: { line: integer, no: text } }
rates: { record: rate, file: c, key: code, columns: { code: text } }
taxes:
  record: t
  file: b
  parent: lines
  on: [no, line]
  with: { rates: rate }
  columns: { no: text, line: integer, rate: text }
`);
  expect(taxes).toMatchObject({ on: 'no', within: 'line', lookups: [{ table: 'rates', by: 'rate' }] });
});

it('checks have their places, for messages', async () => {
  const { t } = await tablesOf(
    tableOf(`columns: { a: amount, b: boolean, c: date?, d: { type: code, codes: [x] }, e: decimal(3) }
checks:
  - { that: r.a > 0 && r.b, else: the amount is not above zero }
  - { that: 'r.c == "" || r.c > "2019-01-01"', else: too old }
  - { that: r.d == "x" && r.e < 1000, else: the weight is above a kilogram }`),
  );
  expect(t?.checks.map(({ that, otherwise, at }) => [that, otherwise, at.line, at.column])).toEqual([
    ['r.a > 0 && r.b', 'the amount is not above zero', 9, 19],
    ['r.c == "" || r.c > "2019-01-01"', 'too old', 10, 19],
    ['r.d == "x" && r.e < 1000', 'the weight is above a kilogram', 11, 19],
  ]);
});
