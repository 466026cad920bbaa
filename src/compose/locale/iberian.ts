import type { LocalePatterns } from './pattern.ts';

const BLANK = '\u00a0';

export const spanishOfSpain: LocalePatterns = {
  percent: BLANK,
  plural: 'millions',
  decimal: ',',
  group: '.',
  moneyGroup: '.',
  leastGrouped: 5,
  moneyPositive: `#${BLANK}¤`,
  moneyNegative: `-#${BLANK}¤`,
  symbols: { EUR: '€', USD: 'US$' },
  beforeYear: 'de ',
  dates: { short: 'd/M/yy', medium: 'd MMM y', long: "d 'de' MMMM 'de' y" },
  months: [
    ...['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio'],
    ...['julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre'],
  ],
  shortMonths: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sept', 'oct', 'nov', 'dic'],
};

export const portugueseOfPortugal: LocalePatterns = {
  plural: 'millions',
  decimal: ',',
  group: BLANK,
  moneyGroup: BLANK,
  leastGrouped: 5,
  moneyPositive: `#${BLANK}¤`,
  moneyNegative: `-#${BLANK}¤`,
  symbols: { EUR: '€', USD: 'US$', GBP: '£', CAD: 'CA$', AUD: 'AU$', JPY: 'JP¥' },
  beforeYear: 'de ',
  dates: { short: 'dd/MM/yy', medium: 'dd/MM/y', long: "d 'de' MMMM 'de' y" },
  months: [
    ...['janeiro', 'fevereiro', 'março', 'abril', 'maio', 'junho'],
    ...['julho', 'agosto', 'setembro', 'outubro', 'novembro', 'dezembro'],
  ],
  shortMonths: [
    'jan.',
    'fev.',
    'mar.',
    'abr.',
    'mai.',
    'jun.',
    'jul.',
    'ago.',
    'set.',
    'out.',
    'nov.',
    'dez.',
  ],
};
