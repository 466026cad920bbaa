import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BreakFinder, unicodeBreaks } from '../../src/compose/break-opportunities.ts';
import { latinBreaks } from '../../src/compose/latin-breaks.ts';

const piece = fc.constantFrom(
  ...'aZ09 ,.:;()\'"\u00a0$€%-/!?“”„’−@&#*_=+',
  'é',
  'ß',
  '  ',
  'Short-Sleeve',
  '12-3',
  'a/b',
  '1,234.56',
);

test('the quick way for Latin text gives the breaks of the whole algorithm', () => {
  let quick = 0;
  const runs = 20_000;
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      const breaks = latinBreaks(text);
      if (breaks === undefined) return;
      quick++;
      expect(breaks, text).toEqual(unicodeBreaks(text));
    }),
    { numRuns: runs },
  );
  // Random marks in a row are mostly unsure; sentences are not.
  expect(quick).toBeGreaterThan(runs / 4);
});

test('ordinary sentences take the quick way', () => {
  for (const text of [
    'Bitte überweisen Sie 2.114,05 € bis zum 16. Juli 2018 und geben Sie dabei die Rechnungsnummer SO51191 an.',
    'Merci de régler 1 234,00 € avant le 18 juillet 2018 (sans frais), n’est-ce pas ?',
    'Is anything not right? Write to us or call us: you will find us at the foot of this page.',
    'Short-Sleeve Classic Jersey, XL',
  ]) {
    expect(latinBreaks(text)).toEqual(unicodeBreaks(text));
  }
});

test('other scripts take the whole algorithm, and line ends are required breaks', () => {
  const finder = new BreakFinder();
  expect(latinBreaks('漢字')).toBeUndefined();
  expect(finder.find('漢字')).toEqual([2, 4]);
  expect(finder.find('a\nb')).toEqual([2 * 2 + 1, 3 * 2]);
  expect(finder.find('')).toEqual([]);
});
