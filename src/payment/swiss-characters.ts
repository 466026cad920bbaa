/**
 * Characters that a Swiss QR code may hold (Implementation Guidelines QR-bill 2.3, 4.1.1): Basic Latin, Latin-1 Supplement,
 * Latin Extended-A, S and T with a comma below, and the euro sign.
 */
const FOREIGN = /[^\u0020-\u007e\u00a0-\u017f\u0218-\u021b\u20ac]/u;

/** The first character that may not stand there as `U+0416`; undefined: all may. */
export function foreignCharacter(text: string): string | undefined {
  const found = FOREIGN.exec(text)?.[0].codePointAt(0);
  return found === undefined ? undefined : `U+${found.toString(16).toUpperCase().padStart(4, '0')}`;
}
