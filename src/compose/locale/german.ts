import type { LocalePatterns } from './pattern.ts';

const BLANK = '\u00a0';

const FROM_FEBRUARY = [
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
];
const MONTHS = ['Januar', ...FROM_FEBRUARY];
const AUSTRIAN_MONTHS = ['Jänner', ...FROM_FEBRUARY];

const DATES = { short: 'dd.MM.yy', medium: 'dd.MM.y', long: 'd. MMMM y' };

export const germanOfGermany: LocalePatterns = {
  percent: BLANK,
  decimal: ',',
  group: '.',
  moneyGroup: '.',
  moneyPositive: `#${BLANK}¤`,
  moneyNegative: `-#${BLANK}¤`,
  symbols: { USD: '$', CAD: 'CA$', AUD: 'AU$', NZD: 'NZ$', EUR: '€', GBP: '£', JPY: '¥' },
  dates: DATES,
  months: MONTHS,
  shortMonths: MONTHS,
};

/** CLDR 48 groups by the ASCII apostrophe; earlier editions by U+2019. */
export const germanOfSwitzerland: LocalePatterns = {
  decimal: '.',
  group: "'",
  moneyGroup: "'",
  moneyPositive: `¤${BLANK}#`,
  moneyNegative: '¤-#',
  symbols: { USD: '$', CAD: 'CA$', AUD: 'AU$', NZD: 'NZ$', GBP: '£', JPY: '¥' },
  dates: DATES,
  months: MONTHS,
  shortMonths: MONTHS,
};

export const germanOfAustria: LocalePatterns = {
  percent: BLANK,
  decimal: ',',
  group: BLANK,
  moneyGroup: '.',
  moneyPositive: `¤${BLANK}#`,
  moneyNegative: `-¤${BLANK}#`,
  symbols: { USD: '$', CAD: 'CA$', AUD: 'AU$', NZD: 'NZ$', EUR: '€', GBP: '£', JPY: '¥' },
  dates: DATES,
  months: AUSTRIAN_MONTHS,
  shortMonths: AUSTRIAN_MONTHS,
};
