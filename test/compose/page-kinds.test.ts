import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createComposer } from '../../src/compose/composer.ts';
import { templateBoxes } from '../../src/compose/geometry-check.ts';
import type { FlowBlock, FurnitureBlock, PageKind } from '../../src/job/template.ts';
import { readTexts, stringsOf } from './read-content.ts';
import { inline, resources, tinyDocument, tinyJob, tinyTemplate } from './tiny-job.ts';

const KINDS: readonly (readonly PageKind[])[] = [
  ['all'],
  ['first'],
  ['following'],
  ['left'],
  ['right'],
  ['last'],
  ['only'],
  ['first', 'last'],
  ['left', 'only'],
];

/** Says its kinds; one with a value is drawn on the page, one without is part of the page's form where it can be. */
const placed = (kinds: readonly PageKind[], k: number, fixed: boolean): FurnitureBlock => ({
  on: kinds.length === 1 ? (kinds[0] ?? 'all') : kinds,
  ...{ x: 120, y: 10 + 5 * k, width: 60, height: 5, at: 'tiny.yaml:6:1' },
  block: {
    kind: 'text',
    text: inline(fixed ? kinds.join('+') : `{{ "${kinds.join('+')}" }}`),
    ...{ style: 'body', keepWithNext: false },
  },
});

/** What a page of so many shows of these. */
const expected = (page: number, pages: number): string[] => {
  const kinds: Readonly<Record<PageKind, boolean>> = {
    all: true,
    first: page === 1,
    following: page > 1,
    left: page % 2 === 0,
    right: page % 2 === 1,
    last: page === pages,
    only: pages === 1,
  };
  return KINDS.filter((each) => each.some((kind) => kinds[kind])).map((each) => each.join('+'));
};

test.each([
  ['on the page', false],
  ['in forms', true],
])('blocks stand on the pages of their kinds: %s', (_, fixed) => {
  const word: FlowBlock = {
    ...{ kind: 'text', text: inline('{{ "flow" }}'), style: 'body', keepWithNext: false },
  };
  const furniture = KINDS.map((kinds, k) => placed(kinds, k, fixed));
  for (let pages = 1; pages <= 5; pages++) {
    const flow = Array.from({ length: pages }, () => [word, { kind: 'page-break' } as const]).flat();
    const composer = createComposer(tinyJob({ flow, furniture }), resources);
    const result = composer.compose(tinyDocument([]));
    if ('fault' in result) throw new Error(result.fault.code);
    expect(result.pages).toHaveLength(pages);
    const forms = new Map(
      composer
        .forms([result.variant])
        .map((form) => [form.name, Buffer.from(form.content).toString('latin1')]),
    );
    result.pages.forEach((page, p) => {
      const called = [
        ...inflateSync(page)
          .toString('latin1')
          .matchAll(/\/(\w+) Do/g),
      ];
      const inForms = called.flatMap(([, name = '']) => stringsOf(forms.get(name) ?? '', composer.faces[0]));
      const texts = [...readTexts(page, composer.faces).map(({ text }) => text), ...inForms];
      const shown = KINDS.map((each) => each.join('+')).filter((text) => texts.includes(text));
      expect(shown, `page ${p + 1} of ${pages}`).toEqual(expected(p + 1, pages));
    });
  }
});

test('geometry knows which pages a block can be on', () => {
  const furniture = KINDS.map((kinds, k) => placed(kinds, k, false));
  const reach = templateBoxes({ ...tinyTemplate, furniture }, 'A4').slice(3);
  expect(reach.map(({ on }) => on)).toEqual([
    ...['all', 'first', 'following', 'following', 'fronts', 'all', 'first'],
    ...['all', 'all'],
  ]);
});
