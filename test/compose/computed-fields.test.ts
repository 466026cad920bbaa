import { describe, expect, it } from 'vitest';
import { createComposer, type Composer } from '../../src/compose/composer.ts';
import { wordingOf } from '../../src/fault/fault.ts';
import type { ComputedField } from '../../src/job/computed-field.ts';
import type { Job } from '../../src/job/job.ts';
import type { FlowBlock } from '../../src/job/template.ts';
import type { DocumentData } from '../../src/model/document.ts';
import { readTexts } from './read-content.ts';
import { inline, resources, table, tinyDocument, tinyJob } from './tiny-job.ts';

const field = (name: string, expression: string, type: ComputedField['type']): ComputedField => ({
  ...{ name, expression, type },
  at: `tiny.yaml:2:${name.length}`,
});

const text = (source: string, when?: string): FlowBlock => ({
  ...{ kind: 'text', text: inline(source), style: 'body', keepWithNext: false },
  ...(when === undefined ? {} : { when }),
});

const textsOf = (composer: Composer, data: DocumentData): string[] => {
  const result = composer.compose(data);
  if ('fault' in result) throw new Error(wordingOf(result.fault));
  return result.pages.flatMap((page) => readTexts(page, composer.faces)).map((shown) => shown.text);
};

const due = (total: number, changes: Partial<DocumentData> = {}): DocumentData =>
  tinyDocument([{ text: 'x', amount: total }], changes);

describe('computed fields', () => {
  const computed = [
    field('isLarge', 'invoice.total > 100', 'bool'),
    field('shown', 'money(invoice.total)', 'string'),
    field('line1', 'isLarge ? shown + " (large)" : shown', 'string'),
    field('share', '1000 / (invoice.total - 5)', 'int'),
    field('rest', 'share + 1', 'int'),
  ];
  const flow = [
    text('{{ line1 }}'),
    text('{{ shown }} is large', 'isLarge'),
    text('rest {{ rest }}', 'invoice.total < 50'),
  ];

  it('are those of the document in hand, whichever came before it, in its locale', () => {
    const composer = createComposer(tinyJob({ computed, flow }), resources);
    const german = { locale: 'de-DE', currency: 'EUR' };
    const fresh = createComposer(tinyJob({ computed, flow }), resources);
    expect(textsOf(composer, due(45))).toEqual(expect.arrayContaining(['£0.45', 'rest 26']));
    expect(textsOf(composer, due(123400))).toEqual(
      expect.arrayContaining(['£1,234.00 (large)', '£1,234.00 is large']),
    );
    expect(textsOf(composer, due(123400, german))).toContain('1.234,00\u00a0€ (large)');
    expect(composer.compose(due(45))).toEqual(fresh.compose(due(45)));
  });

  it('that fail reject documents that read them, by way of another too, and no others', () => {
    const composer = createComposer(tinyJob({ computed, flow: [text('{{ shown }}')] }), resources);
    expect(textsOf(composer, due(5))).toContain('£0.05');
    const reading = createComposer(tinyJob({ computed, flow }), resources);
    const result = reading.compose(due(5));
    if (!('fault' in result)) throw new Error('the document was set');
    expect(result.fault).toMatchObject({ code: 'expression.failed', found: '1000 / (invoice.total - 5)' });
    expect(wordingOf(result.fault)).toContain('tiny.yaml:2:5');
    expect(textsOf(reading, due(6))).toContain('rest 1001');
  });

  it('read the document where rows that refer to a like record are set', () => {
    const job = tinyJob();
    const { extract } = job;
    const lookups = [{ table: 'articles', by: 'text' }];
    const [first] = job.template.flow;
    if (first?.kind !== 'table') throw new Error('the tiny template begins with its table');
    const [column] = first.columns;
    if (column === undefined) throw new Error('the table has columns');
    const cell = inline('{{ article.name }} of {{ whose }}');
    const rows = { ...first, columns: [{ ...column, cell, width: { share: 1 } }], totals: [] };
    const looking: Job = {
      ...job,
      extract: {
        ...extract,
        documents: { ...extract.documents, lookups: [{ table: 'articles', by: 'note' }] },
        ...(extract.details === undefined ? {} : { details: { ...extract.details, lookups } }),
        lookups: [{ ...table('article', { name: 'text' }), key: 'name' }],
      },
      template: {
        ...job.template,
        computed: [field('whose', 'article.name', 'string')],
        flow: [rows],
      },
    };
    const looked = { 'lines/article': [{ name: 'bolt' }], 'invoices/article': [{ name: 'crate' }] };
    expect(textsOf(createComposer(looking, resources), due(1, { looked }))).toContain('bolt of crate');
  });

  it('that double one another end, with a fault', () => {
    const doubled = Array.from({ length: 60 }, (_, i) =>
      field(`a${i}`, i === 0 ? '"xxxxxxxxxx"' : `a${i - 1} + a${i - 1}`, 'string'),
    );
    const composer = createComposer(tinyJob({ computed: doubled, flow: [text('{{ a59 }}')] }), resources);
    expect(composer.compose(due(1))).toMatchObject({ fault: { code: 'expression.failed' } });
  });

  it('without a number are shown as nothing, and `default` says what else', () => {
    const job = tinyJob({
      computed: [field('weight', 'customer.weight', 'int?'), field('w2', 'default(weight, 7)', 'int')],
      flow: [text('[{{ weight }}] {{ w2 }}')],
    });
    const recipients = { ...table('customer', { account: 'text', weight: 'integer' }) };
    const optional = recipients.columns.map((column) => ({ ...column, required: column.name === 'account' }));
    const extract = { ...job.extract, recipients: { ...recipients, columns: optional } };
    const composer = createComposer({ ...job, extract }, resources);
    const weighing = (weight: number | null): DocumentData =>
      due(1, { records: { customer: { account: 'A1', weight }, invoice: { total: 1, note: '' } } });
    expect(textsOf(composer, weighing(null))).toContain('[] 7');
    expect(textsOf(composer, weighing(3))).toContain('[3] 3');
  });
});
