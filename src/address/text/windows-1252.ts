/** What Windows-1252 shows for bytes 0x80 to 0x9F; the five that it leaves open are control characters. */
const UPPER_CONTROLS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** ISO-8859-15 where it differs from ISO-8859-1. */
const LATIN_9: ReadonlyMap<number, number> = new Map([
  [0x20ac, 0xa4],
  [0x160, 0xa6],
  [0x161, 0xa8],
  [0x17d, 0xb4],
  [0x17e, 0xb8],
  [0x152, 0xbc],
  [0x153, 0xbd],
  [0x178, 0xbe],
]);

const TO_1252: ReadonlyMap<number, number> = new Map(
  Array.from(UPPER_CONTROLS, (sign, at) => [sign.charCodeAt(0), 0x80 + at]),
);

export function fromWindows1252(byte: number): string {
  return byte >= 0x80 && byte < 0xa0 ? UPPER_CONTROLS.charAt(byte - 0x80) : String.fromCharCode(byte);
}

/** The byte that Windows-1252 or ISO-8859-1 shows as this character, or -1. */
export function windows1252Byte(code: number): number {
  return code < 0x100 ? code : (TO_1252.get(code) ?? -1);
}

/** The byte that ISO-8859-15 shows as this character, or -1. */
export function latin9Byte(code: number): number {
  return LATIN_9.get(code) ?? (code < 0x100 ? code : -1);
}
