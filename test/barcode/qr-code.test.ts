import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeModules, rectangleBuffer } from '../../src/barcode/merge-modules.ts';
import { encodeQrCode, QrRefusal, type QrCorrection } from '../../src/barcode/qr-code.ts';
import { decodeCodes, drawModules } from './zxing.ts';

async function readBack(text: string, correction: QrCorrection): Promise<string[]> {
  const matrix = encodeQrCode(text, correction);
  const rectangles = rectangleBuffer(matrix);
  return decodeCodes(drawModules(rectangles, mergeModules(matrix, rectangles), matrix, 4), 'QRCode');
}

describe('a QR code that zxing reads', () => {
  const correction = fc.constantFrom<QrCorrection>('L', 'M', 'Q', 'H');

  test('of any text', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 300 });
    // Half a surrogate pair is no character: UTF-8 cannot hold it.
    const whole = text.filter((each) => !/\p{Cs}/u.test(each));
    await fc.assert(
      fc.asyncProperty(whole, correction, async (each, level) => {
        expect(await readBack(each, level)).toEqual([each]);
      }),
      { numRuns: 60 },
    );
  });

  test('of digits alone takes less room than of letters', () => {
    expect(encodeQrCode('1'.repeat(200), 'M').width).toBeLessThan(encodeQrCode('a'.repeat(200), 'M').width);
  });

  test('of the largest version', async () => {
    const text = 'a'.repeat(2331);
    expect(encodeQrCode(text, 'M').width).toBe(177);
    expect(await readBack(text, 'M')).toEqual([text]);
    expect(() => encodeQrCode(`${text}a`, 'M')).toThrow(QrRefusal);
  });
});
