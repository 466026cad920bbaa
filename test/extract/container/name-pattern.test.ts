import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesPattern } from '../../../src/extract/container/name-pattern.ts';

/** The same, said as a regular expression: right, and slow for hostile patterns. */
function judge(pattern: string, name: string): boolean {
  const parts = pattern.split('/').map((part) => {
    const body = part.replace(/[^*?]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
    const open = body.replaceAll('*', '[^/]*').replaceAll('?', '[^/]');
    return part.startsWith('.') ? open : `(?!\\.)${open}`;
  });
  return new RegExp(`^${parts.join('/')}$`, 'su').test(name);
}

describe('a pattern', () => {
  it.each([
    ['bills.csv', 'bills.csv', true],
    ['bills*.csv', 'bills_2024_01.csv', true],
    ['bills*.csv', 'bills.csv', true],
    ['bills?.csv', 'bills.csv', false],
    ['bills?.csv', 'billsß.csv', true],
    ['bills?.csv', 'bills😀.csv', true],
    ['*.csv', 'night/bills.csv', false],
    ['*/bills.csv', 'night/bills.csv', true],
    ['night/*', 'night/bills.csv', true],
    ['night/*', 'night/sub/bills.csv', false],
    ['*.csv', '.bills.csv', false],
    ['.*.csv', '.bills.csv', true],
    ['*', '', true],
    ['a.c', 'abc', false],
    ['[a].csv', '[a].csv', true],
    ['Bills.csv', 'bills.csv', false],
  ])('%s, %s: %s', (pattern, name, expected) => {
    expect(matchesPattern(pattern, name)).toBe(expected);
  });

  it('means what the regular expression means', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', '/', '😀'), maxLength: 10 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', '.', '/'), maxLength: 8 });
    fc.assert(
      fc.property(pattern, text, (wanted, name) => {
        expect(matchesPattern(wanted, name)).toBe(judge(wanted, name));
      }),
      { numRuns: 5000 },
    );
  });

  it('of many stars takes no time', () => {
    expect(matchesPattern(`${'*a'.repeat(50)}b`, 'a'.repeat(20_000))).toBe(false);
  });
});
