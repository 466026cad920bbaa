import type { LocalePatterns } from './pattern.ts';

/** Number of a whole number's form among those of its language (CLDR): 0 one, 1 other, 2 many; Polish 0 one, 1 few, 2 many. */
export function pluralForm(count: number, rule: LocalePatterns['plural']): number {
  const n = Math.abs(count);
  if (rule === 'french') return n < 2 ? 0 : millions(n);
  if (n === 1) return 0;
  if (rule === 'millions') return millions(n);
  if (rule !== 'polish') return 1;
  const last = n % 10;
  const teens = n % 100 >= 12 && n % 100 <= 14;
  return last >= 2 && last <= 4 && !teens ? 1 : 2;
}

/** Whole millions count things with a word between: `un million de lettres`. */
function millions(n: number): number {
  return n !== 0 && n % 1_000_000 === 0 ? 2 : 1;
}
