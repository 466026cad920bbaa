import type { Chance } from './random.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const OCR: readonly (readonly [string, string])[] = [
  ['rn', 'm'],
  ['m', 'rn'],
  ['l', '1'],
  ['o', '0'],
  ['cl', 'd'],
  ['vv', 'w'],
  ['h', 'b'],
  ['e', 'c'],
];
const SOUNDS: readonly (readonly [string, string])[] = [
  ['ph', 'f'],
  ['f', 'ph'],
  ['ck', 'k'],
  ['c', 'k'],
  ['y', 'i'],
  ['ie', 'y'],
  ['tt', 't'],
  ['ll', 'l'],
  ['n', 'nn'],
  ['s', 'z'],
  ['ei', 'ai'],
  ['ä', 'e'],
  ['dt', 'tt'],
];

/** One error of a hand, an ear or a scanner. */
export function damaged(text: string, chance: Chance): string {
  if (text.length < 2) return text;
  const kind = chance.next();
  if (kind < 0.15) return replacedOnce(text, chance.pick(OCR));
  if (kind < 0.3) return replacedOnce(text, chance.pick(SOUNDS));
  const at = chance.below(text.length);
  const letter = LETTERS[chance.below(26)] ?? 'x';
  if (kind < 0.45) return text.slice(0, at) + letter + text.slice(at);
  if (kind < 0.62) return text.slice(0, at) + text.slice(at + 1);
  if (kind < 0.78) return text.slice(0, at) + letter + text.slice(at + 1);
  if (kind < 0.83) return `${text.slice(0, at)} ${text.slice(at)}`.trim();
  const from = Math.min(at, text.length - 2);
  return text.slice(0, from) + (text[from + 1] ?? '') + (text[from] ?? '') + text.slice(from + 2);
}

export function damagedDigits(text: string, chance: Chance): string {
  if (text.length < 2) return text;
  const at = chance.below(text.length);
  const digit = String(chance.below(10));
  const kind = chance.next();
  if (kind < 0.5) {
    const from = Math.min(at, text.length - 2);
    return text.slice(0, from) + (text[from + 1] ?? '') + (text[from] ?? '') + text.slice(from + 2);
  }
  return text.slice(0, at) + digit + text.slice(at + 1);
}

function replacedOnce(text: string, [from, to]: readonly [string, string]): string {
  const at = text.toLowerCase().indexOf(from);
  return at < 0 ? text : text.slice(0, at) + to + text.slice(at + from.length);
}
