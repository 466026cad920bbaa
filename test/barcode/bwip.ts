import bwipjs from 'bwip-js';
import type { BitMatrix } from '../../src/barcode/bit-matrix.ts';

/** The symbol that bwip-js makes of a text, or of codewords written as `^NNN`. */
export function bwipDataMatrix(text: string, raw = false): BitMatrix {
  const [symbol] = bwipjs.raw('datamatrix', text, raw ? 'raw' : '');
  if (symbol === undefined || !('pixs' in symbol)) throw new Error('bwip-js gave no matrix');
  return { size: symbol.pixx, modules: Uint8Array.from(symbol.pixs) };
}
