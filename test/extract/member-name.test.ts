import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isMemberOf, plainMember } from '../../src/extract/member-name.ts';

it.each([
  ['lines.csv', 'lines.csv', true],
  ['lines.csv', 'lines.csv.gz', true],
  ['lines.csv.zst', 'lines.csv', true],
  ['lines.csv', 'old/lines.csv', false],
  ['lines-*.csv', 'lines-1.csv', true],
  ['lines-*.csv', 'lines-.csv.GZ', true],
  ['lines-*.csv', 'lines-1/a.csv', false],
  ['*/lines-?.csv', 'old/lines-1.csv', true],
  ['lines-?.csv', 'lines-10.csv', false],
  ['*a*b', 'xaaxb', true],
  ['*a*b', 'xbxa', false],
  ['lines.csv', 'linesxcsv', false],
  ['[a].csv', 'a.csv', false],
])('%s, %s: %s', (pattern, name, is) => {
  expect(isMemberOf(pattern, name)).toBe(is);
});

it('agrees with the regular expression that the pattern stands for, quickly', () => {
  const piece = fc.constantFrom('a', 'b', '/', '.', '*', '?', '**');
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '/', '.'), maxLength: 12 });
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), letters, (pieces, name) => {
      const pattern = pieces.join('');
      const text = pattern.replace(/\./g, '\\.').replace(/\*+/g, '[^/]*').replace(/\?/g, '[^/]');
      fc.pre(plainMember(name) === name);
      expect(isMemberOf(pattern, name)).toBe(new RegExp(`^${text}$`).test(name));
    }),
    { numRuns: 2000 },
  );
  expect(isMemberOf('*a'.repeat(20) + 'b', 'a'.repeat(5000))).toBe(false);
});
