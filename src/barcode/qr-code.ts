import encodeQR from 'qr';
import type { BitMatrix } from './bit-matrix.ts';

/** How much of a symbol may be lost: L 7 %, M 15 %, Q 25 %, H 30 %. */
export type QrCorrection = 'L' | 'M' | 'Q' | 'H';

const LEVELS = { L: 'low', M: 'medium', Q: 'quartile', H: 'high' } as const;

/** Why a text cannot be a QR code: it is longer than version 40 holds. */
export class QrRefusal extends Error {
  constructor() {
    super('text is longer than a QR code holds');
    this.name = 'QrRefusal';
  }
}

/**
 * Text as a QR code (ISO/IEC 18004) in the smallest version that holds it, or the one stated, characters beyond its alphabets as UTF-8.
 * The matrix is the caller's own. Throws `QrRefusal`.
 */
export function encodeQrCode(text: string, correction: QrCorrection, version?: number): BitMatrix {
  const rows = drawn(text, correction, version);
  // The library draws a border of at least one module.
  const size = rows.length - 2;
  const modules = new Uint8Array(size * size);
  for (let y = 0; y < size; y++) {
    const row = rows[y + 1] ?? [];
    for (let x = 0; x < size; x++) modules[y * size + x] = row[x + 1] === true ? 1 : 0;
  }
  return { width: size, height: size, modules };
}

function drawn(
  text: string,
  correction: QrCorrection,
  version: number | undefined,
): readonly (readonly boolean[])[] {
  try {
    return encodeQR(text, 'raw', { ecc: LEVELS[correction], border: 1, version });
  } catch (error) {
    // What the library refuses of a text of these options is its length alone.
    if (error instanceof Error && /capacity/i.test(error.message)) throw new QrRefusal();
    throw error;
  }
}
