import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadJob } from '../../src/job/load-job.ts';
import { plainColumn } from '../../src/job/plain-column.ts';
import { DELIMITED_DEFAULTS } from '../../src/job/table-plan.ts';
import {
  change,
  faultsOf,
  loadFiles,
  newDir,
  shown,
  SMALL_JOB,
  SMALL_TEMPLATE,
  unmark,
} from './small-job.ts';

describe('a job without fault', () => {
  it('gives the tables in their roles, with typed columns', async () => {
    const { job } = await loadFiles({ 'job.yaml': SMALL_JOB, 'small.yaml': SMALL_TEMPLATE });
    expect(job?.extract.recipients.name).toBe('customers');
    expect(job?.extract.documents).toMatchObject({
      record: 'invoice',
      key: 'invoice',
      parent: 'customers',
      on: 'account',
      format: DELIMITED_DEFAULTS,
    });
    const price = plainColumn('price', 'amount', { required: true, scale: 2 });
    expect(job?.extract.details?.columns).toContainEqual(price);
    expect(job?.extract.recipients.columns.at(-1)).toEqual(plainColumn('rank', 'integer'));
    expect(job?.tolerate.rejected).toBe(0);
  });

  it('gives styles with what they take over, colours as shares of ink', async () => {
    const { job } = await loadFiles({ 'job.yaml': SMALL_JOB, 'small.yaml': SMALL_TEMPLATE });
    expect(job?.template.styles['address']).toEqual({
      face: 0,
      boldFace: 1,
      size: 10,
      leading: 12,
      color: { kind: 'cmyk', c: 0.9, m: 0.45, y: 0, k: 0.25 },
      align: 'start',
    });
    expect(job?.template.papers['A4']).toMatchObject({ width: 210, height: 297 });
  });

  it('reads texts into spans, by language', async () => {
    const { job } = await loadFiles({ 'job.yaml': SMALL_JOB, 'small.yaml': SMALL_TEMPLATE });
    const [first] = job?.template.flow ?? [];
    expect(first).toMatchObject({
      kind: 'text',
      text: {
        default: [
          { kind: 'text', text: 'Invoice ', bold: false },
          { kind: 'value', expression: 'invoice.invoice', bold: true },
        ],
      },
    });
    const content = job?.campaigns[0]?.content;
    expect(content?.kind === 'text' && Object.keys(content.text.byLanguage)).toEqual(['en', 'de']);
  });

  it('lists every file that made it, with its digest', async () => {
    const { job, resources } = await loadFiles({ 'job.yaml': SMALL_JOB, 'small.yaml': SMALL_TEMPLATE });
    const fonts = ['npm:source-sans/TTF/SourceSans3-Regular.ttf', 'npm:source-sans/TTF/SourceSans3-Bold.ttf'];
    expect(job?.resources.map(({ name }) => name)).toEqual([
      'job.yaml',
      'small.yaml',
      ...fonts,
      'stapel:FOGRA39L_coated.icc',
    ]);
    expect(job?.resources.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256))).toBe(true);
    expect([...(resources?.keys() ?? [])]).toEqual([...fonts, 'stapel:FOGRA39L_coated.icc']);
  });

  it('takes a change of the inserter over the profile', async () => {
    const changed = change(
      SMALL_JOB,
      '{ profile: neopost-omr }',
      '{ profile: neopost-omr, omr: { firstMark: 100 } }',
    );
    const { job } = await loadFiles({ 'job.yaml': changed, 'small.yaml': SMALL_TEMPLATE });
    expect(job?.inserter.omr).toMatchObject({ firstMark: 100, pitch: 4, parity: 'even' });
  });

  it('is the demonstration, too', async () => {
    const { faults, job } = await loadJob('jobs/adventure-invoices/job.yaml');
    expect(faults?.map(shown) ?? []).toEqual([]);
    expect(job?.campaigns.map(({ id, cap }) => [id, cap])).toEqual([
      ['summer-tour', undefined],
      ['thank-you', 2000],
      ['paperless', undefined],
    ]);
    expect(job?.tolerate.rejected).toBe(0.005);
    const picture = job?.campaigns[0]?.content;
    expect(picture?.kind === 'image' && picture.height / picture.width).toBe(0.25);
  });
});

/** What is typed; what it is replaced by, with `§` where the fault is; the one fault that this makes. */
const JOB_FAULTS: readonly (readonly [string, string, string])[] = [
  ['number: 7', '§nummer: 7\nnumber: 8', 'job.unknown-key nummer'],
  ['job: small\nnumber: 7\n', '§job: small\n', 'job.missing-key number'],
  ['number: 7', 'number: §1000', 'job.invalid-value 1000'],
  ['number: 7', 'number: 7\nrunDate: §2019-02-29', 'job.invalid-value 2019-02-29'],
  ['number: 7', 'number: 7\ntolerate: { rejected: §5 }', 'job.invalid-value 5'],
  ['number: 7', 'number: 7\ntolerate: { rejected: §101% }', 'job.invalid-value 101%'],
  ['parent: customers', 'parent: §customer', 'job.unknown-name customer'],
  ['on: account', 'on: §acount', 'job.unknown-name acount'],
  ['amount: total\n      columns', 'amount: §count\n      columns', 'job.column-type count'],
  ['record: line', 'record: §page', 'job.reserved-name page'],
  ['record: line', 'record: §in', 'job.reserved-name in'],
  ['record: invoice', 'record: §customer', 'job.doubled-name customer'],
  ['record: invoice', 'record: invoice\n      delimiter: §ß', 'job.invalid-value ß'],
  ['record: invoice', 'record: invoice\n      quote: §","', 'job.invalid-value ,'],
  ['day: date', 'day: §datum', 'job.invalid-value datum'],
  ['detail: amount }', 'detail: §text }', 'job.column-type text'],
  ['currency: currency', 'currency: §curency', 'job.unknown-name curency'],
  ['date: day', 'date: §currency', 'job.column-type currency'],
  ['lines: [street]', 'lines: [street, §floor]', 'job.unknown-name floor'],
  ['de-DE', '§de_DE', 'job.unknown-name de_DE'],
  ['{ default: A4 }', '§{ DE: A4 }', 'job.invalid-value keys with values'],
  ['{ default: A4 }', '{ default: A4, US: §Letter }', 'job.unknown-name Letter'],
  ['a4: { paper', '§a4-manual: { paper', 'job.invalid-value a4-manual'],
  ['postedIn: DE', 'postedIn: §Germany', 'job.invalid-value Germany'],
  ['c65-din', '§c65din', 'job.unknown-name c65din'],
  ['neopost-omr', '§neopost', 'job.unknown-name neopost'],
  ['inserter: {', 'inserter: { omr: { §pich: 4 },', 'job.unknown-key pich'],
  ['until: 2019-12-31', 'until: §2018-12-31', 'job.period 2018-12-31'],
  ['when: invoice.total', 'when: invoice.§totl', 'expression.unknown-field totl'],
  ['when: invoice.total > 100', 'when: §invoice.total', 'expression.result-type int'],
  ['when: invoice.total > 100', "when: 'invoice.total > §1.50'", 'expression.not-allowed 1.50'],
  ['when: invoice.total > 100', 'when: §line.amount > 1', 'expression.unknown-name line'],
  [
    'when: invoice.total > 100',
    'when: >-\n      invoice.total > 0\n      && §invoce.total < 5',
    'expression.unknown-name invoce',
  ],
  ['de: Danke', 'de: "Danke\\u0020{{ §customer.name }}"', 'job.campaign-value customer.name'],
  ['{ en: Thank you, de: Danke }', '§{ de: Danke }', 'template.language-missing en'],
];

describe('faults of a job file, each at its place', () => {
  it.each(JOB_FAULTS)('%j → %j', async (from, to, fault) => {
    const { text, at } = unmark(change(SMALL_JOB, from, to));
    expect(await faultsOf(text)).toEqual([`job.yaml:${at} ${fault}`]);
  });

  it('puts what is missing where it is missing', async () => {
    const table = 'on: account\n      amount: total';
    expect(await faultsOf(change(SMALL_JOB, table, 'amount: total'))).toEqual([
      'job.yaml:11:5 job.missing-key on',
    ]);
    const chain = await faultsOf(change(SMALL_JOB, '      parent: customers\n', ''));
    expect(chain).toEqual(['job.yaml:6:5 job.table-chain']);
    const { faults } = await loadFiles({ 'job.yaml': SMALL_JOB });
    expect(faults?.map((fault) => shown(fault).split(' ').slice(0, 2))).toEqual([
      ['job.yaml:29:13', 'job.unreadable'],
    ]);
  });

  it('finds a stream for every paper', async () => {
    const template = change(
      SMALL_TEMPLATE,
      'papers:\n',
      `papers:\n  Letter: { first: ${RECT}, address: ${RECT} }\n`,
    );
    const job = change(SMALL_JOB, '{ default: A4 }', '{ default: A4, US: Letter }');
    expect(await faultsOf(job, template)).toEqual(['job.yaml:30:29 job.paper-without-stream Letter']);
  });

  it('refuses a second stream or campaign of the same kind', async () => {
    const streams = change(
      SMALL_JOB,
      'streams:\n',
      'streams:\n  b: { paper: A4, postedIn: DE, envelope: c65-din }\n',
    );
    expect(await faultsOf(streams)).toEqual(['job.yaml:38:16 job.doubled-name A4']);
    const again = SMALL_JOB + SMALL_JOB.slice(SMALL_JOB.indexOf('  - id: thanks'));
    expect(await faultsOf(again)).toEqual(['job.yaml:46:9 job.doubled-name thanks']);
  });

  it('takes as many campaigns as there are bits for', async () => {
    const last = SMALL_JOB.slice(SMALL_JOB.indexOf('  - id: thanks'));
    const more = (count: number): string =>
      SMALL_JOB + Array.from({ length: count }, (_, n) => last.replace('thanks', `thanks-${n}`)).join('');
    expect(await faultsOf(more(31))).toEqual([]);
    expect(await faultsOf(more(32))).toEqual(['job.yaml:40:3 job.invalid-value a list']);
  });

  it('finds all at once, in the order of their places', async () => {
    let job = change(SMALL_JOB, 'number: 7', 'number: seven');
    job = change(job, 'day: date', 'day: datum');
    job = change(job, 'until: 2019-12-31', 'until: 2018-12-31');
    const template = change(change(SMALL_TEMPLATE, 'like: body', 'like: bodi'), 'line.text', 'line.txt');
    expect(await faultsOf(job, template)).toEqual([
      'job.yaml:2:9 job.invalid-value seven',
      'job.yaml:18:53 job.invalid-value datum',
      'job.yaml:42:12 job.period 2018-12-31',
      'small.yaml:9:20 job.unknown-name bodi',
      'small.yaml:21:40 expression.unknown-field txt',
    ]);
  });

  it('says that the job file is not there', async () => {
    const { faults } = await loadJob(join(await newDir(), 'job.yaml'));
    expect(faults?.map(({ code, values }) => [code, values?.['reason']])).toEqual([
      ['job.unreadable', 'no such file'],
    ]);
  });
});

const RECT = '{ x: 25, y: 62, width: 66, height: 27 }';
