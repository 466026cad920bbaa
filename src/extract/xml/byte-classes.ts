import type { Charset } from '../charset/charset.ts';

/** What a byte may be in text and attribute values. */
export const TEXT = {
  plain: 0,
  /** `<` */
  open: 1,
  /** `&` */
  reference: 2,
  /** `]`, which may begin the end of a CDATA section. */
  bracket: 3,
  /** A carriage return: line ends are read as line feeds. */
  carriage: 4,
  /** A control character, which XML has not. */
  control: 5,
  /** A byte that the encoding has not. */
  foreign: 6,
  /** May begin U+FFFE or U+FFFF, which XML has not. */
  noncharacter: 7,
  /** A tab or line feed, which is a space in attribute values. */
  blank: 8,
} as const;

const SPACE = 0x20;

/** The classes of all bytes in text. */
export function textClasses(charset: Charset): Uint8Array {
  const classes = new Uint8Array(256);
  classes.fill(TEXT.control, 0, SPACE);
  for (const byte of charset.controls) classes[byte] = TEXT.control;
  for (const byte of charset.foreign) classes[byte] = TEXT.foreign;
  if (charset.multibyte) classes[0xef] = TEXT.noncharacter;
  classes[0x09] = TEXT.blank;
  classes[0x0a] = TEXT.blank;
  classes[0x0d] = TEXT.carriage;
  classes[0x3c] = TEXT.open;
  classes[0x26] = TEXT.reference;
  classes[0x5d] = TEXT.bracket;
  return classes;
}

const START = 1;
const INNER = 2;

/**
 * Which bytes may stand in names (production 5 of XML). Beyond ASCII all of them: which letters a name may have decides
 * nothing here.
 */
const nameBytes = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x80 || /[A-Za-z_:]/.test(String.fromCharCode(byte))) return START | INNER;
  return /[0-9.-]/.test(String.fromCharCode(byte)) ? INNER : 0;
});

export function beginsName(byte: number | undefined): boolean {
  return ((nameBytes[byte ?? 0] ?? 0) & START) !== 0;
}

export function isInName(byte: number): boolean {
  return nameBytes[byte] !== 0;
}

export function isBlank(byte: number | undefined): boolean {
  return byte === SPACE || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
