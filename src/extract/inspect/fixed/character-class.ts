/** What a character is, as far as columns of fixed width are told apart by it. */
export const CLASS = { blank: 0, zero: 1, digit: 2, upper: 3, lower: 4, sign: 5, nul: 6, other: 7 } as const;

export const CLASSES = 8;

/** The class of each character of a text. */
export function classesOf(text: string): Uint8Array {
  const classes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) classes[i] = classOf(text.charCodeAt(i));
  return classes;
}

function classOf(code: number): number {
  if (code < KNOWN.length) return KNOWN[code] ?? CLASS.other;
  const char = String.fromCharCode(code);
  if (/\p{Lu}/u.test(char)) return CLASS.upper;
  if (/\p{L}/u.test(char)) return CLASS.lower;
  return /\p{Cc}|\ufffd/u.test(char) ? CLASS.other : CLASS.sign;
}

const KNOWN = Uint8Array.from({ length: 256 }, (_, code) => {
  const char = String.fromCharCode(code);
  if (char === ' ' || char === '\u00a0') return CLASS.blank;
  if (char === '0') return CLASS.zero;
  if (/\d/.test(char)) return CLASS.digit;
  if (/\p{Lu}/u.test(char)) return CLASS.upper;
  if (/\p{L}/u.test(char)) return CLASS.lower;
  if (char === '\0') return CLASS.nul;
  return /\p{Cc}/u.test(char) ? CLASS.other : CLASS.sign;
});
