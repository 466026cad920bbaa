import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createComposer } from '../../src/compose/composer.ts';
import { openPdf, textOf } from '../pdf/open-pdf.ts';
import { readTexts } from './read-content.ts';
import { inkOf, PageSetter, pdfiumText } from './set-page.ts';
import { inline, resources, tinyDocument, tinyJob } from './tiny-job.ts';

const plain = new PageSetter();

describe('texts from right to left', () => {
  it.each([
    ['ligatures and joined letters', 'شركة المياه خلال الأسعار لا إلى'],
    ['vowel signs', 'أربعة عشر يومًا مُحَمَّد'],
    ['Hebrew with points', 'שָׁלוֹם החשבון שלכם'],
    ['a western name inside', 'من Stadtwerke شكرا'],
    ['an amount', 'بمبلغ 1,234.50 يورو'],
  ])('can be copied in reading order: %s', async (_, text) => {
    const { pdf, faults } = plain.set(text);
    expect(faults).toEqual([]);
    // Vowel signs of a letter have no order among one another.
    expect((await pdfiumText(pdf)).normalize('NFC')).toBe(text.normalize('NFC'));
  });

  it('are read the same by a second reader, word by word', async () => {
    const { pdf } = plain.set('خلال أربعة عشر الأسعار');
    const document = await openPdf(pdf);
    expect((await textOf(document, 1)).split(' ')).toEqual(['الأسعار', 'عشر', 'أربعة', 'خلال']);
    await document.destroy();
  });

  it('begin at the right, unless their style says otherwise', async () => {
    const text = 'شكرا لكم';
    const start = await inkOf(plain.set(text, 300).pdf);
    expect(start.right).toBeGreaterThan(297);
    expect(start.right).toBeLessThan(301);
    const left = await inkOf(new PageSetter({ align: 'left' }).set(text, 300).pdf);
    expect(left.left).toBeLessThan(3);
    const end = await inkOf(new PageSetter({ align: 'end' }).set(text, 300).pdf);
    expect(end).toEqual(left);
    const center = await inkOf(new PageSetter({ align: 'center' }).set(text, 300).pdf);
    expect(center.left + center.right).toBeCloseTo(300, -1);
  });

  it('put a number with its full stop as the paragraph runs, where the style says so', async () => {
    const told = new PageSetter({ direction: 'rtl' }).set('1.', 300);
    expect(told.faults).toEqual([]);
    expect((await inkOf(told.pdf)).right).toBeGreaterThan(296);
    expect((await inkOf(plain.set('1.', 300).pdf)).left).toBeLessThan(3);
    // The digit is the last thing on its line, and so as dark at the right as it is alone.
    const alone = await inkOf(new PageSetter({ direction: 'rtl' }).set('1', 300).pdf);
    expect((await inkOf(told.pdf)).right).toBeCloseTo(alone.right, 0);
    expect((await inkOf(told.pdf)).left).toBeLessThan(alone.left - 1);
  });

  it('fill justified lines from edge to edge', async () => {
    const text =
      'يرجى تحويل المبلغ إلى حسابنا خلال أربعة عشر يومًا من تاريخ الفاتورة، مع ذكر رقم العميل. شكرا لكم';
    const { lines, pdf } = new PageSetter({ align: 'justify' }).set(text, 150);
    expect(lines.length).toBeGreaterThan(2);
    for (let line = 0; line < lines.length - 1; line++) {
      const ink = await inkOf(pdf, 100 + 12 * line + 1, 100 + 12 * line + 9);
      expect(ink.left).toBeLessThan(2.5);
      expect(ink.right).toBeGreaterThan(147.5);
    }
    const last = await inkOf(pdf, 100 + 12 * (lines.length - 1) + 1, 200);
    expect(last.right).toBeGreaterThan(147);
    expect(last.left).toBeGreaterThan(5);
  });
});

describe('scripts whose letters stack or change places', () => {
  it('say what they stand for, though glyphs stand in another order', async () => {
    const { pdf, faults } = plain.set('हिन्दी');
    expect(faults).toEqual([]);
    expect((await pdfiumText(pdf)).replaceAll(' ', '')).toBe('हिन्दी');
  });

  it.each(['ใบแจ้งหนี้ของคุณ ที่นี่', 'g̃ x̂ q̣́ end'])('can be copied: %s', async (text) => {
    expect((await pdfiumText(plain.set(text).pdf)).replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  });

  it.each(['x \u{1f600}\u20e3 y', 'שלום \u{1f600}\u20e3 שלום', '\u{1f600}\u0301\u0302', '\ud83d\u0301'])(
    'keep a character beyond U+FFFF whole below an accent: %s',
    (text) => {
      expect(plain.set(text).pdf.length).toBeGreaterThan(0);
      expect(new PageSetter({ align: 'justify' }).set(text, 20).pdf.length).toBeGreaterThan(0);
    },
  );

  it('put an accent above its letter', async () => {
    const bare = await inkOf(plain.set('m').pdf);
    const accented = await inkOf(plain.set('m\u0308').pdf);
    expect(accented.right - accented.left).toBeCloseTo(bare.right - bare.left, 0);
  });
});

it('takes bold fallback faces for bold texts', () => {
  const looks = { ranges: [4, 8, 1], language: 'ar' };
  expect(plain.set('لكم شكرا', 400, looks).faces).toEqual(expect.arrayContaining([2, 3]));
  expect(plain.set('لكم شكرا').faces).not.toContain(3);
});

it.each([
  ['Tibetan, which no face has', 'ཏ'],
  ['Adlam, whose order is beyond reach', '\u{1e900}'],
])('tells a script that cannot be set: %s', (_, text) => {
  expect(plain.set(`a ${text} b`).faults).toEqual(['compose.character-missing']);
});

it('draws nothing for marks of direction and joiners, which change what stands beside them', async () => {
  const joined = plain.set('بب');
  const parted = plain.set('ب\u200cب');
  expect(parted.faults).toEqual([]);
  const [one, two] = [await inkOf(joined.pdf), await inkOf(parted.pdf)];
  expect(two.right - two.left).toBeGreaterThan(one.right - one.left + 2);
  expect(plain.set('a\u200e b\u2067c\u2069').faults).toEqual([]);
});

const words = fc.constantFrom(
  ...['شركة', 'المياه', 'خلال', 'يومًا', 'שלכם', 'Stadtwerke', '1,234.50', '(شامل)', 'हिन्दी', 'ที่นี่', 'لا', 'm̈'],
  'كلمةطويلةجداجداجداجداجداجدا',
);

it('keeps every line inside its column and loses no letter, however narrow it is', async () => {
  const letters = (text: string): string =>
    Array.from(text.normalize('NFD').replaceAll(/[\s()]/g, ''))
      .sort()
      .join('');
  await fc.assert(
    fc.asyncProperty(
      fc.array(words, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 40, max: 300 }),
      fc.constantFrom('start' as const, 'justify' as const),
      async (drawn, width, align) => {
        const text = drawn.join(' ');
        const { pdf, faults } = new PageSetter({ align }).set(text, width);
        expect(faults).toEqual([]);
        const ink = await inkOf(pdf);
        expect(ink.left).toBeGreaterThan(-2);
        expect(ink.right).toBeLessThan(width + 2);
        expect(letters(await pdfiumText(pdf))).toBe(letters(text));
        const again = new PageSetter({ align }).set(text, width);
        expect(Buffer.compare(Buffer.from(again.pdf), Buffer.from(pdf))).toBe(0);
      },
    ),
    { numRuns: 25 },
  );
});

it('keeps values whole among letters from right to left', () => {
  const composer = createComposer(
    tinyJob({
      flow: [
        { kind: 'text', text: inline('رقم {{ "2026-0003" }} شكرا'), style: 'body', keepWithNext: false },
      ],
    }),
    resources,
  );
  const set = composer.compose(tinyDocument([]));
  if ('fault' in set) throw new Error(set.fault.code);
  const texts = readTexts(set.pages[0] ?? new Uint8Array(0), composer.faces).map(({ text }) => text);
  expect(texts).toContain('2026-0003');
});

it.each([
  ['Arabic in two faces', 'شركة المياه خلال '.repeat(6000)],
  ['nested embeddings', '\u202b'.repeat(100_000)],
  ['nested isolates and brackets', '\u2067('.repeat(50_000)],
  ['brackets that close late', `${'(א'.repeat(30_000)}${')'.repeat(30_000)}`],
  ['one word', 'شركةالمياه'.repeat(10_000)],
  ['accents on one letter', `a${'\u0301'.repeat(100_000)}`],
])('takes time that grows with a text alone: %s', (_, text) => {
  const before = process.cpuUsage();
  expect(plain.set(text, 300).faults).toEqual([]);
  const { user, system } = process.cpuUsage(before);
  // A quadratic step takes ten seconds and more.
  expect((user + system) / 1e6).toBeLessThan(5);
});
