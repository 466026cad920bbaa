import { mergeModules, rectangleBuffer } from '../../barcode/merge-modules.ts';
import { encodeQrCode } from '../../barcode/qr-code.ts';
import type { CodeMark } from '../mark.ts';
import { points } from '../points.ts';

/**
 * A QR code with correction level M that is `side` mm wide whatever it holds, without its quiet zone: slips state its
 * size, so that its modules are no whole dots of a press.
 */
export function slipCode(payload: string, side: number): CodeMark {
  const matrix = encodeQrCode(payload, 'M');
  const buffer = rectangleBuffer(matrix);
  const count = mergeModules(matrix, buffer);
  return {
    ...{ kind: 'code', x: 0, dy: 0 },
    module: points(side) / matrix.width,
    rects: buffer.slice(0, count * 4),
    count,
  };
}
