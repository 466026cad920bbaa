import bwipjs from 'bwip-js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { barRects, LinearRefusal, type BarPattern } from '../../src/barcode/bar-pattern.ts';
import { encodeCode128 } from '../../src/barcode/code-128.ts';
import { encodeCode39 } from '../../src/barcode/code-39.ts';
import { encodeInterleaved2of5 } from '../../src/barcode/interleaved-2-of-5.ts';
import { decodeLinear } from './zxing.ts';

const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 30 });
const ascii = fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 30 });
const mixed = fc
  .array(fc.oneof(digits, ascii), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(''));
const code39Text = fc.string({
  unit: fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%'),
  minLength: 1,
  maxLength: 30,
});

function bwipWidths(symbology: string, text: string, options: object): readonly number[] {
  const [symbol] = bwipjs.raw(symbology, text, options as never);
  if (symbol === undefined || !('sbs' in symbol)) throw new Error('bwip-js gave no bars');
  return symbol.sbs;
}

/** Its wide elements may be two narrow ones. */
function bwipWide(symbology: string, text: string, options: object): readonly number[] {
  return bwipWidths(symbology, text, options).map((width) => (width > 1 ? 3 : 1));
}

/** What zxing reads of the bars, three pixels the narrowest. */
async function readBack(pattern: BarPattern, kind: 'Code128' | 'Code39' | 'ITF'): Promise<string[]> {
  return decodeLinear(barRects(pattern, 20), pattern.modules, 20, kind);
}

describe('Code 128', () => {
  test('of any ASCII is read back by zxing', async () => {
    await fc.assert(
      fc.asyncProperty(mixed, async (text) => {
        expect(await readBack(encodeCode128(text), 'Code128')).toEqual([text]);
      }),
      { numRuns: 200 },
    );
  });

  test('is never longer than that of bwip-js', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        const escaped = Array.from(text, (each) => `^${String(each.charCodeAt(0)).padStart(3, '0')}`).join(
          '',
        );
        const theirs = bwipWidths('code128', escaped, { parse: true });
        const modules = theirs.reduce((sum, width) => sum + width, 0);
        expect(encodeCode128(text).modules).toBeLessThanOrEqual(modules);
      }),
      { numRuns: 500 },
    );
  });

  test('takes pairs of digits as one character', () => {
    // Start, four pairs, check, stop: six characters of 11 modules and one of 13.
    expect(encodeCode128('12345678').modules).toBe(6 * 11 + 13);
  });

  test('refuses what is not ASCII', () => {
    expect(() => encodeCode128('Größe')).toThrow(LinearRefusal);
  });
});

describe('Code 39', () => {
  test('has the bars of bwip-js, with and without check character', () => {
    fc.assert(
      fc.property(code39Text, fc.boolean(), (text, check) => {
        const ours = encodeCode39(text, check).widths;
        expect(ours).toEqual(bwipWide('code39', text, { includecheck: check }).slice(0, ours.length));
      }),
    );
  });

  test('is read back by zxing', async () => {
    // zxing takes `$A` for a control character, as extended Code 39 does.
    const plain = code39Text.filter((text) => !/[$/+%]/.test(text));
    await fc.assert(
      fc.asyncProperty(plain, async (text) => {
        expect(await readBack(encodeCode39(text, false), 'Code39')).toEqual([text]);
      }),
      { numRuns: 100 },
    );
  });

  test.each(['a', 'ÄB', '*', 'A_B'])('refuses %s', (text) => {
    expect(() => encodeCode39(text, false)).toThrow(LinearRefusal);
  });
});

describe('Interleaved 2 of 5', () => {
  const pairs = digits.map((each) => each + each);

  test('has the bars of bwip-js', () => {
    fc.assert(
      fc.property(pairs, (text) => {
        const ours = encodeInterleaved2of5(text, false).widths;
        expect(ours).toEqual(bwipWide('interleaved2of5', text, {}).slice(0, ours.length));
      }),
    );
  });

  test('has the check digit of bwip-js', () => {
    fc.assert(
      fc.property(pairs, fc.nat(9), (text, last) => {
        const odd = `${text}${last}`;
        const ours = encodeInterleaved2of5(odd, true).widths;
        expect(ours).toEqual(bwipWide('interleaved2of5', odd, { includecheck: true }).slice(0, ours.length));
      }),
    );
  });

  test('is read back by zxing', async () => {
    // Readers refuse shorter ones: part of a longer symbol can look like them.
    const long = pairs.filter((text) => text.length >= 6);
    await fc.assert(
      fc.asyncProperty(long, async (text) => {
        expect(await readBack(encodeInterleaved2of5(text, false), 'ITF')).toEqual([text]);
      }),
      { numRuns: 100 },
    );
  });

  test('refuses letters, and an odd number of digits', () => {
    expect(() => encodeInterleaved2of5('12A4', false)).toThrow('digits alone');
    expect(() => encodeInterleaved2of5('123', false)).toThrow('these are 3');
    expect(() => encodeInterleaved2of5('1234', true)).toThrow('these are 5 with the check digit');
  });
});
