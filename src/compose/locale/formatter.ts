import { minorDigits } from './currency.ts';
import { dateFormat } from './date.ts';
import { americanEnglish, australianEnglish, britishEnglish, canadianEnglish } from './english.ts';
import { canadianFrench, frenchOfFrance, frenchOfSwitzerland } from './french.ts';
import { germanOfAustria, germanOfGermany, germanOfSwitzerland } from './german.ts';
import { portugueseOfPortugal, spanishOfSpain } from './iberian.ts';
import { italianOfItaly, italianOfSwitzerland } from './italian.ts';
import { danishOfDenmark, dutchOfNetherlands, polishOfPoland, swedishOfSweden } from './northern.ts';
import { grouped, groupedAmount, MINUS } from './number.ts';
import { pluralForm } from './plural.ts';
import type { LocalePatterns } from './pattern.ts';
import { weekdayName } from './weekday.ts';

/**
 * Numbers, money and dates as a locale writes them, from data in this folder: the same on every machine and Node.
 * Exact: amounts are whole minor units and are never divided.
 */
export interface Formatter {
  /** `money(-123456, 'EUR')` → `−1.234,56 €`; minor units of that currency (ISO 4217: two decimals, none for JPY; two for an unknown code). */
  readonly money: (minorUnits: number, currency: string) => string;
  /** The same digits without the currency: `amount(-123456, 'EUR')` → `−1.234,56`. */
  readonly amount: (minorUnits: number, currency: string) => string;
  /** A whole number: `1.234.567`. */
  readonly integer: (value: number) => string;
  /** A number in units of its last digit: `decimal(1234567, 3)` → `1.234,567`; at most 9 digits after the point. */
  readonly decimal: (units: number, digits: number) => string;
  /** A day (`YYYY-MM-DD`): `07.03.19`, `07.03.2019`, `7. März 2019`. */
  readonly date: (day: string, style: DateStyle) => string;
  /** A share, as `decimal`: `percent(125, 1)` → `12,5 %`. */
  readonly percent: (units: number, digits: number) => string;
  /** The form for so many of the forms one, other (or one, few, many); the last one where there are fewer. */
  readonly plural: (count: number, forms: readonly string[]) => string;
  /** The name of a day's month, as it stands alone: `März`. */
  readonly month: (day: string) => string;
  /** Month and year of a day: `März 2019`, `marzo de 2019`. */
  readonly monthYear: (day: string) => string;
  /** The name of a day's weekday: `Montag`; '' of ''. */
  readonly weekday: (day: string) => string;
}

type DateStyle = 'short' | 'medium' | 'long';

const PATTERNS: ReadonlyMap<string, LocalePatterns> = new Map([
  ['da-DK', danishOfDenmark],
  ['de-AT', germanOfAustria],
  ['de-CH', germanOfSwitzerland],
  ['de-DE', germanOfGermany],
  ['en-AU', australianEnglish],
  ['en-CA', canadianEnglish],
  ['en-GB', britishEnglish],
  ['en-US', americanEnglish],
  ['es-ES', spanishOfSpain],
  ['fr-CA', canadianFrench],
  ['fr-CH', frenchOfSwitzerland],
  ['fr-FR', frenchOfFrance],
  ['it-CH', italianOfSwitzerland],
  ['it-IT', italianOfItaly],
  ['nl-NL', dutchOfNetherlands],
  ['pl-PL', polishOfPoland],
  ['pt-PT', portugueseOfPortugal],
  ['sv-SE', swedishOfSweden],
]);

let namedMonths: ReadonlySet<string> | undefined;

/** Names of months, long and short, of all locales, in small letters, without a stop at their end. */
export function monthNames(): ReadonlySet<string> {
  namedMonths ??= new Set(
    [...PATTERNS.values()]
      .flatMap(({ months, monthsAlone, shortMonths }) => [...months, ...(monthsAlone ?? []), ...shortMonths])
      .map((name) => name.toLowerCase().replace(/\.$/, '')),
  );
  return namedMonths;
}

/** Locales that have patterns, ascending. */
export const localeNames: readonly string[] = [...PATTERNS.keys()];

const made = new Map<string, Formatter>();

/** The formatter of a locale (one of `localeNames`, which the job loader checks); throws RangeError for any other. */
export function formatterFor(locale: string): Formatter {
  const known = made.get(locale);
  if (known !== undefined) return known;
  const patterns = PATTERNS.get(locale);
  if (patterns === undefined) throw new RangeError(`no patterns for locale ${locale}`);
  const formatter = makeFormatter(patterns, locale.slice(0, 2));
  made.set(locale, formatter);
  return formatter;
}

function makeFormatter(patterns: LocalePatterns, language: string): Formatter {
  const { decimal, leastGrouped: least = 4, moneyDecimal = decimal } = patterns;
  const group = { sign: patterns.group, least };
  // CLDR leaves `1234,50` whole in some languages, for running text. In a column of a bill it would stand above `12.345,00`.
  const moneyGroup = { sign: patterns.moneyGroup, least: 4 };
  const affixes = new Map<string, MoneyAffixes>();
  const affixesOf = (currency: string): MoneyAffixes => {
    let found = affixes.get(currency);
    if (found === undefined) affixes.set(currency, (found = moneyAffixes(patterns, currency)));
    return found;
  };
  const dates = {
    short: dateFormat(patterns.dates.short, patterns),
    medium: dateFormat(patterns.dates.medium, patterns),
    long: dateFormat(patterns.dates.long, patterns),
  };
  const month = (day: string): string =>
    (patterns.monthsAlone ?? patterns.months)[Number(day.slice(5, 7)) - 1] ?? '';
  return {
    money(minorUnits, currency) {
      refuseFraction(minorUnits);
      const affix = affixesOf(currency);
      const digits = groupedAmount(minorUnits, affix.decimals, moneyDecimal, moneyGroup);
      return minorUnits < 0
        ? affix.beforeNegative + digits + affix.afterNegative
        : affix.before + digits + affix.after;
    },
    amount(minorUnits, currency) {
      refuseFraction(minorUnits);
      const digits = groupedAmount(minorUnits, affixesOf(currency).decimals, moneyDecimal, moneyGroup);
      return minorUnits < 0 ? MINUS + digits : digits;
    },
    integer(value) {
      refuseFraction(value);
      return value < 0 ? MINUS + grouped(value, group) : grouped(value, group);
    },
    decimal(units, digits) {
      refuseFraction(units);
      const text = groupedAmount(units, digits, decimal, group);
      return units < 0 ? MINUS + text : text;
    },
    percent(units, digits) {
      refuseFraction(units);
      const text = groupedAmount(units, digits, decimal, group);
      return `${units < 0 ? MINUS : ''}${text}${patterns.percent ?? ''}%`;
    },
    plural: (count, forms) => forms[Math.min(pluralForm(count, patterns.plural), forms.length - 1)] ?? '',
    date: (day, style) => dates[style](day),
    month,
    monthYear: (day) => `${month(day)} ${patterns.beforeYear ?? ''}${day.slice(0, 4)}`,
    weekday: (day) => weekdayName(language, day),
  };
}

interface MoneyAffixes {
  readonly decimals: number;
  readonly before: string;
  readonly after: string;
  readonly beforeNegative: string;
  readonly afterNegative: string;
}

/** What stands around the digits in one currency, made once. */
function moneyAffixes(patterns: LocalePatterns, currency: string): MoneyAffixes {
  const symbol =
    (Object.hasOwn(patterns.symbols, currency) ? patterns.symbols[currency] : undefined) ?? currency;
  const [before = '', after = ''] = patterns.moneyPositive.split('#').map((part) => spaced(part, symbol));
  const [beforeNegative = '', afterNegative = ''] = patterns.moneyNegative
    .split('#')
    .map((part) => spaced(part, symbol).replace('-', MINUS));
  return { decimals: minorDigits(currency) ?? 2, before, after, beforeNegative, afterNegative };
}

/** CLDR's currency spacing: a symbol that ends in a letter does not touch the digits behind it. */
function spaced(part: string, symbol: string): string {
  const text = part.replace('¤', () => symbol);
  return part.endsWith('¤') && part.length <= 2 && /\p{L}$/u.test(symbol) && !part.startsWith('\u00a0')
    ? `${text}\u00a0`
    : text;
}

function refuseFraction(value: number): void {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`);
}
