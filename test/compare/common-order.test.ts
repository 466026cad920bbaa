import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commonOrder } from '../../src/compare/common-order.ts';

/** The length of the longest common run, by the plain table. */
function longest(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, () => 0);
  for (const each of a) {
    const next = [0];
    b.forEach((other, j) => {
      next.push(each === other ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0));
    });
    row = next;
  }
  return row.at(-1) ?? 0;
}

test('pairs ascend, say the same, and are as many as can be', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 });
  fc.assert(
    fc.property(words, words, (a, b) => {
      const pairs = commonOrder(a, b);
      pairs.forEach(([i, j], n) => {
        expect(a[i]).toBe(b[j]);
        const [before = [-1, -1]] = pairs.slice(n - 1, n);
        if (n > 0) expect(i > before[0] && j > before[1]).toBe(true);
      });
      expect(pairs).toHaveLength(longest(a, b));
    }),
  );
});

test('lists without anything in common, and long ones that differ everywhere, come to an end', () => {
  expect(commonOrder([], ['a'])).toEqual([]);
  const numbered = (name: string): string[] => Array.from({ length: 20_000 }, (_, i) => `${name}${i}`);
  expect(commonOrder(['same', ...numbered('a')], ['same', ...numbered('b')])).toEqual([[0, 0]]);
});
