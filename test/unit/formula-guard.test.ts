import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withFormula, withoutFormula } from '../../src/unit/formula-guard.ts';

test('what a spreadsheet would run gets an apostrophe, and loses it when it is read back', () => {
  expect(withoutFormula('=1+1')).toBe("'=1+1");
  expect(withFormula("'=1+1")).toBe('=1+1');
  expect(withFormula("'tis")).toBe("'tis");
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(!text.startsWith("'"));
      expect(withFormula(withoutFormula(text))).toBe(text);
    }),
  );
});
