import { HASH_BYTES } from './document-hash.ts';

/** Words of a hash. */
export const HASH_WORDS = HASH_BYTES / 4;

/** Packed hashes as words, whose order as numbers is that of the bytes; what is not a whole word is left out. */
export function wordsOf(packed: Buffer): Uint32Array {
  const swapped = Buffer.from(packed);
  swapped.swap32();
  return new Uint32Array(swapped.buffer, swapped.byteOffset, swapped.byteLength / 4);
}

/**
 * Which of the hashes in `asked` stand in `known` too; both ascend. Numbers of those in `asked` are added to `found`. `from` is
 * the number to begin with; gives the one to go on with where `known` goes on in a further part.
 */
export function commonHashes(asked: Uint32Array, known: Uint32Array, from: number, found: number[]): number {
  let at = from * HASH_WORDS;
  let i = 0;
  while (at < asked.length && i < known.length) {
    const a = asked[at] ?? 0;
    const b = known[i] ?? 0;
    // Of hashes that differ nearly all differ in their first word.
    if (a < b) at += HASH_WORDS;
    else if (a > b) i += HASH_WORDS;
    else {
      const order = orderOfRest(asked, at, known, i);
      if (order === 0) found.push(at / HASH_WORDS);
      if (order <= 0) at += HASH_WORDS;
      else i += HASH_WORDS;
    }
  }
  return at / HASH_WORDS;
}

function orderOfRest(asked: Uint32Array, at: number, known: Uint32Array, i: number): number {
  for (let word = 1; word < HASH_WORDS; word += 1) {
    const difference = (asked[at + word] ?? 0) - (known[i + word] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
