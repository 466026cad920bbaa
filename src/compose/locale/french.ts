import type { LocalePatterns } from './pattern.ts';

/**
 * CLDR groups digits by U+202F (narrow no-break space) in France. Many fonts lack it, and a fallback font would set
 * it at another width, so U+00A0 stands in both French locales, as CLDR itself has it in Canada.
 */
const BLANK = '\u00a0';

const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];

const FRENCH = {
  percent: BLANK,
  plural: 'french' as const,
  decimal: ',',
  group: BLANK,
  moneyGroup: BLANK,
  moneyPositive: `#${BLANK}¤`,
  moneyNegative: `-#${BLANK}¤`,
  months: MONTHS,
  /** Not in CLDR's patterns, but the rule of the language. */
  firstDay: '1er',
};

export const frenchOfFrance: LocalePatterns = {
  ...FRENCH,
  symbols: { USD: '$US', CAD: '$CA', AUD: '$AU', NZD: '$NZ', EUR: '€', GBP: '£GB' },
  dates: { short: 'dd/MM/y', medium: 'd MMM y', long: 'd MMMM y' },
  shortMonths: [
    'janv.',
    'févr.',
    'mars',
    'avr.',
    'mai',
    'juin',
    'juil.',
    'août',
    'sept.',
    'oct.',
    'nov.',
    'déc.',
  ],
};

/** As in France but for the decimals of money, which the Swiss write with a point in all languages. */
export const frenchOfSwitzerland: LocalePatterns = {
  ...frenchOfFrance,
  moneyDecimal: '.',
  percent: '',
  dates: { short: 'dd.MM.yy', medium: 'd MMM y', long: 'd MMMM y' },
};

export const canadianFrench: LocalePatterns = {
  ...FRENCH,
  symbols: {
    USD: `$${BLANK}US`,
    CAD: '$',
    AUD: `$${BLANK}AU`,
    NZD: `$${BLANK}NZ`,
    EUR: '€',
    GBP: '£',
    JPY: '¥',
  },
  dates: { short: 'y-MM-dd', medium: 'd MMM y', long: 'd MMMM y' },
  shortMonths: [
    'janv.',
    'févr.',
    'mars',
    'avr.',
    'mai',
    'juin',
    'juill.',
    'août',
    'sept.',
    'oct.',
    'nov.',
    'déc.',
  ],
};
