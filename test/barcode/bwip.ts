import bwipjs from 'bwip-js';
import type { BitMatrix } from '../../src/barcode/bit-matrix.ts';

/** The symbol that bwip-js makes of a text, or of codewords written as `^NNN`. */
export function bwipDataMatrix(text: string, raw = false, rectangular = false): BitMatrix {
  const kind = rectangular ? 'datamatrixrectangular' : 'datamatrix';
  const [symbol] = bwipjs.raw(kind, text, raw ? 'raw' : '');
  if (symbol === undefined || !('pixs' in symbol)) throw new Error('bwip-js gave no matrix');
  return { width: symbol.pixx, height: symbol.pixy, modules: Uint8Array.from(symbol.pixs) };
}
