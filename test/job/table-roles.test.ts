import { describe, expect, it } from 'vitest';
import { scopesOf } from '../../src/job/scopes.ts';
import { change, faultsOf, loadFiles, SMALL_JOB, SMALL_TEMPLATE, unmark } from './small-job.ts';

const more = `    options:
      record: option
      file: options.csv
      parent: lines
      on: [invoice, line]
      with: { articles: sku }
      order: rank
      orphans: warn
      columns: { invoice: text, line: integer, rank: integer, sku: text, text: text }
    articles:
      record: article
      file: articles.csv
      key: sku
      columns: { sku: text, name: text, weight: integer, supplier: integer }
    payments:
      record: payment
      file: payments.csv
      parent: invoices
      on: invoice
      columns: { invoice: text, paid: amount, how: text? }
  check:
`;
/** The small job with options below its lines, a second table below invoices, and articles that options refer to. */
const JOB = change(
  change(SMALL_JOB, '      order: line\n', '      order: line\n      key: line\n'),
  '  check:\n',
  more,
);
const templates = { 'small.yaml': SMALL_TEMPLATE };

describe('the roles of tables', () => {
  it('are told from how they refer to one another', async () => {
    const { job, faults } = await loadFiles({ 'job.yaml': JOB, ...templates });
    expect(faults).toBeUndefined();
    const { recipients, documents, details, below, lookups } = job?.extract ?? {};
    expect([recipients?.name, documents?.name, details?.name]).toEqual(['customers', 'invoices', 'lines']);
    expect(below?.map(({ name }) => name)).toEqual(['options', 'payments']);
    expect(lookups?.map(({ name }) => name)).toEqual(['articles']);
    expect(below?.[0]).toMatchObject({
      parent: 'lines',
      on: 'invoice',
      within: 'line',
      lookups: [{ table: 'articles', by: 'sku' }],
      orphans: 'warn',
      detail: true,
    });
  });

  it('the first below the documents is the main one, unless another says so', async () => {
    const said = change(JOB, '      file: payments.csv\n', '      file: payments.csv\n      main: true\n');
    const unchecked = change(said, '  check:\n    total: { document: total, detail: amount }\n', '');
    const template = `template: small
fonts: { regular: npm:source-sans/TTF/SourceSans3-Regular.ttf }
styles: { body: { font: regular, size: 9, leading: 12 }, address: { like: body } }
papers:
  A4: { first: { x: 25, y: 100, width: 165, height: 160 }, address: { x: 25, y: 62, width: 66, height: 27 } }
flow:
  - table: { columns: [{ head: Paid, cell: '{{ amount(payment.paid) }}' }] }
`;
    const { job, faults } = await loadFiles({ 'job.yaml': unchecked, 'small.yaml': template });
    expect(faults).toBeUndefined();
    expect(job?.extract.details?.name).toBe('payments');
    expect(job?.extract.below.map(({ name }) => name)).toEqual(['lines', 'options']);
    expect(job?.template.flow[0]).toMatchObject({ kind: 'table', rows: 'payments' });
  });

  it('documents may be without a table below them', async () => {
    const start = SMALL_JOB.indexOf('    lines:\n');
    const letter = SMALL_JOB.slice(0, start) + SMALL_JOB.slice(SMALL_JOB.indexOf('document:\n'));
    expect(await faultsOf(letter)).toEqual(['small.yaml:19:5 template.table-without-rows']);
    const from = SMALL_TEMPLATE.indexOf('  - table:');
    const to = SMALL_TEMPLATE.indexOf('  - slot:');
    const template = SMALL_TEMPLATE.slice(0, from) + SMALL_TEMPLATE.slice(to);
    const { job, faults } = await loadFiles({ 'job.yaml': letter, 'small.yaml': template });
    expect(faults).toBeUndefined();
    expect(job?.extract.details).toBeUndefined();
    expect(job?.extract.check).toEqual({ withoutDetails: 'ignore' });
    const checked = change(letter, 'document:\n', '  check:\n    detailsRequired: true\ndocument:\n');
    expect(await faultsOf(checked, template)).toEqual(['job.yaml:20:5 job.misplaced-key detailsRequired']);
  });
});

/** What is changed in the job (`§` is where the fault must be), and the faults. */
const FAULTS: readonly (readonly [string, string, string])[] = [
  ['    articles:\n', '    articles:\n      parent: §invoice\n', 'job.unknown-name invoice'],
  ['      with: { articles: sku }\n', '      with: { §article: sku }\n', 'job.unknown-name article'],
  ['      with: { articles: sku }\n', '      with: { §payments: sku }\n', 'job.table-chain'],
  ['      with: { articles: sku }\n', '      with: { articles: §rank }\n', 'job.column-type rank'],
  ['      with: { articles: sku }\n', '      with: { articles: §skew }\n', 'job.unknown-name skew'],
  ['      on: [invoice, line]\n', '      on: [invoice, §text]\n', 'job.column-type text'],
  ['      on: [invoice, line]\n', '      on: [invoice, §lime]\n', 'job.unknown-name lime'],
  ['      key: sku\n', '      key: sku\n      §with: { payments: sku }\n', 'job.table-chain'],
  ['      key: sku\n', '      key: sku\n      §order: supplier\n', 'job.table-chain'],
  ['      key: account\n', '      key: account\n      §with: { articles: account }\n', 'job.table-chain'],
  [
    '      parent: invoices\n      on: invoice\n      columns: { invoice: text, paid',
    '      parent: invoices\n      on: §[invoice, how]\n      columns: { invoice: text, paid',
    'job.invalid-value [invoice, how]',
  ],
  ['      file: articles.csv\n', '      file: articles.csv\n      §main: true\n', 'job.table-chain'],
];

describe('faults of tables and how they are joined, each at its place', () => {
  it.each(FAULTS)('%j → %j', async (from, to, fault) => {
    const { text, at } = unmark(change(JOB, from, to));
    const faults = await faultsOf(text);
    expect(faults).toContain(`job.yaml:${at} ${fault}`);
  });

  it('all that is wrong with the roles is told at once', async () => {
    const { text } = unmark(
      change(
        change(JOB, '      with: { articles: sku }\n', ''),
        '      parent: invoices\n      on: invoice\n      columns: { invoice: text, paid',
        '      parent: §customers\n      on: invoice\n      columns: { invoice: text, paid',
      ),
    );
    const { faults = [] } = await loadFiles({ 'job.yaml': text, ...templates });
    expect(faults.map(({ values }) => values?.['reason'])).toEqual([
      '`articles` has no parent, none is below it, and none refers to it',
      '`invoices` and `payments` are both below `customers`, and documents are one table',
    ]);
  });

  it('a table below itself', async () => {
    const looped = change(JOB, '      parent: customers\n', '      parent: lines\n');
    const { faults = [] } = await loadFiles({ 'job.yaml': looped, ...templates });
    expect(faults.map(({ values }) => values?.['reason'])).toEqual([
      '`invoices` is below itself',
      '`lines` is below itself',
    ]);
  });

  it('what becomes of documents without rows is said once', async () => {
    const both = change(
      JOB,
      '  check:\n',
      '  check:\n    §detailsRequired: true\n    withoutDetails: warn\n',
    );
    const { text, at } = unmark(both);
    expect(await faultsOf(text)).toEqual([`job.yaml:${at} job.invalid-value detailsRequired`]);
    const { job } = await loadFiles({
      'job.yaml': change(JOB, '  check:\n', '  check:\n    withoutDetails: warn\n'),
      ...templates,
    });
    expect(job?.extract.check.withoutDetails).toBe('warn');
  });
});

describe('what expressions may name', () => {
  it('in cells the rows above and what the row refers to, elsewhere how many rows there are', async () => {
    const { job } = await loadFiles({ 'job.yaml': JOB, ...templates });
    if (job === undefined) throw new Error('the job has faults');
    const { rows, flow, campaign } = scopesOf(job.extract);
    expect(Object.keys(rows)).toEqual(['lines', 'options', 'payments']);
    const own = (table: string): string[] =>
      Object.keys(rows[table]?.records ?? {}).filter((name) => !(name in flow.records));
    expect(own('lines')).toEqual(['line']);
    expect(own('options')).toEqual(['line', 'option', 'article']);
    expect(own('payments')).toEqual(['payment']);
    expect(campaign.records['rows']).toEqual({ lines: 'int', options: 'int', payments: 'int' });
    expect(rows['options']?.records['article']?.['weight']).toBe('int');
  });

  it('numbers of a row that may be missing may be missing too', async () => {
    const shapeOf = async (text: string): Promise<unknown> => {
      const { job } = await loadFiles({ 'job.yaml': text, ...templates });
      return job === undefined ? undefined : scopesOf(job.extract).rows['options']?.records['article'];
    };
    const maybe = { sku: 'string', name: 'string', weight: 'int?', supplier: 'int?' };
    expect(await shapeOf(change(JOB, '      key: sku\n', '      key: sku\n      orphans: ignore\n'))).toEqual(
      maybe,
    );
    expect(await shapeOf(change(JOB, 'rank: integer, sku: text,', 'rank: integer, sku: text?,'))).toEqual(
      maybe,
    );
  });
});

const TABLE = `  - table:
      columns:
        - { head: Text, cell: "{{ line.text }}" }
        - { head: Amount, cell: "{{ amount(line.amount) }}", width: 24, align: right }
`;

/** What is put behind the table's columns (`§` is where the fault must be), and the fault. */
const TABLE_FAULTS: readonly (readonly [string, string])[] = [
  ['      rows: §lime\n', 'job.unknown-name lime'],
  ["      under: [{ rows: §payments, cell: '' }]\n", 'job.unknown-name payments'],
  ["      under: [{ rows: options, §cells: [''] }]\n", 'template.under-cells'],
  ["      under: [{ rows: options, §cell: '', cells: ['', ''] }]\n", 'template.under-cells'],
  ['      under: [§{ rows: options }]\n', 'template.under-cells'],
  ["      under: [{ rows: options, cell: '', §from: 3 }]\n", 'template.under-cells'],
  ["      under: [{ rows: options, cell: '{{ §payment.how }}' }]\n", 'expression.unknown-name payment'],
  ["      under: [{ rows: options, cell: '', when: §option.rank }]\n", 'expression.result-type'],
  ["      under: [{ rows: options, cell: '', style: §small }]\n", 'job.unknown-name small'],
  [
    "      under: [{ rows: options, cell: '', under: [{ rows: §options, cell: '' }] }]\n",
    'job.unknown-name options',
  ],
];

describe('tables of a template', () => {
  it.each(TABLE_FAULTS)('%j → %j', async (put, fault) => {
    const { text, at } = unmark(change(SMALL_TEMPLATE, TABLE, TABLE + put));
    const [first = ''] = await faultsOf(JOB, text);
    expect(first.startsWith(`small.yaml:${at} ${fault}`), first).toBe(true);
  });

  it('show the rows of any table, and of those below each of them', async () => {
    const put = `      whenEmpty: head
      keepUnder: 4
      under:
        - rows: options
          cells: ['{{ option.text }} of {{ line.text }}', '{{ article.name }}']
        - { rows: options, cell: '{{ option.text }}', from: 2, style: address, when: option.rank > 1 }
`;
    const { job, faults } = await loadFiles({
      'job.yaml': JOB,
      'small.yaml': change(SMALL_TEMPLATE, TABLE, TABLE + put),
    });
    expect(faults).toBeUndefined();
    const table = job?.template.flow.find(({ kind }) => kind === 'table');
    expect(table).toMatchObject({
      rows: 'lines',
      whenEmpty: 'head',
      keepUnder: 4,
      under: [
        {
          rows: 'options',
          style: 'body',
          cells: [
            { from: 0, to: 0 },
            { from: 1, to: 1, align: 'right' },
          ],
        },
        { rows: 'options', style: 'address', cells: [{ from: 1, to: 1 }], when: 'option.rank > 1' },
      ],
    });
  });
});
