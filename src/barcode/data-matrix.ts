import type { BitMatrix } from './bit-matrix.ts';
import { addCheckCodewords } from './data-matrix-check.ts';
import { encodeCodewords } from './data-matrix-codewords.ts';
import { placementOf } from './data-matrix-placement.ts';
import { MOST_CODEWORDS, squareLayouts, type SymbolLayout } from './data-matrix-sizes.ts';

/** Why a text cannot be a Data Matrix here: it is longer than the largest of the symbols, or holds more than ASCII. */
export class DataMatrixRefusal extends Error {
  readonly reason: 'too-long' | 'not-ascii';

  constructor(reason: 'too-long' | 'not-ascii') {
    super(reason === 'too-long' ? 'text is longer than a Data Matrix holds' : 'text holds more than ASCII');
    this.name = 'DataMatrixRefusal';
    this.reason = reason;
  }
}

/** Reused by every call; data codewords, then check codewords. */
const codewords = new Uint8Array(MOST_CODEWORDS);

/**
 * ASCII text as a Data Matrix ECC 200 (ISO/IEC 16022), in the smallest of these symbols that ASCII and C40 encodation
 * reach. The matrix is the caller's own. Throws `DataMatrixRefusal`.
 */
export function encodeDataMatrix(text: string, layouts: readonly SymbolLayout[] = squareLayouts): BitMatrix {
  const layout = encodeCodewords(text, codewords, layouts);
  if (typeof layout === 'string') throw new DataMatrixRefusal(layout);
  addCheckCodewords(codewords, layout);
  const { frame, moduleOfBit } = placementOf(layout);
  const modules = frame.slice();
  const total = layout.dataCodewords + layout.checkCodewords;
  for (let i = 0, bit = 0; i < total; i++, bit += 8) {
    const word = codewords[i] ?? 0;
    for (let b = 0; b < 8; b++) modules[moduleOfBit[bit + b] ?? 0] = (word >> (7 - b)) & 1;
  }
  return { width: layout.width, height: layout.height, modules };
}

/** The smallest of these symbols that holds the text; undefined when none does, or it is not ASCII. */
export function dataMatrixLayout(text: string, layouts: readonly SymbolLayout[]): SymbolLayout | undefined {
  const layout = encodeCodewords(text, codewords, layouts);
  return typeof layout === 'string' ? undefined : layout;
}
