import type { LocalePatterns } from './pattern.ts';

/** Number of a whole number's form among those of its language: 0 one, 1 other; Polish 0 one, 1 few, 2 many (CLDR). */
export function pluralForm(count: number, rule: LocalePatterns['plural']): number {
  const n = Math.abs(count);
  if (rule === 'from-two') return n < 2 ? 0 : 1;
  if (n === 1) return 0;
  if (rule !== 'polish') return 1;
  const last = n % 10;
  const teens = n % 100 >= 12 && n % 100 <= 14;
  return last >= 2 && last <= 4 && !teens ? 1 : 2;
}
