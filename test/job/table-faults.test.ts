import { describe, expect, it } from 'vitest';
import { tableFaults, tableOf, tablesOf } from './small-extract.ts';

const fixed = (columns: string): string => `format: fixed\ncolumns:\n${columns.replace(/^/gm, '  ')}`;

/** As a host has it: records that may hold any byte. */
const stored = (columns: string): string => `encoding: ibm273\nseparator: none\n${fixed(columns)}`;

/** Keys of one table, with `§` where the fault is; the one fault that they make. */
const FAULTS: readonly (readonly [string, string])[] = [
  ['format: §csv\ncolumns: { a: text }', 'job.invalid-value csv'],
  ['encoding: §ibm277\ncolumns: { a: text }', 'job.invalid-value ibm277'],
  ['delimiter: §ab\ncolumns: { a: text }', 'job.invalid-value ab'],
  ['delimiter: §"||||"\ncolumns: { a: text }', 'job.invalid-value ||||'],
  [`delimiter: ';'\nquote: §';'\ncolumns: { a: text }`, 'job.invalid-value ;'],
  ['quote: §xx\ncolumns: { a: text }', 'job.invalid-value xx'],
  ['quote: §þþ\ncolumns: { a: text }', 'job.invalid-value þþ'],
  ['quote: §x\ncolumns: { a: text }', 'job.invalid-value x'],
  ['quote: §"\\u2003"\ncolumns: { a: text }', 'job.invalid-value'],
  ['escape: §"\\n"\ncolumns: { a: text }', 'job.invalid-value'],
  [`delimiter: '||'\nescape: §'|'\ncolumns: { a: text }`, 'job.invalid-value |'],
  [`comment: §','\ncolumns: { a: text }`, 'job.invalid-value ,'],
  ['§length: 80\ncolumns: { a: text }', 'job.misplaced-key length'],
  ['§each: a.b\ncolumns: { a: text }', 'job.misplaced-key each'],
  [`format: json\n§delimiter: ';'\ncolumns: { a: text }`, 'job.misplaced-key delimiter'],
  ['format: json\neach: §"a..b"\ncolumns: { a: text }', 'job.invalid-value a..b'],
  ['format: xml\neach: §"a//b"\ncolumns: { a: text }', 'job.invalid-value a//b'],
  ['format: parquet\n§encoding: utf-8\ncolumns: { a: text }', 'job.misplaced-key encoding'],
  ['type: { at: §rt, is: L }\ncolumns: { a: text }', 'job.invalid-value rt'],
  ['format: json\ntype: { at: §2, is: L }\ncolumns: { a: text }', 'job.invalid-value 2'],
  ['type: { at: 1, is: §20 }\ncolumns: { a: text }', 'job.invalid-value 20'],
  ['on: §[a, b, c]\ncolumns: { a: text }', 'job.invalid-value a list'],

  ['columns: { a: §txt }', 'job.invalid-value txt'],
  ['columns: { a: { type: §txt } }', 'job.invalid-value txt'],
  ['columns: { §a: { from: b } }', 'job.missing-key type'],
  ['columns: { a: { type: text, §fron: b } }', 'job.unknown-key fron'],
  ['columns: { a: { type: text, §codes: [x] } }', 'job.misplaced-key codes'],
  ['columns: { a: { type: text, §decimal: "," } }', 'job.misplaced-key decimal'],
  ['columns: { a: { type: integer, §decimal: "," } }', 'job.misplaced-key decimal'],
  ['columns: { a: { type: date, §scale: 2 } }', 'job.misplaced-key scale'],
  ['columns: { a: { type: text, §width: 10 } }', 'job.misplaced-key width'],
  ['columns: { a: { type: text, §at: 1 } }', 'job.misplaced-key at'],
  ['columns: { a: { type: amount, sign: §leading } }', 'job.invalid-value leading'],
  ['columns: { a: { type: amount(2), scale: §3 } }', 'job.invalid-value 3'],
  ['columns: { a: { type: decimal, scale: §10 } }', 'job.invalid-value 10'],
  ['columns: { a: { type: text?, required: §true } }', 'job.invalid-value true'],
  ['columns: { a: { type: amount, group: §"." } }', 'job.invalid-value .'],
  ['values: { decimal: ",", group: §"," }\ncolumns: { a: amount }', 'job.invalid-value ,'],
  ['columns: { a: { type: amount, decimal: §x } }', 'job.invalid-value x'],
  ['columns: { §a: code }', 'job.missing-key codes'],
  ['columns: { a: { type: code, codes: §{} } }', 'job.invalid-value no code'],
  ['columns: { a: { type: code, codes: §[] } }', 'job.invalid-value a list'],
  ['columns: { a: { type: boolean, true: [J, X], false: [N, §X] } }', 'job.invalid-value X'],
  ['columns: { a: { type: boolean, true: [§1] } }', 'job.invalid-value 1'],
  ['format: json\ncolumns: { a: { type: text, from: §a..b } }', 'job.invalid-value a..b'],
  [`format: xml\neach: a\ncolumns: { a: { type: text, from: §'@' } }`, 'job.invalid-value @'],

  ['columns: { a: { type: date, format: §DD.MM } }', 'job.date-pattern DD.MM names no year'],
  ['columns: { a: { type: date, format: §DD.DD.YYYY } }', 'job.date-pattern DD.DD.YYYY names the day twice'],
  [
    'columns: { a: { type: date, format: §DMYYYY } }',
    'job.date-pattern DMYYYY does not say where the day ends',
  ],
  [
    'columns: { a: { type: date, format: §dd.mm.yyyy } }',
    'job.date-pattern dd.mm.yyyy has small letters where capitals are wanted',
  ],
  [
    'columns: { a: { type: date, format: §DD-MMM-YYYY } }',
    'job.date-pattern DD-MMM-YYYY has `MMM`, which is no part of a day',
  ],
  ['values: { dates: §MM/YYYY }\ncolumns: { a: date }', 'job.date-pattern MM/YYYY names no day'],

  [
    'header: false\ncolumns: { a: { type: text, at: 1 }, b: §text }',
    'job.column-cells `b` has no cell, others have',
  ],
  [
    'header: false\ncolumns: { a: { type: text, at: 1 }, b: { type: text, at: §3 } }',
    'job.column-cells no column has cell 2',
  ],
  [
    'header: false\ncolumns: { a: { type: text, at: 1 }, b: { type: text, at: §1 } }',
    'job.column-cells `b` has cell 1, as `a` has',
  ],
  ['header: false\ncolumns: { a: { type: text, §from: x } }', 'job.misplaced-key from'],

  [fixed('§a: text'), 'job.missing-key width'],
  [fixed('a: { type: text, length: 3, §width: 3 }'), 'job.misplaced-key width'],
  [fixed('§a: { type: text, start: 3 }'), 'job.missing-key width'],
  [fixed('a: { type: text, start: §0, length: 3 }'), 'job.invalid-value 0'],
  [fixed('a: { type: text, width: 3, §from: b }'), 'job.misplaced-key from'],
  [
    fixed('a: { type: text, start: 5, length: 10 }\nb: { type: text, start: §12, length: 2 }'),
    'job.column-span `b` starts at 12, but `a` has characters 5 to 14',
  ],
  [
    fixed('a: { type: text, width: 10 }\nb: { type: text, width: 5 }').replace(
      'columns',
      'length: §12\ncolumns',
    ),
    'job.column-span `b` ends at 15, the record at 12',
  ],
  [
    fixed('a: { picture: §X( }'),
    'job.picture-clause X( has brackets that do not hold a number behind a symbol',
  ],
  [
    fixed('a: { picture: §S9(5) COMP-1 }'),
    'job.picture-clause S9(5) COMP-1 says COMP-1, which is a floating-point number, which no amount may pass through',
  ],
  [fixed('a: { picture: X(5), width: §6 }'), 'job.invalid-value 6'],
  [fixed('a: { picture: 9(5), §storage: packed }'), 'job.misplaced-key storage'],
  [fixed('a: { picture: §9(5)V99, type: integer }'), 'job.invalid-value 9(5)V99'],
  [fixed('a: { picture: §9(5)V999, type: amount(2) }'), 'job.invalid-value 9(5)V999'],
  [stored('a: { picture: §S9(7) COMP-3, type: text }'), 'job.invalid-value S9(7) COMP-3'],
  [stored('a: { type: text, width: 4, storage: §packed }'), 'job.invalid-value packed'],
  [stored('a: { type: amount, width: 4, storage: packed, sign: §leading }'), 'job.invalid-value leading'],
  [fixed('a: { type: amount, width: 4, sign: §overpunch }'), 'job.invalid-value overpunch'],

  [`separator: none\n${fixed('a: §{ type: integer, width: 4, storage: binary }')}`, 'job.column-storage a'],
  [
    `encoding: utf-16le\nseparator: none\n${fixed('a: §{ type: amount, width: 4, storage: packed }')}`,
    'job.column-storage a',
  ],

  ['columns: { a: amount }\nchecks: [{ that: r.§b > 0, else: x }]', 'expression.unknown-field b'],
  ['columns: { a: amount }\nchecks: [{ that: §s.a > 0, else: x }]', 'expression.unknown-name s'],
  ['columns: { a: amount }\nchecks: [{ that: §r.a, else: x }]', 'expression.result-type int'],
  ['columns: { a: amount }\nchecks: [{ that: r.a > §0.5, else: x }]', 'expression.not-allowed 0.5'],
  [
    'columns: { a: amount, b: decimal(3) }\nchecks: [{ that: r.a > §r.b, else: x }]',
    'expression.decimals r.b',
  ],
  [
    'columns: { a: amount }\nchecks: [{ that: "§money(r.a) == \'\'", else: x }]',
    'expression.unknown-function money',
  ],
  ['columns: { a: amount }\nchecks: [§{ that: r.a > 0 }]', 'job.missing-key else'],
];

describe('faults of a table, each at its place', () => {
  it.each(FAULTS)('%j → %s', async (typed, fault) => {
    expect(await tableFaults(tableOf(typed))).toEqual([`§ ${fault}`]);
  });

  it('finds all at once', async () => {
    const typed = `delimiter: §ab
length: 10
columns:
  a: { type: amount, codes: [x], decimal: x }
  b: { type: date, format: MMDD }
  c: txt
checks: [{ that: r.d > 0, else: x }, { that: r.b >, else: x }]`;
    expect((await tableFaults(tableOf(typed))).map((fault) => fault.replace(/^\S+ /, ''))).toEqual([
      'job.invalid-value ab',
      'job.misplaced-key length',
      'job.misplaced-key codes',
      'job.invalid-value x',
      'job.date-pattern MMDD names no year',
      'job.invalid-value txt',
      'expression.unknown-field d',
      'expression.syntax it ends too early',
    ]);
  });
});

const lines = (keys: string): string =>
  `bills: { record: b, file: x, header: false, type: { at: 1, is: H }, key: no, columns: { t: text, no: text } }
lines: { record: l, ${keys}, columns: { t: text, no: text } }
`;

describe('faults of tables that belong together', () => {
  it.each([
    [
      'file: x, header: false, type: { at: 1, is: L }, parent: bills, §on: no, nested: true',
      'job.misplaced-key on',
    ],
    ['file: x, header: false, type: { at: 1, is: L }, §nested: true', 'job.missing-key parent'],
    ['file: y, nested: §true, parent: bills', 'job.nested-table its parent `bills` stands in another file'],
    [
      'file: x, encoding: §cp850, header: false, type: { at: 1, is: L }',
      'job.file-shared bills their encodings are utf-8 and cp850',
    ],
    ['file: x, format: §json', 'job.file-shared bills their formats are delimited and json'],
    [
      'file: x, header: false, delimiter: §";", type: { at: 1, is: L }',
      'job.file-shared bills they differ in `delimiter`',
    ],
    ['file: x, header: false, type: §{ at: 1, is: H }', 'job.file-shared bills `bills` has the same type'],
    ['file: y, parent: §bils, on: no', 'job.unknown-name bils'],
    ['file: y, with: { §rates: no }', 'job.unknown-name rates'],
    ['file: y, with: { bills: §nr }', 'job.unknown-name nr'],
    ['file: y, parent: bills, on: [no, §nr]', 'job.unknown-name nr'],
    ['file: y, key: §nr', 'job.unknown-name nr'],
    ['file: y, amount: §no', 'job.column-type no'],
  ])('%s', async (keys, fault) => {
    expect(await tableFaults(lines(keys))).toEqual([`§ ${fault}`]);
  });

  it('a parent has a key', async () => {
    const typed = `§bills: { record: b, file: x, columns: { no: text } }
lines: { record: l, file: y, parent: bills, on: no, columns: { no: text } }
`;
    expect(await tableFaults(typed)).toEqual(['§ job.missing-key key']);
  });

  it('a nested path is within that of its parent', async () => {
    const typed = `bills: { record: b, file: x, format: xml, each: a/b, key: no, columns: { no: text } }
lines: { record: l, file: x, format: xml, each: a/bc/d, parent: bills, nested: §true, columns: { no: text } }
`;
    expect(await tableFaults(typed)).toEqual([
      '§ job.nested-table `a/bc/d` is not within `a/b`, where the rows of its parent are',
    ]);
  });

  it.each([
    ['length: 80', 'length: §100', 'and theirs are 80 and 100'],
    ['length: 80', 'columns: §{ no: { type: text, start: 81, width: 5 } }', 'and `b` reaches to 85, not 80'],
    ['', 'length: §20', 'and `a` reaches to 30, not 20'],
  ])('records without line ends of two lengths: %s, %s', async (one, other, reason) => {
    const file = 'file: x, format: fixed, separator: none';
    const columns = 'columns: { no: { type: text, width: 10 } }';
    const typed = `a: { record: a, ${file}, type: { at: 1, is: A }, ${one}${one === '' ? '' : ', '}columns: { no: { type: text, width: 30 } } }
b: { record: b, ${file}, type: { at: 1, is: B }, ${other}${other.startsWith('columns') ? '' : `, ${columns}`} }
`;
    expect(await tableFaults(typed)).toEqual([
      `§ job.file-shared a without line ends all records of a file are of one length, ${reason}`,
    ]);
  });

  it('records without line ends of which one table says the length for all', async () => {
    const { a, b } = await tablesOf(`a:
  { record: a, file: x, format: fixed, separator: none, type: { at: 1, is: A }, length: 80, columns: { no: { type: text, width: 10 } } }
b: { record: b, file: x, format: fixed, separator: none, type: { at: 1, is: B }, columns: { no: { type: text, width: 30 } } }
`);
    expect([a?.format, b?.format]).toMatchObject([{ length: 80 }, { length: 80 }]);
  });

  it('two tables of one file, neither of which has a type', async () => {
    const typed = `a: { record: a, file: x, header: false, columns: { no: text } }
b: { record: b, file: §x, header: false, columns: { no: text } }
`;
    expect(await tableFaults(typed)).toEqual(['§ job.file-shared a neither `a` nor this one says `type`']);
  });
});
