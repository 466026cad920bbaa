import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createComposer, type Composer } from '../../src/compose/composer.ts';
import { wordingOf } from '../../src/fault/fault.ts';
import { loadJob } from '../../src/job/load-job.ts';
import type { DocumentData } from '../../src/model/document.ts';
import type { RecordValues } from '../../src/model/record.ts';
import { change, faultsOf, SMALL_JOB, SMALL_TEMPLATE, unmark } from '../job/small-job.ts';
import { readTexts } from './read-content.ts';
import { tinyDocument } from './tiny-job.ts';

const dir = mkdtempSync(join(tmpdir(), 'stapel-totals-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const JOB = change(
  SMALL_JOB,
  'price: amount(2), amount: amount }',
  'price: amount(4), amount: amount, weight: decimal(3)?, day: date? }',
);

/** The small template with computed fields and texts in place of its flow. */
const template = (fields: Readonly<Record<string, string>>, texts: readonly string[]): string => {
  const kept = SMALL_TEMPLATE.slice(0, SMALL_TEMPLATE.indexOf('flow:'));
  const computed = Object.entries(fields).map(([name, source]) => `  ${name}: ${JSON.stringify(source)}\n`);
  const flow = texts.map((text) => `  - text: ${JSON.stringify(text)}\n`).join('');
  return `${kept}${computed.length === 0 ? '' : `let:\n${computed.join('')}`}flow:\n${flow}`;
};

async function composing(source: string, typed = JOB): Promise<Composer> {
  writeFileSync(join(dir, 'job.yaml'), typed);
  writeFileSync(join(dir, 'small.yaml'), source);
  const { job, resources, faults = [] } = await loadJob(join(dir, 'job.yaml'));
  if (job === undefined) throw new Error(faults.map(wordingOf).join('\n'));
  return createComposer(job, resources);
}

const line = (amount: number, more: Partial<RecordValues> = {}): RecordValues => ({
  ...{
    invoice: 'R1',
    line: 1,
    text: 'wares',
    quantity: 1,
    price: amount * 100,
    amount,
    weight: null,
    day: '',
  },
  ...more,
});

const documentOf = (details: readonly RecordValues[], total = 100): DocumentData => {
  const invoice = { invoice: 'R1', account: 'C1', day: '2026-01-01', currency: 'EUR', total, count: 1 };
  return tinyDocument([], { details, currency: 'EUR', locale: 'de-DE', records: { ...RECORDS, invoice } });
};

const RECORDS = {
  customer: { account: 'C1', name: 'A', street: 'B', city: 'C', code: '1', country: 'DE', rank: null },
};

function textsOf(composer: Composer, data: DocumentData): string[] {
  const result = composer.compose(data);
  if ('fault' in result) throw new Error(wordingOf(result.fault));
  return result.pages.flatMap((page) => readTexts(page, composer.faces)).map(({ text }) => text);
}

const LINES = [
  line(1000, { text: 'fee', weight: 1500, day: '2026-02-03' }),
  line(-250, { text: 'credit', day: '2026-01-31' }),
  line(4000, { quantity: 3, weight: 250 }),
];

describe('totals over all rows of a document', () => {
  it('are sums, numbers and ends of what rows say, with a condition too, wherever expressions stand', async () => {
    const fields = {
      fees: 'sum(lines.amount, line.text == "fee")',
      all: 'sum(lines.amount)',
      rest: 'all - fees',
    };
    const composer = await composing(
      template(fields, [
        'rest={{ money(rest) }}',
        'fees={{ amount(fees) }}',
        'n={{ count(lines) }} of {{ count(lines, line.amount > 0 && line.amount < invoice.total * 20) }}',
        'w={{ decimal(sum(lines.weight), 3) }}',
        'most={{ amount(max(lines.amount)) }} least={{ amount(min(lines.amount)) }}',
        'from={{ date(min(lines.day)) }} to={{ date(max(lines.day)) }}',
        'none={{ string(default(max(lines.amount, line.text == "?"), 0)) }} {{ string(sum(lines.amount, line.text == "?")) }} {{ min(lines.day, line.text == "?") }}.',
      ]),
    );
    const texts = textsOf(composer, documentOf(LINES)).join('\n').replaceAll('\u00a0', ' ');
    for (const shown of [
      ...['rest=37,50 €', 'fees=10,00', 'n=3 of 1', 'w=1,750', 'most=40,00 least=-2,50'],
      ...['from=31.01.2026 to=03.02.2026', 'none=0 0 .'],
    ])
      expect(texts.replaceAll('−', '-')).toContain(shown);
    // Of another document they are that one's.
    expect(textsOf(composer, documentOf([line(700)])).join()).toContain('rest=7,00');
  });

  it('are of all rows in the cells of a table too, and leave the row in hand alone', async () => {
    const source = change(
      SMALL_TEMPLATE,
      'cell: "{{ line.text }}"',
      'cell: "{{ line.text }}: {{ integer(sum(lines.quantity, line.text != \\"credit\\")) }} {{ line.quantity }}"',
    );
    const texts = textsOf(await composing(source), documentOf(LINES));
    expect(texts).toEqual(expect.arrayContaining(['fee: 4 1', 'credit: 4 1', 'wares: 4 3']));
  });

  it('are what is paid: on the slip and in its line for scanners', async () => {
    const slip = `payment:
  - remittance:
      account: A
      amount: sum(lines.amount)
      payTo: B
      scanLine:
        font: mono
        fields: [{ text: '1', width: 4 }, { amount: 'sum(lines.amount, line.amount > 0)', width: 8 }]
    font: regular
    bold: bold
`;
    const mono = '  mono: npm:dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf\ncolors:';
    const source = change(`${template({}, ['X'])}${slip}`, 'colors:', mono);
    const texts = textsOf(await composing(source), documentOf(LINES)).map((each) =>
      each.replace('\u00a0', ' '),
    );
    expect(texts).toEqual(expect.arrayContaining(['47,50 €', '0001 00005000']));
  });

  it('are not what fields of the template or totals of other tables are that are called alike', async () => {
    const fields = { count_of_lines: 'count(lines) + 10', sum_of_lines_amount: '"own"' };
    const composer = await composing(
      template(fields, [
        'a={{ count_of_lines }} b={{ sum_of_lines_amount }} c={{ amount(sum(lines.amount)) }}',
      ]),
    );
    expect(textsOf(composer, documentOf(LINES))).toContain('a=13 b=own c=47,50');
    const tables = change(
      JOB,
      '  check:',
      `    lines_day:
      record: lineDay
      file: days.csv
      parent: invoices
      on: invoice
      order: line
      columns: { invoice: text, line: integer, fee: amount }
  check:`,
    );
    const twice = change(
      tables,
      'weight: decimal(3)?, day: date? }',
      'weight: decimal(3)?, day_fee: amount? }',
    );
    const both = ['a={{ amount(sum(lines.day_fee)) }} b={{ amount(sum(lines_day.fee)) }}'];
    const alike = await composing(template({}, both), twice);
    const days = { lines_day: { values: [{ invoice: 'R1', line: 1, fee: 300 }] } };
    const document = { ...documentOf([line(1000, { day_fee: 200 })]), tables: days };
    expect(textsOf(alike, document)).toContain('a=2,00 b=3,00');
  });

  it('are worked out once a document, and only where something reads them', async () => {
    const text = 'hello {{ string(sum(lines.amount, line.text == "fee")) }}';
    const source = template({}, ['X', `Y ${text}`, `${text}!`]);
    const composer = await composing(
      source.replaceAll(/text: ("Y|"hello)/g, 'when: invoice.total > 500\n    text: $1'),
    );
    let reads = 0;
    const counted = { ...line(1000) };
    Object.defineProperty(counted, 'text', { enumerable: true, get: () => ((reads += 1), 'fee') });
    const details = Array.from({ length: 10_000 }, () => counted);
    expect(textsOf(composer, documentOf(details, 501)).join('|')).toContain('hello 10000000!');
    expect(reads).toBe(10_000);
    textsOf(composer, documentOf(details, 499));
    expect(reads).toBe(10_000);
  });

  it('that are too large to be exact reject the document', async () => {
    const composer = await composing(template({}, ['{{ amount(sum(lines.amount)) }}']));
    const most = line(Number.MAX_SAFE_INTEGER);
    const result = composer.compose(documentOf([most, most]));
    if (!('fault' in result)) throw new Error('the document was set');
    expect(wordingOf(result.fault)).toContain('too large to be exact');
  });
});

describe('totals that cannot be', () => {
  it.each([
    ['sum(lines.§amuont)', 'expression.unknown-field amuont'],
    ['sum(lines.§text)', 'expression.type sum() of `lines.text`, whose type is text'],
    ['sum(lines.§day)', 'expression.type sum() of `lines.day`, whose type is date'],
    ['sum(§linse.amount)', 'expression.unknown-name linse'],
    ['sum(§invoices.total)', 'expression.unknown-name invoices'],
    ['§sum(lines)', 'expression.not-allowed sum()'],
    ['§count(lines.amount + 1)', 'expression.not-allowed count()'],
    ['1 + §count(1)', 'expression.not-allowed count()'],
    ['count(lines, §line.amount)', 'expression.result-type int'],
    ['count(lines, line.§amuont > 1)', 'expression.unknown-field amuont'],
    ['count(lines, line.amount > §max(lines.amount))', 'expression.not-allowed max() inside count()'],
    ['count(lines) + §nobody.name', 'expression.unknown-name nobody'],
    ['§sum(lines.price) > sum(lines.amount)', 'expression.decimals'],
  ])('%s', async (marked, fault) => {
    const { text, at } = unmark(change(template({}, ['{{ X }}']), 'X', marked));
    const found = await faultsOf(JOB, text);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(fault);
    if (!fault.endsWith('decimals')) expect(found[0]).toContain(`:${at} `);
    const computed = unmark(change(template({ x: 'X' }, ['{{ x }}']), 'X', marked));
    expect((await faultsOf(JOB, computed.text))[0]).toContain(fault);
  });

  it('are no condition of a campaign', async () => {
    const job = change(JOB, 'when: invoice.total > 100', 'when: count(lines) > 100');
    expect((await faultsOf(job))[0]).toContain('expression.unknown-function count');
  });
});
