import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createComposer } from '../../src/compose/composer.ts';
import type { FlowBlock, TextBlock } from '../../src/job/template.ts';
import { readTexts } from './read-content.ts';
import { inline, resources, tinyDocument, tinyJob, tinyTemplate } from './tiny-job.ts';

const pt = (mm: number): number => (mm * 72) / 25.4;

/** With a value: a text without one would be a form, out of sight here. */
const word = (name: string): TextBlock => ({
  kind: 'text',
  ...{ text: inline(`{{ "${name}" }}`), style: 'body', keepWithNext: false },
});
const section = (...blocks: readonly FlowBlock[]): FlowBlock => ({ kind: 'section', blocks });
const turn: FlowBlock = { kind: 'page-break' };
const front: FlowBlock = { kind: 'page-break', front: true };

function pagesOf(flow: readonly FlowBlock[], plex: 'simplex' | 'duplex' = 'duplex') {
  const job = tinyJob({ flow });
  const composer = createComposer({ ...job, mailpiece: { ...job.mailpiece, plex } }, resources);
  const result = composer.compose(tinyDocument([{ text: 'row', amount: 1 }]));
  if ('fault' in result) throw new Error(result.fault.code);
  const pages = result.pages.map((page) => {
    const content = inflateSync(page).toString('latin1');
    return {
      turned: /q 0 1 -1 0 595\.2[78] 0 cm/.test(content),
      texts: readTexts(page, composer.faces),
    };
  });
  return { pages, free: result.free };
}

/** The flow's words of each page, `>` before those of turned pages. */
const wordsOf = (...args: Parameters<typeof pagesOf>): string[] =>
  pagesOf(...args).pages.map(({ turned, texts }) => {
    const words = texts.map(({ text }) => text).filter((text) => /^[a-z]\d*$/.test(text));
    return `${turned ? '>' : ''}${words.join(' ')}`;
  });

test('a page break to a front leaves a back blank where both sides are printed', () => {
  expect(wordsOf([word('a'), front, word('b')])).toEqual(['a', '', 'b']);
  expect(wordsOf([word('a'), turn, word('b'), front, word('c')])).toEqual(['a', 'b', 'c']);
  expect(wordsOf([word('a'), turn, front, word('b')])).toEqual(['a', '', 'b']);
  expect(wordsOf([front, word('a'), front])).toEqual(['a']);
  expect(wordsOf([word('a'), front, word('b')], 'simplex')).toEqual(['a', 'b']);
  const { pages } = pagesOf([word('a'), front, word('b')]);
  expect(pages.flatMap(({ texts }) => texts.filter(({ text }) => text.startsWith('Page ')))).toMatchObject([
    { text: 'Page 1 of 3' },
    { text: 'Page 2 of 3' },
    { text: 'Page 3 of 3' },
  ]);
});

test('a section stands on turned pages of its own, and what follows it on upright ones', () => {
  expect(wordsOf([word('a'), section(word('b'), word('c')), word('d')])).toEqual(['a', '>b c', 'd']);
  expect(wordsOf([word('a'), section(word('b'), turn, word('c'))])).toEqual(['a', '>b', '>c']);
  expect(wordsOf([word('a'), turn, section(word('b')), turn, word('c')])).toEqual(['a', '>b', 'c']);
  expect(wordsOf([word('a'), section(word('b')), section(word('c')), word('d')])).toEqual([
    'a',
    '>b',
    '>c',
    'd',
  ]);
  expect(wordsOf([word('a'), front, section(word('b')), front, word('c')])).toEqual(['a', '', '>b', '', 'c']);
  const never = section({ ...word('x'), when: 'document.lines > 5' });
  expect(wordsOf([word('a'), never, word('b')])).toEqual(['a b']);
  // The first page has the address, upright.
  expect(wordsOf([section(word('a'))])).toEqual(['', '>a']);
});

test('turned lines fill the frame from its left edge, as it lies, and the page number stays where it was', () => {
  const { followingFrame } = tinyTemplate.papers['A4'] ?? {};
  if (followingFrame === undefined) throw new Error('no frame');
  const words = Array.from({ length: 50 }, (_, i) => word(`w${i}`));
  const { pages } = pagesOf([word('a'), section(...words)]);
  // 160 mm, 12 pt a line.
  const counts = pages.map(({ texts }) => texts.filter(({ text }) => text.startsWith('w')).length);
  expect(counts).toEqual([0, 37, 13]);
  const [, first] = pages;
  const top = first?.texts.find(({ text }) => text === 'w0');
  expect(top?.x).toBeCloseTo(pt(297 - followingFrame.y - followingFrame.height), 1);
  expect(pt(210) - (top?.y ?? 0)).toBeGreaterThan(pt(followingFrame.x));
  expect(pt(210) - (top?.y ?? 0)).toBeLessThan(pt(followingFrame.x) + 12);
  const number = first?.texts.find(({ text }) => text === 'Page 2 of 3');
  expect(number?.y).toBeCloseTo(pagesOf([word('a'), turn, word('b')]).pages[1]?.texts.at(-1)?.y ?? 0, 1);
});

test('a message is not offered the rest of a turned page', () => {
  const slot: FlowBlock = { kind: 'slot', name: 'message', gap: 5, at: 'tiny.yaml:8:1' };
  expect(pagesOf([word('a'), slot]).free).toBeDefined();
  expect(pagesOf([word('a'), section(word('b')), slot]).free).toBeUndefined();
  expect(pagesOf([word('a'), section(word('b')), word('c'), slot]).free).toMatchObject({ page: 2 });
});
