import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tidyText } from '../../../src/address/text/tidy-text.ts';

describe('tidyText', () => {
  it.each([
    ['  12   Main\u00a0St\t', '12 Main St'],
    ['rue de l´Esplanade', "rue de l'Esplanade"],
    ['quai de l´ Iton', "quai de l'Iton"],
    ['Place d´ Armes', "Place d'Armes"],
    ['O’Neil', "O'Neil"],
    ['O`NEIL', "O'NEIL"],
    ["boys' home", "boys' home"],
    ["Rock 'n' Roll", "Rock 'n' Roll"],
    ['Ju\u0308rgen', 'Jürgen'],
    ['\ufeffA\u0000B\u00adC\u200e', 'ABC'],
    ['a\r\nb', 'a b'],
    ['lost \ufffd sign', 'lost \ufffd sign'],
    ['', ''],
    ['   ', ''],
  ])('%j → %j', (typed, tidy) => {
    expect(tidyText(typed)).toBe(tidy);
  });

  it('leaves no blank run, no control character, and is settled after one pass', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (typed) => {
        const tidy = tidyText(typed);
        expect(tidy).not.toMatch(/^\s|\s$|\s\s|\p{Cc}/u);
        expect(tidyText(tidy)).toBe(tidy);
      }),
    );
  });
});
