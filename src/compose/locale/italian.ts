import type { LocalePatterns } from './pattern.ts';

const BLANK = '\u00a0';

const ITALIAN = {
  plural: 'millions' as const,
  /** 1234, but 12.345. */
  leastGrouped: 5,
  months: [
    ...['gennaio', 'febbraio', 'marzo', 'aprile', 'maggio', 'giugno'],
    ...['luglio', 'agosto', 'settembre', 'ottobre', 'novembre', 'dicembre'],
  ],
  shortMonths: ['gen', 'feb', 'mar', 'apr', 'mag', 'giu', 'lug', 'ago', 'set', 'ott', 'nov', 'dic'],
};

export const italianOfItaly: LocalePatterns = {
  ...ITALIAN,
  decimal: ',',
  group: '.',
  moneyGroup: '.',
  moneyPositive: `#${BLANK}¤`,
  moneyNegative: `-#${BLANK}¤`,
  symbols: { EUR: '€', GBP: '£', CAD: 'CA$', AUD: 'A$' },
  dates: { short: 'dd/MM/yy', medium: 'd MMM y', long: 'd MMMM y' },
};

export const italianOfSwitzerland: LocalePatterns = {
  ...ITALIAN,
  decimal: '.',
  group: "'",
  moneyGroup: "'",
  moneyPositive: `¤${BLANK}#`,
  moneyNegative: '¤-#',
  symbols: { EUR: '€', GBP: '£', CAD: 'CA$', AUD: 'A$' },
  dates: { short: 'dd.MM.yy', medium: 'd MMM y', long: 'd MMMM y' },
};
