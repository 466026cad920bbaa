import { expect, test } from 'vitest';
import { createComposer } from '../../src/compose/composer.ts';
import type { DocumentData } from '../../src/model/document.ts';
import { readTexts, type ShownText } from './read-content.ts';
import { resources, tinyDocument, tinyJob } from './tiny-job.ts';

const composer = createComposer(tinyJob(), resources);

function addressed(lines: readonly string[]): DocumentData {
  const data = tinyDocument([]);
  return { ...data, address: { ...data.address, lines } };
}

/** The texts in the address field, or the fault's code. */
function field(lines: readonly string[]): readonly ShownText[] | string {
  const result = composer.compose(addressed(lines));
  if ('fault' in result) return result.fault.code;
  const texts = readTexts(result.pages[0] ?? new Uint8Array(), composer.faces);
  const top = ((297 - 62.7) * 72) / 25.4;
  const bottom = ((297 - 90) * 72) / 25.4;
  const shown = texts.filter(({ y }) => y < top && y > bottom);
  for (const { x, width } of shown) {
    expect(x).toBeGreaterThanOrEqual((25 * 72) / 25.4 - 0.02);
    expect(x + width).toBeLessThanOrEqual((85 * 72) / 25.4 + 0.1);
  }
  return shown;
}

test('lines stand one below the other from the top of the field', () => {
  const shown = field(['Ann Example', '1 High Street', 'LEEDS', 'LS1 1AA']);
  expect(shown).toMatchObject([
    { text: 'Ann Example', size: 10 },
    { text: '1 High Street' },
    { text: 'LEEDS' },
    { text: 'LS1 1AA' },
  ]);
  const ys = (shown as readonly ShownText[]).map(({ y }) => y);
  expect(ys.map((y, i) => Math.round((ys[i - 1] ?? y + 12) - y))).toEqual([12, 12, 12, 12]);
});

test('a line that is a little too wide makes the whole block smaller', () => {
  const shown = field(['Wolfgang Amadeus Theophilus Hohenlohe', '1 High Street', 'LEEDS']);
  expect(shown).toMatchObject([{ size: 9 }, { size: 9 }, { size: 9 }]);
});

test('a line that is much too wide is broken at a blank where there are lines to spare', () => {
  const shown = field([
    'Wolfgang Amadeus Theophilus von und zu Hohenlohe-Waldenburg',
    '1 High Street',
    'LEEDS',
  ]);
  expect(shown).toMatchObject([
    { text: 'Wolfgang Amadeus Theophilus von und zu', size: 8 },
    { text: 'Hohenlohe-Waldenburg' },
    { text: '1 High Street' },
    { text: 'LEEDS' },
  ]);
});

test('else it is a fault', () => {
  const long = 'Wolfgang Amadeus Theophilus von und zu Hohenlohe-Waldenburg';
  expect(field([long, 'a', 'b', 'c', 'd', 'e'])).toBe('compose.address-too-wide');
  expect(field(['W'.repeat(60), 'LEEDS'])).toBe('compose.address-too-wide');
  expect(field(['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toBe('compose.does-not-fit');
});
