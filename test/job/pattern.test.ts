import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../src/job/pattern.ts';
import { PatternProblem } from '../../src/job/pattern-syntax.ts';

/** Random patterns of all that is understood, over few letters so that they match now and then. */
const { pattern } = fc.letrec<{ pattern: string; sequence: string; item: string; atom: string }>((tie) => ({
  pattern: fc.array(tie('sequence'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('|')),
  sequence: fc.array(tie('item'), { maxLength: 4 }).map((parts) => parts.join('')),
  item: fc
    .tuple(tie('atom'), fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,3}', '{0,}', '*?', '+?'))
    .map(([atom, times]) => (atom === '^' || atom === '$' ? atom : atom + times)),
  atom: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom(
      'a',
      'b',
      '1',
      '.',
      '\\d',
      '\\w',
      '\\S',
      '\\.',
      '[ab]',
      '[^a]',
      '[0-9b-c]',
      '[\\D]',
      'é',
      '😀',
      '^',
      '$',
    ),
    tie('pattern').map((inner) => `(${inner})`),
    tie('pattern').map((inner) => `(?:${inner})`),
  ),
}));

describe('compilePattern', () => {
  it('matches what RegExp matches', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', 'c', '1', '2', '.', ' ', 'é', '😀', '\n'),
      maxLength: 6,
    });
    fc.assert(
      fc.property(pattern, text, (source, subject) => {
        // RegExp itself takes for ever on some longer ones.
        fc.pre(source.length <= 24);
        expect(compilePattern(source).test(subject)).toBe(new RegExp(source, 'u').test(subject));
      }),
      { numRuns: 3000 },
    );
  });

  it.each(['(a+)+$', '^(a|a)*$', '(a|aa)+$', '(.*)(.*)(.*)(.*)[^a]$', '(a?){50}a{50}$'])(
    'takes time in proportion to the text: %s',
    (source) => {
      const compiled = compilePattern(source);
      expect(compiled.test(`${'a'.repeat(20_000)}!`)).toBe(source.includes('[^a]'));
    },
    10_000,
  );

  it.each([
    ['a(b', 1],
    ['a)b', 1],
    ['[ab', 0],
    ['*a', 0],
    ['a**', 2],
    ['a{3,2}', 1],
    ['a{500}', 1],
    ['(?=a)', 0],
    ['(a)\\1', 3],
    ['\\bx', 0],
    ['[b-a]', 0],
    ['x\\', 1],
    ['a'.repeat(201), 200],
  ])('refuses %s', (source, offset) => {
    expect(() => compilePattern(source)).toThrow(PatternProblem);
    try {
      compilePattern(source);
    } catch (error) {
      expect(error instanceof PatternProblem && error.offset).toBe(offset);
    }
  });

  it('refuses repetitions of repetitions that would need too many steps', () => {
    expect(() => compilePattern('((a{100}){100}){100}')).toThrow(PatternProblem);
  });
});
