import { expect, test } from 'vitest';
import { createComposer } from '../../src/compose/composer.ts';
import type { Campaign } from '../../src/job/job.ts';
import { day } from '../../src/unit/calendar.ts';
import { stringsOf } from './read-content.ts';
import { inline, resources, tinyJob } from './tiny-job.ts';

const someDay = day('2019-07-01');
if (someDay === undefined) throw new Error('no day');
const base = { from: someDay, until: someDay, priority: 1 };

const long = 'All our dealers check brakes, gears and bearings free of charge. '.repeat(6);
const campaigns: readonly Campaign[] = [
  {
    ...base,
    id: 'words',
    content: { kind: 'text', title: inline('Title'), text: inline(`Short **and bold**`) },
  },
  { ...base, id: 'more', content: { kind: 'text', title: inline('Title'), text: inline(long) } },
  { ...base, id: 'picture', content: { kind: 'image', resource: 'logo.svg', width: 80, height: 90, at: '' } },
  { ...base, id: 'wide', content: { kind: 'image', resource: 'logo.svg', width: 400, height: 500, at: '' } },
];

const composer = createComposer(tinyJob({}, campaigns), resources);

test('a message is as wide as the slot and as high as its text', () => {
  const words = composer.message(0, 0);
  // Two lines of 12 pt and 4 mm above and below.
  expect(words).toMatchObject({ width: 160, uses: [] });
  expect(words.height).toBeCloseTo(8 + (24 * 25.4) / 72, 1);
  expect(composer.message(1, 0).height).toBeGreaterThan(words.height + 8);
  const content = Buffer.from(words.form.content).toString('latin1');
  expect(stringsOf(content)).toContain('Title');
  expect(stringsOf(content)).toContain('and bold');
});

test('a picture keeps its proportions and never is wider than the slot', () => {
  const picture = composer.message(2, 0);
  expect(picture).toMatchObject({ height: 40, uses: [{ name: 'I3' }] });
  expect(picture.width).toBeCloseTo(80, 2);
  const wide = composer.message(3, 0);
  expect(wide.width).toBeCloseTo(160, 1);
  expect(wide.height).toBeCloseTo(80, 1);
});

test('variants of one language and width share a message', () => {
  const german = composer.variants.findIndex(({ locale }) => locale === 'de-DE');
  const english = composer.variants.findIndex(({ locale }) => locale === 'en-GB');
  expect(composer.message(0, german).form.name).not.toBe(composer.message(0, english).form.name);
  expect(composer.message(0, english)).toBe(composer.message(0, english));
});

test('messages are laid out when a template is checked', () => {
  const odd = {
    ...base,
    id: 'odd',
    content: { kind: 'text', title: inline('漢'), text: inline('x') },
  } as const;
  const faults = createComposer(tinyJob({}, [odd]), resources).check();
  expect(faults[0]).toMatchObject({
    code: 'compose.character-missing',
    place: { file: 'tiny.yaml', line: 1 },
  });
});
