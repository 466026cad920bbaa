import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createComposer } from '../../src/compose/composer.ts';
import type { ComposedDocument } from '../../src/model/composed-document.ts';
import { wordingOf, type Fault } from '../../src/fault/fault.ts';
import type { InlineText, Template } from '../../src/job/template.ts';
import { readTexts } from './read-content.ts';
import { inline, resources, tinyDocument, tinyJob, tinyTemplate } from './tiny-job.ts';

const rows = (count: number, text = 'Bottle') =>
  Array.from({ length: count }, (_, i) => ({ text: `${text} ${i + 1}`, amount: 100 + i }));

const composed = (result: ComposedDocument | { readonly fault: Fault }): ComposedDocument => {
  if ('fault' in result) throw new Error(wordingOf(result.fault));
  return result;
};

const faultOf = (result: ComposedDocument | { readonly fault: Fault }): Fault => {
  if (!('fault' in result)) throw new Error('no fault');
  return result.fault;
};

test('a small document has the content of the golden', async () => {
  const composer = createComposer(tinyJob(), resources);
  const { pages, free, extraGlyphs, variant } = composed(composer.compose(tinyDocument(rows(2))));
  expect(pages).toHaveLength(1);
  expect(composer.variants[variant]).toMatchObject({ paper: 'A4', locale: 'en-GB' });
  // Of all that is shown only the pound sign is beyond ASCII.
  expect(extraGlyphs.map((key) => composer.faces[key >>> 16]?.textOfSlot(key & 0xffff))).toEqual(['£']);
  expect(free?.page).toBe(0);
  const forms = composer.forms([variant]);
  const parts = [
    `free ${JSON.stringify(free)}`,
    inflateSync(pages[0] ?? new Uint8Array()).toString('latin1'),
    ...forms.map(
      (form) =>
        `${form.name} ${form.width} × ${form.height}\n${Buffer.from(form.content).toString('latin1')}`,
    ),
  ];
  await expect(parts.join('\n')).toMatchFileSnapshot('golden/tiny-document.txt');
});

test('every form that a page calls is among the variant’s forms', () => {
  const job = tinyJob({
    furniture: [
      ...tinyTemplate.furniture,
      {
        on: 'first',
        x: 25,
        y: 10,
        width: 40,
        height: 20,
        at: 'tiny.yaml:7:1',
        block: { kind: 'image', resource: 'logo.svg', width: 30, at: 'tiny.yaml:7:1' },
      },
    ],
  });
  const composer = createComposer(job, resources);
  const data = tinyDocument(rows(60), { run: { id: 'r', date: '2019-07-01', specimen: true } });
  const { pages, variant } = composed(composer.compose(data));
  expect(pages.length).toBeGreaterThan(1);
  const forms = composer.forms([variant], true);
  const names = new Set(forms.map(({ name }) => name));
  expect(names.size).toBe(forms.length);
  const contents = [
    ...pages.map((page) => inflateSync(page)),
    ...forms.map(({ content }) => Buffer.from(content)),
  ];
  const called = contents.flatMap((content) =>
    [...content.toString('latin1').matchAll(/\/(\w+) Do/g)].map(([, name]) => name),
  );
  expect(called).toContain('I3');
  expect(called.filter((name) => name === `X${variant}`)).toHaveLength(pages.length);
  for (const name of called) expect(names).toContain(name);
});

test('pages say which of how many they are', () => {
  const composer = createComposer(tinyJob(), resources);
  const { pages } = composed(composer.compose(tinyDocument(rows(75))));
  pages.forEach((page, p) => {
    const texts = readTexts(page, composer.faces).map(({ text }) => text);
    expect(texts).toContain(`Page ${p + 1} of ${pages.length}`);
  });
});

test('the locale decides amounts', () => {
  const composer = createComposer(tinyJob(), resources);
  const data = tinyDocument([{ text: 'Rad', amount: 123456 }], { locale: 'de-DE', currency: 'EUR' });
  const texts = readTexts(composed(composer.compose(data)).pages[0] ?? new Uint8Array(), composer.faces);
  expect(texts.map(({ text }) => text)).toContain('1.234,56');
});

test('a character that the style’s face lacks comes from the fallback face', () => {
  const composer = createComposer(tinyJob(), resources);
  const { pages } = composed(composer.compose(tinyDocument([{ text: 'ab☎cd', amount: 1 }])));
  const texts = readTexts(pages[0] ?? new Uint8Array(), composer.faces);
  const phone = texts.find(({ text }) => text === '☎');
  const before = texts.find(({ text }) => text === 'ab');
  expect(phone?.face).toBe(2);
  expect(phone?.x).toBeCloseTo((before?.x ?? 0) + (before?.width ?? 0), 1);
  expect(texts.some(({ text, face }) => text === 'cd' && face === 0)).toBe(true);
});

test('a character that no face has is a fault that names it, and the next document is whole again', () => {
  const composer = createComposer(tinyJob(), resources);
  const before = composed(composer.compose(tinyDocument(rows(3))));
  const fault = faultOf(composer.compose(tinyDocument([{ text: 'x漢', amount: 1 }])));
  expect(fault).toMatchObject({
    code: 'compose.character-missing',
    found: 'U+6F22',
    place: { account: 'A1', document: 'D1' },
  });
  expect(wordingOf(fault)).toContain('tiny.yaml:1:1');
  expect(composed(composer.compose(tinyDocument(rows(3))))).toEqual(before);
});

test('a row that is higher than a page is a fault', () => {
  const composer = createComposer(tinyJob(), resources);
  const fault = faultOf(composer.compose(tinyDocument([{ text: 'word '.repeat(2000), amount: 1 }])));
  expect(fault.code).toBe('compose.does-not-fit');
  expect(Number(fault.found)).toBeGreaterThan(Number(fault.expected));
});

/** A template's furniture: the text in a box of 30 × 9 mm. */
function boxOf(text: InlineText): Pick<Template, 'furniture'> {
  const block = { kind: 'text', text, style: 'body', keepWithNext: false } as const;
  return { furniture: [{ on: 'first', x: 25, y: 20, width: 30, height: 9, at: 'tiny.yaml:7:1', block }] };
}

test('a text that is higher than its box is a fault', () => {
  const composer = createComposer(tinyJob(boxOf(inline('{{ invoice.note }}'))), resources);
  const note = (text: string) =>
    tinyDocument([], { records: { customer: { account: 'A1' }, invoice: { total: 0, note: text } } });
  expect(composer.compose(note('two lines\nfit'))).not.toHaveProperty('fault');
  expect(faultOf(composer.compose(note('three\nlines\ndo not')))).toMatchObject({
    code: 'compose.does-not-fit',
    found: '12.7',
    expected: '9',
  });
});

test('an expression without a result rejects the document', () => {
  const text = inline('{{ 100 / (invoice.total - 5) }}');
  const flow = [{ kind: 'text', text, style: 'body', keepWithNext: false } as const];
  const composer = createComposer(tinyJob({ flow }), resources);
  expect(faultOf(composer.compose(tinyDocument([{ text: '', amount: 5 }]))).code).toBe('expression.failed');
  expect(composer.compose(tinyDocument([{ text: '', amount: 6 }]))).not.toHaveProperty('fault');
});

test('what is wrong with every document is known before the first', () => {
  const composer = createComposer(tinyJob(boxOf(inline('漢', 'tiny.yaml:7:9'))), resources);
  const faults = composer.check();
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatchObject({
    code: 'compose.character-missing',
    place: { file: 'tiny.yaml', line: 7, column: 9 },
  });
  expect(faultOf(composer.compose(tinyDocument([])))).toMatchObject({ code: 'compose.character-missing' });
});

test('what is wider than its frame is known before the first document', () => {
  const image = { kind: 'image', resource: 'logo.svg' } as const;
  const black = { kind: 'gray', k: 1 } as const;
  const box = { on: 'first', x: 25, y: 20, width: 30, height: 20 } as const;
  const changes = {
    furniture: [
      { ...box, at: 'tiny.yaml:1:1', block: { ...image, width: 31, at: 'tiny.yaml:1:2' } },
      { ...box, at: 'tiny.yaml:2:1', block: { ...image, width: 30, at: 'tiny.yaml:2:2' } },
    ],
    flow: [
      { ...image, width: 161, at: 'tiny.yaml:3:1' },
      { kind: 'rule', thickness: 1, color: black, indent: 100, length: 61, at: 'tiny.yaml:4:1' },
      { ...image, width: 160, at: 'tiny.yaml:5:1' },
      { kind: 'slot', name: 'message', gap: 5, width: 161, at: 'tiny.yaml:6:1' },
    ],
  } as const;
  const faults = createComposer(tinyJob(changes), resources).check();
  expect(faults.map(({ code, place, found, expected }) => [code, place.line, found, expected])).toEqual([
    ['compose.does-not-fit', 3, '161', '160'],
    ['compose.does-not-fit', 4, '161', '160'],
    ['compose.does-not-fit', 6, '161', '160'],
    ['compose.does-not-fit', 1, '31', '30'],
  ]);
});
