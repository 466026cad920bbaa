import type { LocalePatterns } from './pattern.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const SHORT_AMERICAN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const SHORT_BRITISH = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];
const SHORT_AUSTRALIAN = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'June',
  'July',
  'Aug',
  'Sept',
  'Oct',
  'Nov',
  'Dec',
];

const NUMBERS = {
  decimal: '.',
  group: ',',
  moneyGroup: ',',
  moneyPositive: '¤#',
  moneyNegative: '-¤#',
};

export const americanEnglish: LocalePatterns = {
  ...NUMBERS,
  symbols: { USD: '$', CAD: 'CA$', AUD: 'A$', NZD: 'NZ$', EUR: '€', GBP: '£', JPY: '¥' },
  dates: { short: 'M/d/yy', medium: 'MMM d, y', long: 'MMMM d, y' },
  months: MONTHS,
  shortMonths: SHORT_AMERICAN,
};

export const canadianEnglish: LocalePatterns = {
  ...NUMBERS,
  symbols: { USD: 'US$', CAD: '$', AUD: 'A$', NZD: 'NZ$', EUR: '€', GBP: '£', JPY: 'JP¥' },
  dates: { short: 'y-MM-dd', medium: 'MMM d, y', long: 'MMMM d, y' },
  months: MONTHS,
  shortMonths: SHORT_AMERICAN,
};

export const australianEnglish: LocalePatterns = {
  ...NUMBERS,
  symbols: { AUD: '$' },
  dates: { short: 'd/M/yy', medium: 'd MMM y', long: 'd MMMM y' },
  months: MONTHS,
  shortMonths: SHORT_AUSTRALIAN,
};

export const britishEnglish: LocalePatterns = {
  ...NUMBERS,
  symbols: { USD: 'US$', CAD: 'CA$', AUD: 'A$', NZD: 'NZ$', EUR: '€', GBP: '£', JPY: 'JP¥' },
  dates: { short: 'dd/MM/y', medium: 'd MMM y', long: 'd MMMM y' },
  months: MONTHS,
  shortMonths: SHORT_BRITISH,
};
