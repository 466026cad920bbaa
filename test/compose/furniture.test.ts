import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createComposer } from '../../src/compose/composer.ts';
import type { FurnitureBlock } from '../../src/job/template.ts';
import { readTexts, stringsOf } from './read-content.ts';
import { inline, resources, tinyDocument, tinyJob, tinyTemplate } from './tiny-job.ts';

const facts: FurnitureBlock = {
  ...{ on: 'first', x: 120, y: 20, width: 60, height: 20, at: 'tiny.yaml:6:1' },
  block: {
    kind: 'facts',
    labelStyle: 'head',
    valueStyle: 'body',
    labelWidth: 20,
    rows: [
      { label: inline('Note'), value: inline('{{ invoice.note }}') },
      { label: inline('Account'), value: inline('{{ customer.account }}') },
    ],
  },
};

const fixed: FurnitureBlock = {
  ...{ on: 'all', x: 30, y: 10, width: 60, height: 5, at: 'tiny.yaml:7:1' },
  block: { kind: 'text', text: inline('Letterhead'), style: 'body', keepWithNext: false },
};

const conditional: FurnitureBlock = {
  ...fixed,
  block: {
    ...fixed.block,
    text: inline('Only on page 2'),
    kind: 'text',
    style: 'body',
    keepWithNext: false,
    when: 'page == 2',
  },
};

const composer = createComposer(
  tinyJob({ furniture: [...tinyTemplate.furniture, facts, fixed, conditional] }),
  resources,
);

function pagesWith(note: string, rows = 1) {
  const records = { customer: { account: 'A1' }, invoice: { total: 0, note } };
  const result = composer.compose(
    tinyDocument(
      Array.from({ length: rows }, () => ({ text: 'x', amount: 0 })),
      { records },
    ),
  );
  if ('fault' in result) throw new Error(result.fault.code);
  const forms = new Map(
    composer.forms([result.variant]).map((form) => [form.name, Buffer.from(form.content).toString('latin1')]),
  );
  return result.pages.map((page) => {
    const [called = ''] = /(?<=^\/)\w+(?= Do)/.exec(inflateSync(page).toString('latin1')) ?? [];
    return { texts: readTexts(page, composer.faces), form: forms.get(called) ?? '' };
  });
}

test('what is fixed is in the page’s form, what is not on the page', () => {
  const [page] = pagesWith('short');
  expect(stringsOf(page?.form ?? '')).toContain('Letterhead');
  expect(stringsOf(page?.form ?? '')).toContain('Account');
  const texts = page?.texts.map(({ text }) => text);
  expect(texts).toContain('short');
  expect(texts).not.toContain('Account');
});

test('a value that takes two lines moves what is below, labels too', () => {
  const [page] = pagesWith('a note that takes more than one line');
  expect(stringsOf(page?.form ?? '')).toContain('Letterhead');
  expect(stringsOf(page?.form ?? '')).not.toContain('Account');
  const texts = page?.texts ?? [];
  const y = (text: string): number => texts.find((shown) => shown.text === text)?.y ?? NaN;
  expect(y('Note') - y('Account')).toBeCloseTo(24, 1);
  expect(y('A1')).toBeCloseTo(y('Account'), 1);
});

test('conditions see the page’s number', () => {
  const shown = pagesWith('', 40).map(({ texts }) => texts.some(({ text }) => text === 'Only on page 2'));
  expect(shown.length).toBeGreaterThan(1);
  expect(shown).toEqual(shown.map((_, page) => page === 1));
});
