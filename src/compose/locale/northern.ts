import type { LocalePatterns } from './pattern.ts';

const BLANK = '\u00a0';

export const dutchOfNetherlands: LocalePatterns = {
  decimal: ',',
  group: '.',
  moneyGroup: '.',
  moneyPositive: `¤${BLANK}#`,
  moneyNegative: `¤${BLANK}-#`,
  symbols: { EUR: '€', USD: 'US$', GBP: '£', CAD: 'C$', AUD: 'AU$', JPY: 'JP¥' },
  dates: { short: 'dd-MM-y', medium: 'd MMM y', long: 'd MMMM y' },
  months: [
    ...['januari', 'februari', 'maart', 'april', 'mei', 'juni'],
    ...['juli', 'augustus', 'september', 'oktober', 'november', 'december'],
  ],
  shortMonths: ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'],
};

export const danishOfDenmark: LocalePatterns = {
  percent: BLANK,
  decimal: ',',
  group: '.',
  moneyGroup: '.',
  moneyPositive: `#${BLANK}¤`,
  moneyNegative: `-#${BLANK}¤`,
  symbols: { DKK: 'kr.', EUR: '€', USD: 'US$', GBP: '£', CAD: 'CA$', AUD: 'AU$', JPY: 'JP¥' },
  dates: { short: 'dd.MM.y', medium: 'd. MMM y', long: 'd. MMMM y' },
  months: [
    ...['januar', 'februar', 'marts', 'april', 'maj', 'juni'],
    ...['juli', 'august', 'september', 'oktober', 'november', 'december'],
  ],
  shortMonths: [
    'jan.',
    'feb.',
    'mar.',
    'apr.',
    'maj',
    'jun.',
    'jul.',
    'aug.',
    'sep.',
    'okt.',
    'nov.',
    'dec.',
  ],
};

export const swedishOfSweden: LocalePatterns = {
  percent: BLANK,
  decimal: ',',
  group: BLANK,
  moneyGroup: BLANK,
  moneyPositive: `#${BLANK}¤`,
  moneyNegative: `-#${BLANK}¤`,
  symbols: { SEK: 'kr', DKK: 'Dkr', EUR: '€', USD: 'US$', CAD: 'CA$' },
  dates: { short: 'y-MM-dd', medium: 'd MMM y', long: 'd MMMM y' },
  months: [
    ...['januari', 'februari', 'mars', 'april', 'maj', 'juni'],
    ...['juli', 'augusti', 'september', 'oktober', 'november', 'december'],
  ],
  shortMonths: [
    'jan.',
    'feb.',
    'mars',
    'apr.',
    'maj',
    'juni',
    'juli',
    'aug.',
    'sep.',
    'okt.',
    'nov.',
    'dec.',
  ],
};

export const polishOfPoland: LocalePatterns = {
  plural: 'polish',
  decimal: ',',
  group: BLANK,
  moneyGroup: BLANK,
  leastGrouped: 5,
  moneyPositive: `#${BLANK}¤`,
  moneyNegative: `-#${BLANK}¤`,
  symbols: { PLN: 'zł', EUR: '€' },
  dates: { short: 'd.MM.y', medium: 'd MMM y', long: 'd MMMM y' },
  /** In the genitive, as dates have them. */
  months: [
    ...['stycznia', 'lutego', 'marca', 'kwietnia', 'maja', 'czerwca'],
    ...['lipca', 'sierpnia', 'września', 'października', 'listopada', 'grudnia'],
  ],
  monthsAlone: [
    ...['styczeń', 'luty', 'marzec', 'kwiecień', 'maj', 'czerwiec'],
    ...['lipiec', 'sierpień', 'wrzesień', 'październik', 'listopad', 'grudzień'],
  ],
  shortMonths: ['sty', 'lut', 'mar', 'kwi', 'maj', 'cze', 'lip', 'sie', 'wrz', 'paź', 'lis', 'gru'],
};
