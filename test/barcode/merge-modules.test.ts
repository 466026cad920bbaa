import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeDataMatrix } from '../../src/barcode/data-matrix.ts';
import { mergeModules, rectangleBuffer } from '../../src/barcode/merge-modules.ts';

const matrices = fc
  .tuple(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 24 }))
  .chain(([width, height]) =>
    fc
      .uint8Array({ minLength: width * height, maxLength: width * height, max: 1 })
      .map((modules) => ({ width, height, modules })),
  );

test('rectangles cover every dark module once and no light one', () => {
  fc.assert(
    fc.property(matrices, (matrix) => {
      const into = rectangleBuffer(matrix);
      const count = mergeModules(matrix, into);
      const covered = new Uint8Array(matrix.width * matrix.height);
      for (let i = 0; i < count; i++) {
        const [x = 0, y = 0, width = 0, height = 0] = into.subarray(i * 4, i * 4 + 4);
        for (let row = y; row < y + height; row++)
          for (let column = x; column < x + width; column++)
            covered[row * matrix.width + column] = (covered[row * matrix.width + column] ?? 0) + 1;
      }
      expect(covered).toEqual(matrix.modules);
    }),
    { numRuns: 500 },
  );
});

test('a run that goes on below is one rectangle', () => {
  const modules = Uint8Array.from([1, 1, 0, 1, 1, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1]);
  const into = rectangleBuffer({ width: 4, height: 4 });
  expect(mergeModules({ width: 4, height: 4, modules }, into)).toBe(4);
  expect([...into.subarray(0, 16)]).toEqual([0, 0, 2, 2, 3, 0, 1, 3, 1, 2, 1, 1, 1, 3, 3, 1]);
});

test('a symbol takes far fewer rectangles than it has dark modules', () => {
  const symbol = encodeDataMatrix('1010000100000170102');
  const dark = symbol.modules.reduce((sum, module) => sum + module, 0);
  expect(mergeModules(symbol, rectangleBuffer(symbol))).toBeLessThan(dark * 0.6);
});
