import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatterFor, localeNames } from '../../src/compose/locale/formatter.ts';
import { KNOWN_LOCALES } from '../../src/job/known-locales.ts';

/** Intl's text with the signs that this project sets otherwise: minus, blank of one width, Swiss apostrophe. */
function asPrinted(text: string): string {
  return text.replaceAll('\u202f', '\u00a0').replaceAll('’', "'").replaceAll('-', '\u2212');
}

const OWN_CURRENCY: Readonly<Record<string, string>> = {
  'de-AT': 'EUR',
  'de-CH': 'CHF',
  'de-DE': 'EUR',
  'en-AU': 'AUD',
  'en-CA': 'CAD',
  'en-GB': 'GBP',
  'en-US': 'USD',
  'fr-CA': 'CAD',
  'fr-FR': 'EUR',
  'da-DK': 'DKK',
  'es-ES': 'EUR',
  'fr-CH': 'CHF',
  'it-CH': 'CHF',
  'it-IT': 'EUR',
  'nl-NL': 'EUR',
  'pl-PL': 'PLN',
  'pt-PT': 'EUR',
  'sv-SE': 'SEK',
};

/** Minor units as the exact decimal text that Intl takes. */
function decimalText(units: number, decimals = 2): `${number}` {
  const digits = String(Math.abs(units)).padStart(decimals + 1, '0');
  const [whole, fraction] = [
    digits.slice(0, digits.length - decimals),
    digits.slice(digits.length - decimals),
  ];
  const text = `${units < 0 ? '-' : ''}${whole}${decimals === 0 ? '' : `.${fraction}`}`;
  if (!isDecimal(text)) throw new Error(`not a decimal: ${text}`);
  return text;
}

function isDecimal(text: string): text is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(text);
}

describe.each(localeNames)('%s', (locale) => {
  const formatter = formatterFor(locale);
  const currency = OWN_CURRENCY[locale] ?? '';
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency, useGrouping: 'always' });
  const integer = new Intl.NumberFormat(locale);
  const longDate = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  // Those of a bill beside those of any size.
  const amounts = fc
    .oneof(fc.maxSafeInteger(), fc.integer({ min: -9_999_999, max: 9_999_999 }))
    .filter((minor) => minor !== 0);

  it('shows its own currency as Intl does, to the last digit, thousands always parted', () => {
    fc.assert(
      fc.property(amounts, (minor) => {
        expect(formatter.money(minor, currency)).toBe(asPrinted(money.format(decimalText(minor))));
      }),
    );
  });

  it('shows whole numbers as Intl does', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(formatter.integer(value)).toBe(asPrinted(integer.format(value)));
      }),
    );
  });

  it('shows decimals as Intl does', () => {
    const byDigits = Array.from({ length: 10 }, (_, digits) => {
      return new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    });
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.nat({ max: 9 }), (units, digits) => {
        expect(formatter.decimal(units, digits)).toBe(
          asPrinted(byDigits[digits]?.format(decimalText(units, digits)) ?? ''),
        );
      }),
    );
  });

  it('shows long dates as Intl does, but for the French first of a month', () => {
    const days = fc.date({
      min: new Date('1900-01-01'),
      max: new Date('2099-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        const first = locale.startsWith('fr') ? '1er ' : '1 ';
        expect(formatter.date(day, 'long')).toBe(longDate.format(date).replace(/^1 /, first));
      }),
    );
  });

  it('shows medium dates as Intl does', () => {
    const mediumDate = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
    for (let month = 1; month <= 12; month++) {
      const day = `2026-${String(month).padStart(2, '0')}-05`;
      expect(formatter.date(day, 'medium')).toBe(mediumDate.format(new Date(`${day}T00:00:00Z`)));
    }
  });

  it('shows shares and forms of numbers as Intl does', () => {
    const percent = new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 1 });
    const rules = new Intl.PluralRules(locale);
    const forms = locale === 'pl-PL' ? ['one', 'few', 'many'] : ['one', 'other', 'many'];
    fc.assert(
      fc.property(fc.nat({ max: 999_999 }), (count) => {
        expect(formatter.percent(count, 1)).toBe(asPrinted(percent.format(count / 1000)));
        expect(formatter.plural(count, forms)).toBe(rules.select(count));
      }),
    );
    for (const count of [0, 1_000_000, 1_000_001, 2_000_000, 10_500_000, 3_000_000_000]) {
      expect(formatter.plural(count, forms)).toBe(rules.select(count));
    }
    // A template that names no form for millions keeps the last one.
    expect(formatter.plural(2_000_000, forms.slice(0, 2))).toBe(forms[1]);
  });

  it('names months as Intl does', () => {
    const name = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
    for (let month = 1; month <= 12; month++) {
      const day = `2026-${String(month).padStart(2, '0')}-05`;
      expect(formatter.month(day)).toBe(name.format(new Date(`${day}T00:00:00Z`)));
    }
  });

  it('names weekdays, and months with their year, as Intl does', () => {
    const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
    const monthYear = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
    for (let day = 1; day <= 12; day++) {
      const text = `19${60 + day * 2}-${String(day).padStart(2, '0')}-0${(day % 7) + 1}`;
      const date = new Date(`${text}T00:00:00Z`);
      expect(formatter.weekday(text)).toBe(weekday.format(date));
      expect(formatter.monthYear(text)).toBe(monthYear.format(date));
    }
    expect(formatter.weekday('')).toBe('');
  });

  it('gives digits of an amount back exactly', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (minor) => {
        const text = formatter.amount(minor, 'EUR');
        expect(Number(text.replace('\u2212', '-').replace(/[^\d-]/g, ''))).toBe(minor);
        expect(text).toMatch(/^\u2212?(?:\d{4}|\d{1,3}(?:[.,'\u00a0]\d{3})*)[.,]\d\d$/);
      }),
    );
  });
});

it('has patterns for exactly the locales that a job may name', () => {
  expect(localeNames).toEqual([...KNOWN_LOCALES].sort());
});

describe('money of other countries', () => {
  const shown = (locale: string, currency: string): string =>
    formatterFor(locale).money(-1234560, currency).replaceAll('\u00a0', '_').replaceAll('\u2212', '-');

  it.each([
    ['en-US', 'CAD', '-CA$12,345.60'],
    ['en-US', 'CHF', '-CHF_12,345.60'],
    ['en-CA', 'USD', '-US$12,345.60'],
    ['en-GB', 'EUR', '-€12,345.60'],
    ['en-AU', 'USD', '-USD_12,345.60'],
    ['fr-FR', 'USD', '-12_345,60_$US'],
    ['fr-CA', 'USD', '-12_345,60_$_US'],
    ['de-DE', 'GBP', '-12.345,60_£'],
    ['de-DE', 'JPY', '-1.234.560_¥'],
    ['de-DE', 'KWD', '-1.234,560_KWD'],
    ['de-CH', 'EUR', "EUR-12'345.60"],
    ['de-AT', 'USD', '-$_12.345,60'],
  ])('%s %s: %s', (locale, currency, expected) => {
    expect(shown(locale, currency)).toBe(expected);
  });
});

describe('small amounts, dates, faults', () => {
  it('pads below one unit and shows zero without a sign', () => {
    const german = formatterFor('de-DE');
    expect([0, 5, 50, 100, -5].map((minor) => german.amount(minor, 'EUR'))).toEqual([
      '0,00',
      '0,05',
      '0,50',
      '1,00',
      '\u22120,05',
    ]);
    expect(german.amount(-0, 'EUR')).toBe('0,00');
  });

  it('shows an amount with as many decimals as its currency has', () => {
    const german = formatterFor('de-DE');
    const shown = ['EUR', 'JPY', 'KWD', 'CLF'].map((currency) => german.amount(-1234560, currency));
    expect(shown).toEqual(['12.345,60', '1.234.560', '1.234,560', '123,4560'].map((text) => `\u2212${text}`));
  });

  it.each([
    ['en-US', '3/5/19', 'Mar 5, 2019'],
    ['en-CA', '2019-03-05', 'Mar 5, 2019'],
    ['fr-CA', '2019-03-05', '5 mars 2019'],
    ['en-AU', '5/3/19', '5 Mar 2019'],
    ['en-GB', '05/03/2019', '5 Mar 2019'],
    ['fr-FR', '05/03/2019', '5 mars 2019'],
    ['de-DE', '05.03.19', '05.03.2019'],
    ['de-CH', '05.03.19', '05.03.2019'],
    ['de-AT', '05.03.19', '05.03.2019'],
  ])('%s: %s, %s', (locale, short, medium) => {
    const { date } = formatterFor(locale);
    expect([date('2019-03-05', 'short'), date('2019-03-05', 'medium')]).toEqual([short, medium]);
  });

  it('writes the first of a month as French does', () => {
    const { date } = formatterFor('fr-FR');
    expect(date('2019-07-01', 'long')).toBe('1er juillet 2019');
    expect(date('2019-07-01', 'short')).toBe('01/07/2019');
  });

  it('refuses fractions and unknown locales', () => {
    expect(() => formatterFor('de-DE').money(1.5, 'EUR')).toThrow(RangeError);
    expect(() => formatterFor('xx-XX')).toThrow(RangeError);
  });
});
