import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeCodewords } from '../../src/barcode/data-matrix-codewords.ts';
import { rectangularLayouts, squareLayouts, type SymbolLayout } from '../../src/barcode/data-matrix-sizes.ts';
import { DataMatrixRefusal, dataMatrixLayout, encodeDataMatrix } from '../../src/barcode/data-matrix.ts';
import { mergeModules, rectangleBuffer } from '../../src/barcode/merge-modules.ts';
import { bwipDataMatrix } from './bwip.ts';
import { decodeDataMatrix, drawModules } from './zxing.ts';

const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 88 });
const capitals = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ -/');
const alphanumeric = fc.string({ unit: capitals, minLength: 1, maxLength: 60 });
const ascii = fc.string({
  unit: fc.integer({ min: 0, max: 127 }).map((code) => String.fromCharCode(code)),
  minLength: 1,
  maxLength: 60,
});

/** Modules a side of the square symbol. */
function symbolSize(text: string): number | undefined {
  return dataMatrixLayout(text, squareLayouts)?.width;
}

/** Data codewords as bwip-js takes them raw, pads included. */
function codewordsOf(text: string, layouts: readonly SymbolLayout[] = squareLayouts): string {
  const words = new Uint8Array(2178);
  const layout = encodeCodewords(text, words, layouts);
  if (typeof layout === 'string') throw new Error(layout);
  return [...words.subarray(0, layout.dataCodewords)]
    .map((word) => `^${String(word).padStart(3, '0')}`)
    .join('');
}

function fits(text: string): boolean {
  return dataMatrixLayout(text, rectangularLayouts) !== undefined;
}

describe('the same bits as bwip-js', () => {
  test('for any digits', () => {
    fc.assert(
      fc.property(digits, (text) => {
        expect(encodeDataMatrix(text)).toEqual(bwipDataMatrix(text));
      }),
      { numRuns: 2000 },
    );
  });

  test('for piece numbers with letters in them', () => {
    const piece = fc
      .tuple(fc.constantFrom('P', 'AW', 'SO', 'JOB'), fc.stringMatching(/^\d{8,16}$/))
      .map(([prefix, number]) => prefix + number);
    fc.assert(
      fc.property(piece, (text) => {
        expect(encodeDataMatrix(text)).toEqual(bwipDataMatrix(text));
      }),
      { numRuns: 500 },
    );
  });

  test('for any ASCII, from the same codewords', () => {
    fc.assert(
      fc.property(fc.oneof(alphanumeric, ascii), (text) => {
        expect(encodeDataMatrix(text)).toEqual(bwipDataMatrix(codewordsOf(text), true));
      }),
      { numRuns: 1500 },
    );
  });

  test('for any ASCII in a rectangle, from the same codewords', () => {
    const short = fc.oneof(digits, alphanumeric, ascii).filter((text) => fits(text));
    fc.assert(
      fc.property(short, (text) => {
        expect(encodeDataMatrix(text, rectangularLayouts)).toEqual(
          bwipDataMatrix(codewordsOf(text, rectangularLayouts), true, true),
        );
      }),
      { numRuns: 500 },
    );
  });

  test.each(rectangularLayouts)(
    'in every rectangle: $width × $height, full to the last codeword',
    (layout) => {
      const text = '0123456789'.repeat(10).slice(0, layout.dataCodewords * 2);
      const symbol = encodeDataMatrix(text, rectangularLayouts);
      expect([symbol.width, symbol.height]).toEqual([layout.width, layout.height]);
      expect(symbol).toEqual(bwipDataMatrix(text, false, true));
    },
  );

  test.each(squareLayouts)('in every size: $width × $height, full to the last codeword', (layout) => {
    const text = '0123456789'.repeat(312).slice(0, Math.min(3116, layout.dataCodewords * 2));
    const symbol = encodeDataMatrix(text);
    expect(symbol.width).toBe(layout.width);
    expect(symbol).toEqual(bwipDataMatrix(text));
  });
});

test('no symbol is larger than bwip-js makes it, which looks ahead where we compute', () => {
  fc.assert(
    fc.property(alphanumeric, (text) => {
      // Without its other modes: EDIFACT, base 256 and text, which we leave out.
      fc.pre(!/[-/]/.test(text));
      expect(symbolSize(text)).toBeLessThanOrEqual(bwipDataMatrix(text).width);
    }),
    { numRuns: 1000 },
  );
});

test('another decoder reads the text from the merged rectangles', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(digits, alphanumeric, ascii), async (text) => {
      for (const layouts of fits(text) ? [squareLayouts, rectangularLayouts] : [squareLayouts]) {
        const symbol = encodeDataMatrix(text, layouts);
        const rectangles = rectangleBuffer(symbol);
        const image = drawModules(rectangles, mergeModules(symbol, rectangles), symbol);
        expect(await decodeDataMatrix(image)).toEqual([text]);
      }
    }),
    { numRuns: 150 },
  );
});

describe('capacities of ISO/IEC 16022, table 7', () => {
  test.each([
    [16, 24, 16],
    [18, 36, 25],
    [20, 44, 31],
    [22, 60, 43],
  ])('%i × %i holds %i digits, %i capitals', (size, numbers, letters) => {
    expect(symbolSize('7'.repeat(numbers))).toBe(size);
    expect(symbolSize('7'.repeat(numbers + 1))).toBeGreaterThan(size);
    expect(symbolSize('Q'.repeat(letters))).toBe(size);
    expect(symbolSize('Q'.repeat(letters + 1))).toBeGreaterThan(size);
  });
});

test('what is too long or not ASCII is refused with its reason', () => {
  const reasonOf = (text: string): string => {
    try {
      encodeDataMatrix(text);
      return 'encoded';
    } catch (error) {
      return error instanceof DataMatrixRefusal ? error.reason : 'another error';
    }
  };
  expect(reasonOf('7'.repeat(3116))).toBe('encoded');
  expect(reasonOf('7'.repeat(3117))).toBe('too-long');
  expect(reasonOf('#'.repeat(1559))).toBe('too-long');
  expect(reasonOf('Müller')).toBe('not-ascii');
  expect(symbolSize('7'.repeat(3117))).toBeUndefined();
  expect(symbolSize('Müller')).toBeUndefined();
});
