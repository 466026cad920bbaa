import type { BitMatrix } from './bit-matrix.ts';
import { addCheckCodewords } from './data-matrix-check.ts';
import { encodeCodewords } from './data-matrix-codewords.ts';
import { placementOf } from './data-matrix-placement.ts';
import { LARGEST_SYMBOL } from './data-matrix-sizes.ts';

/** Why a text cannot be a Data Matrix here: it is longer than the largest symbol, or holds more than ASCII. */
export class DataMatrixRefusal extends Error {
  readonly reason: 'too-long' | 'not-ascii';

  constructor(reason: 'too-long' | 'not-ascii') {
    super(reason === 'too-long' ? 'text is longer than a Data Matrix holds' : 'text holds more than ASCII');
    this.name = 'DataMatrixRefusal';
    this.reason = reason;
  }
}

/** Reused by every call; data codewords, then check codewords. */
const codewords = new Uint8Array(LARGEST_SYMBOL.dataCodewords + LARGEST_SYMBOL.checkCodewords);

/**
 * ASCII text as a square Data Matrix ECC 200 (ISO/IEC 16022), in the smallest symbol that ASCII and C40 encodation
 * reach. The matrix is the caller's own. Throws `DataMatrixRefusal`.
 */
export function encodeDataMatrix(text: string): BitMatrix {
  const layout = encodeCodewords(text, codewords);
  if (typeof layout === 'string') throw new DataMatrixRefusal(layout);
  addCheckCodewords(codewords, layout);
  const { frame, moduleOfBit } = placementOf(layout);
  const modules = frame.slice();
  const total = layout.dataCodewords + layout.checkCodewords;
  for (let i = 0, bit = 0; i < total; i++, bit += 8) {
    const word = codewords[i] ?? 0;
    for (let b = 0; b < 8; b++) modules[moduleOfBit[bit + b] ?? 0] = (word >> (7 - b)) & 1;
  }
  return { size: layout.size, modules };
}

/** Modules a side of the symbol that the text takes; undefined when it does not fit any, or is not ASCII. */
export function symbolSize(text: string): number | undefined {
  const layout = encodeCodewords(text, codewords);
  return typeof layout === 'string' ? undefined : layout.size;
}
