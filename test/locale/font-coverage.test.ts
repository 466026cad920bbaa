import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatterFor, localeNames } from '../../src/compose/locale/formatter.ts';
import { NO_SLOT } from '../../src/font/code-page.ts';
import { loadFace } from '../../src/font/face.ts';

const CURRENCIES = ['USD', 'CAD', 'AUD', 'NZD', 'EUR', 'GBP', 'CHF', 'JPY'];

describe.each(['Regular', 'Semibold', 'Bold'])('Source Sans 3 %s', (style) => {
  it('has every character that numbers, money and dates can need', () => {
    const path = new URL(`../../node_modules/source-sans/TTF/SourceSans3-${style}.ttf`, import.meta.url);
    const face = loadFace(readFileSync(path));
    const needed = new Set<string>();
    for (const locale of localeNames) {
      const { money, integer, date } = formatterFor(locale);
      let text = integer(-1234567);
      for (const currency of CURRENCIES) text += money(-123456789, currency);
      for (let month = 1; month <= 12; month++) {
        const day = `2019-${String(month).padStart(2, '0')}-01`;
        text += date(day, 'long') + date(day, 'medium');
      }
      for (const sign of text) needed.add(sign);
    }
    const lacking = [...needed].filter((sign) => face.slotOfCodePoint(sign.codePointAt(0) ?? 0) === NO_SLOT);
    expect(lacking).toEqual([]);
  });
});
