import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { charsetOf } from '../../src/extract/charset/charset.ts';
import type { AmountDifference } from '../../src/extract/control.ts';
import { frameFile } from '../../src/extract/frame.ts';
import { checkTrailers } from '../../src/extract/trailer.ts';
import { showFault } from '../../src/fault/fault.ts';
import type { Job } from '../../src/job/job.ts';
import { tablesOf } from '../../src/job/tables-of.ts';
import { loadFiles, shown, SMALL_JOB, SMALL_TEMPLATE } from '../job/small-job.ts';
import { chunks } from './tables.ts';

/** The small job with its tables and what else stands under `extract` typed anew. */
async function jobWith(tables: string, more: string): Promise<Job> {
  const indented = tables.replace(/^(?=.)/gm, '    ');
  const text = SMALL_JOB.replace(/ {2}tables:\n[^]*?(?= {2}check:)/, () => `  tables:\n${indented}${more}`);
  const { job, faults } = await loadFiles({ 'job.yaml': text, 'small.yaml': SMALL_TEMPLATE });
  if (job === undefined) throw new Error(faults.map(shown).join('\n'));
  return job;
}

/** What the trailers of one file of the job say: faults as they are shown, and differences of amounts. */
async function checked(
  { extract }: Job,
  file: string,
  bytes: Buffer | string,
): Promise<{ readonly faults: string[]; readonly differences: readonly AmountDifference[] }> {
  const named = extract.others?.filter((other) => other.file === file).map(({ type }) => type) ?? [];
  const plan = {
    file,
    tables: tablesOf(extract).filter((table) => table.file === file),
    ...(named.length === 0 ? {} : { others: named }),
  };
  const framed = await frameFile(chunks(bytes), plan);
  for await (const _ of framed.blocks);
  const { faults, differences } = checkTrailers(extract.delivery?.trailers ?? [], plan, framed);
  return { faults: faults.map(showFault), differences };
}

const typed = (at: string): string => `customers:
  record: customer
  file: billing.txt
  ${at}
  type: { at: 1, is: '10' }
  key: account
  columns: { rt: RT, account: ACCOUNT, name: NAME, street: NAME, city: NAME, code: ACCOUNT, country: RT }
invoices:
  record: invoice
  file: billing.txt
  ${at}
  type: { at: 1, is: '20' }
  key: invoice
  parent: customers
  nested: true
  amount: total
  columns: { rt: RT, invoice: ACCOUNT, day: DAY, currency: CURRENCY, total: AMOUNT }
lines:
  record: line
  file: billing.txt
  ${at}
  type: { at: 1, is: '30' }
  parent: invoices
  nested: true
  order: line
  amount: amount
  columns: { rt: RT, line: COUNT, text: NAME, price: AMOUNT, amount: AMOUNT }
`;

const PLAIN = {
  RT: 'text',
  ACCOUNT: 'text',
  NAME: 'text',
  DAY: 'date',
  CURRENCY: 'text',
  AMOUNT: 'amount(2)',
  COUNT: 'integer',
};
const delimited = filled(typed("delimiter: ';'\n  header: false"), PLAIN);

function filled(text: string, types: Readonly<Record<string, string>>): string {
  return text.replace(/: ([A-Z]+)(?=[, ])/g, (_, type: string) => `: ${types[type] ?? 'text'}`);
}

const TRAILER = `  trailers:
    - file: billing.txt
      type: { at: 1, is: '99' }
      columns: { bills: { type: integer, at: 3 }, records: { type: integer, at: 2 }, total: { type: amount, at: 5 } }
      counts: { records: all, bills: invoices }
      sums: { total: lines }
`;

const ROWS = [
  '10;A1;Bell;1 Rose Dr.;Metz;57000;FR',
  '20;B1;2024-05-01;EUR;30.00',
  '30;1;Ink;10.00;10.00',
  '30;2;Pen;20.00;20.00',
];
const fileOf = (...trailers: string[]): string => `${[...ROWS, ...trailers].join('\n')}\n`;

describe('the trailer of a file of several record types', () => {
  it.each([
    ['agrees', '99;4;1;x;30.00', []],
    [
      'counts a record more',
      '99;5;1;x;30.00',
      [
        'billing.txt:5: `4` records of the file were read where the trailer states `5` [extract.trailer-records]',
      ],
    ],
    [
      'counts a bill less',
      '99;4;0;;30.00',
      [
        'billing.txt:5: `1` records of table invoices were read where the trailer states `0` [extract.trailer-records]',
      ],
    ],
    [
      'has a word where the count stands',
      '99;4;one;x;30.00',
      [
        'billing.txt:5: the trailer cannot be read: bills: `AAA` is no whole number [extract.trailer-unreadable]',
      ],
    ],
    [
      'is too short',
      '99;4',
      [
        'billing.txt:5: the trailer cannot be read: it has `2` cells, and column total is to be cell 5 [extract.trailer-unreadable]',
      ],
    ],
    ['has cells that nobody asked for', '99;4;1;x;30.00;;"a;b"', []],
  ])('%s', async (_, trailer, faults) => {
    const job = await jobWith(delimited, TRAILER);
    expect(await checked(job, 'billing.txt', fileOf(trailer))).toEqual({ faults, differences: [] });
  });

  it('must be there once', async () => {
    const job = await jobWith(delimited, TRAILER);
    expect((await checked(job, 'billing.txt', fileOf())).faults).toEqual([
      'billing.txt: the file has no trailer: no record has `99` at 1 [extract.trailer-missing]',
    ]);
    const twice = await checked(job, 'billing.txt', fileOf('99;4;1;;30.00', '99;4;1;;30.00'));
    expect(twice.faults).toEqual([
      'billing.txt:6: a second trailer stands here, the first in line 5 [extract.trailer-doubled]',
    ]);
  });

  it('gives amounts that disagree back, to be settled when the rejects are known', async () => {
    const job = await jobWith(delimited, TRAILER);
    expect(await checked(job, 'billing.txt', fileOf('99;4;1;;30.5'))).toEqual({
      faults: [],
      differences: [
        {
          table: 'lines',
          file: 'billing.txt',
          by: 'trailer',
          scale: 2,
          expected: 3050,
          found: 3000,
          unreadable: 0,
        },
      ],
    });
  });

  it('may count every record of the file, headers of the host and itself included', async () => {
    const more = `${TRAILER.replace('sums:', 'count: all\n      sums:')}  others: [{ file: billing.txt, type: { at: 1, is: '00' } }]\n`;
    const job = await jobWith(delimited, more);
    const text = `00;night\n${ROWS.join('\n')}\n00;batch\n99;7;1;;30.00\n`;
    expect(await checked(job, 'billing.txt', text)).toEqual({ faults: [], differences: [] });
    // More of a kind than are kept to be looked at.
    const many = `${'00;page\n'.repeat(12_000)}${ROWS.join('\n')}\n99;12005;1;;30.00\n`;
    expect(await checked(job, 'billing.txt', many)).toEqual({ faults: [], differences: [] });
  });

  it('says of any file what a count of its lines says', async () => {
    const job = await jobWith(delimited, TRAILER);
    const line = fc.record({ cents: fc.integer({ min: -9_999_999, max: 9_999_999 }), lost: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 30 }), async (lines) => {
        const sum = lines.reduce((all, { cents }) => all + cents, 0);
        const kept = lines.filter(({ lost }) => !lost);
        const show = (cents: number): string => `${cents < 0 ? '-' : ''}${Math.abs(cents / 100).toFixed(2)}`;
        const rows = kept.map(({ cents }, i) => `30;${i};Ink;1.00;${show(cents)}`);
        const trailer = `99;${lines.length + 2};1;;${show(sum)}`;
        const { faults, differences } = await checked(
          job,
          'billing.txt',
          `${[...ROWS.slice(0, 2), ...rows, trailer].join('\r\n')}\r\n`,
        );
        expect(faults.length > 0).toBe(kept.length < lines.length);
        const found = kept.reduce((all, { cents }) => all + cents, 0);
        expect(differences.map((each) => [each.expected, each.found])).toEqual(
          found === sum ? [] : [[sum, found]],
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('a trailer', () => {
  it('is read from a footer of as many cells as it likes, by its line', async () => {
    const job = await jobWith(
      SMALL_JOB.split('  tables:\n')[1]
        ?.split('  check:')[0]
        ?.replace(/^ {4}/gm, '')
        .replace('file: lines.csv', 'file: lines.csv\n  footer: 2\n  amount: amount') ?? '',
      `  trailers:
    - file: lines.csv
      at: { footer: 1 }
      columns: { what: { type: text, at: 1 }, records: { type: integer, at: 2, group: '.' } }
      counts: { records: all }
      count: all
    - file: lines.csv
      at: footer
      columns: { what: text, total: { type: amount, decimal: ',', group: '.' } }
      sums: { total: lines }
`,
    );
    const head =
      'invoice,line,text,quantity,price,amount\nB1,1,Ink,1,1000.00,1000.00\nB1,2,Pen,1,234.56,234.56\n';
    expect(await checked(job, 'lines.csv', `${head}ROWS,5\nSUM,"1.234,56"\n\n`)).toEqual({
      faults: [],
      differences: [],
    });
    expect(await checked(job, 'lines.csv', `${head}ROWS,2\nSUM,"1.234,57"`)).toMatchObject({
      faults: [
        'lines.csv: `5` records of the file were read where the trailer states `2` [extract.trailer-records]',
      ],
      differences: [{ expected: 123_457, found: 123_456 }],
    });
  });

  it('is read by its paths in a file of JSON lines', async () => {
    const types = { ...PLAIN, AMOUNT: '{ type: amount(2), from: sum }' };
    const json = filled(typed('format: json'), types)
      .replaceAll('at: 1', 'at: rt')
      .replace('price: { type: amount(2), from: sum }, ', '');
    const job = await jobWith(
      json,
      TRAILER.replace('at: 1', 'at: rt').replace(/at: \d/g, (at) => `from: of.c${at.at(-1)}`),
    );
    const rows = [
      '{"rt":"10","account":"A1","name":"Bell","street":"1 Rose Dr.","city":"Metz","code":"57000","country":"FR"}',
      '{"rt":"20","invoice":"B1","day":"2024-05-01","currency":"EUR","sum":30}',
      '{"rt":"30","line":1,"text":"Ink","sum":10.00}',
      '{"rt":"30","line":2,"text":"Pen","sum":"20.00"}',
    ].join('\n');
    const good = `${rows}\n{"rt":"99","of":{"c2":4,"c3":1,"c5":30.00}}\n`;
    expect(await checked(job, 'billing.txt', good)).toEqual({ faults: [], differences: [] });
    const bad = `${rows}\n{"rt":"99","of":{"c2":3,"c3":1,"c5":31}}\n`;
    expect(await checked(job, 'billing.txt', bad)).toMatchObject({
      faults: [
        'billing.txt:5: `4` records of the file were read where the trailer states `3` [extract.trailer-records]',
      ],
      differences: [{ expected: 3100, found: 3000 }],
    });
  });

  it('is read by its bytes in a fixed-width file, packed numbers and EBCDIC too', async () => {
    const types = {
      RT: '{ type: text, width: 2 }',
      ACCOUNT: '{ type: text, width: 4 }',
      NAME: '{ type: text, width: 6 }',
      DAY: '{ type: date, width: 10 }',
      CURRENCY: '{ type: text, width: 3 }',
      AMOUNT: "{ picture: 'S9(7)V99 COMP-3', type: amount(2) }",
      COUNT: '{ type: integer, width: 3 }',
    };
    const trailer = `  trailers:
    - file: billing.txt
      type: { at: 1, is: '99' }
      columns: { records: { start: 3, length: 7, type: integer }, total: { start: 10, picture: 'S9(9)V99 COMP-3', type: amount(2) } }
      counts: { records: lines }
      sums: { total: lines }
`;
    const fixed = filled(typed('format: fixed\n  encoding: ibm037\n  separator: none\n  length: 30'), types);
    const job = await jobWith(fixed, trailer);
    const ebcdic = (text: string): Buffer => charsetOf('ibm037').encode(text) ?? Buffer.alloc(0);
    const record = (...parts: (string | readonly number[])[]): Buffer => {
      const bytes = Buffer.concat(
        parts.map((part) => (typeof part === 'string' ? ebcdic(part) : Buffer.from(part))),
      );
      return Buffer.concat([bytes, ebcdic(' '.repeat(30 - bytes.length))]);
    };
    const rows = [
      record('10A1  Bell  Rose  Metz  5700FR'),
      record('20B1  2024-05-01EUR', [0, 0, 0x03, 0x00, 0x0c]),
      record('30001Ink   ', [0, 0, 0x01, 0x00, 0x0c], [0, 0, 0x01, 0x00, 0x0c]),
      record('30002Pen   ', [0, 0, 0x02, 0x00, 0x0c], [0, 0, 0x02, 0x00, 0x0c]),
    ];
    const file = (total: readonly number[]): Buffer => Buffer.concat([...rows, record('990000002', total)]);
    expect(await checked(job, 'billing.txt', file([0, 0, 0, 0x03, 0x00, 0x0c]))).toEqual({
      faults: [],
      differences: [],
    });
    expect((await checked(job, 'billing.txt', file([0, 0, 0, 0x03, 0x01, 0x0c]))).differences).toMatchObject([
      { expected: 3010, found: 3000 },
    ]);
    const spoiled = await checked(job, 'billing.txt', file([0, 0, 0, 0x03, 0x0f, 0x0c]));
    expect(spoiled.faults).toEqual([
      expect.stringMatching(/^billing\.txt:5: the trailer cannot be read: total: /),
    ]);
  });
});
