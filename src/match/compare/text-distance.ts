import type { TextPool } from '../record/text-pool.ts';

const LONGEST = 96;
const ONE = new Uint8Array(LONGEST);
const OTHER = new Uint8Array(LONGEST);
const TAKEN = new Uint8Array(LONGEST);
let oneLength = 0;
let otherLength = 0;

/** Lays two texts side by side, without their blanks; the distances below are of these. Bytes past 96 are left out. */
export function layBeside(onePool: TextPool, one: number, otherPool: TextPool, other: number): void {
  oneLength = copy(onePool, one, ONE);
  otherLength = copy(otherPool, other, OTHER);
}

export function shorterLength(): number {
  return Math.min(oneLength, otherLength);
}

/** One begins with the other. */
export function isBeginning(): boolean {
  const length = shorterLength();
  for (let at = 0; at < length; at++) if (ONE[at] !== OTHER[at]) return false;
  return true;
}

/** One letter more, less or other, or two neighbours exchanged. Equal texts count. */
export function isOneEdit(): boolean {
  const difference = oneLength - otherLength;
  if (difference > 1 || difference < -1) return false;
  const length = shorterLength();
  let from = 0;
  while (from < length && ONE[from] === OTHER[from]) from += 1;
  let end = 0;
  while (end < length - from && ONE[oneLength - 1 - end] === OTHER[otherLength - 1 - end]) end += 1;
  if (difference !== 0) return from + end >= length;
  const middle = length - from - end;
  if (middle <= 1) return true;
  return middle === 2 && ONE[from] === OTHER[from + 1] && ONE[from + 1] === OTHER[from];
}

/** Two neighbours exchanged, all else equal. */
export function isExchange(): boolean {
  if (oneLength !== otherLength) return false;
  let from = 0;
  while (from < oneLength && ONE[from] === OTHER[from]) from += 1;
  if (from + 1 >= oneLength) return false;
  if (ONE[from] !== OTHER[from + 1] || ONE[from + 1] !== OTHER[from]) return false;
  for (let at = from + 2; at < oneLength; at++) if (ONE[at] !== OTHER[at]) return false;
  return true;
}

/** How many places hold another sign; of texts of one length. */
export function substitutions(): number {
  let count = 0;
  for (let at = 0; at < oneLength; at++) if (ONE[at] !== OTHER[at]) count += 1;
  return count;
}

export function sameLength(): boolean {
  return oneLength === otherLength;
}

/** Jaro's similarity with Winkler's credit for a common beginning of up to four letters; 0 to 1. */
export function jaroWinkler(): number {
  if (oneLength === 0 || otherLength === 0) return 0;
  const window = Math.max(0, (Math.max(oneLength, otherLength) >> 1) - 1);
  TAKEN.fill(0, 0, otherLength);
  let matches = 0;
  let beginning = 0;
  let half = 0;
  let last = -1;
  for (let at = 0; at < oneLength; at++) {
    const letter = ONE[at];
    const to = Math.min(otherLength - 1, at + window);
    for (let place = Math.max(0, at - window); place <= to; place++) {
      if (TAKEN[place] !== 0 || OTHER[place] !== letter) continue;
      TAKEN[place] = 1;
      matches += 1;
      if (place < last) half += 1;
      last = place;
      break;
    }
  }
  if (matches === 0) return 0;
  while (beginning < 4 && beginning < shorterLength() && ONE[beginning] === OTHER[beginning]) beginning += 1;
  const jaro = (matches / oneLength + matches / otherLength + (matches - half) / matches) / 3;
  return jaro + beginning * 0.1 * (1 - jaro);
}

function copy(pool: TextPool, id: number, target: Uint8Array): number {
  const bytes = pool.bytes;
  const end = pool.end(id);
  let length = 0;
  for (let at = pool.start(id); at < end && length < LONGEST; at++) {
    const byte = bytes[at] ?? 0;
    if (byte !== 0x20) target[length++] = byte;
  }
  return length;
}
