import { latin9Byte, windows1252Byte } from './windows-1252.ts';

/**
 * Mends UTF-8 that was read as Windows-1252, ISO-8859-1 or ISO-8859-15, once or several times: `MÃ¼ller`, `StraÃŸe`,
 * `Dâ€™Angelo`. Only what no language writes counts as broken; one sure sequence vouches for the doubtful ones beside
 * it. `LEITÃO` and `IRMÃ…` stay, `M?ller` cannot be known.
 */
export function withMendedEncoding(text: string): string {
  if (!NOT_ASCII.test(text)) return text;
  let mended = text;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    if (pass === 0 ? !isSurelyBroken(text) : !LEAD.test(mended)) break;
    mended = decodedOnce(mended);
  }
  if (mended === text) return withMendedSigns(text);
  if (MISPLACED.test(mended)) return text;
  return wasCapitals(text) ? mended.replaceAll(/[^ß]+/g, (part) => part.toUpperCase()) : mended;
}

const NOT_ASCII = /[^\0-\x7f]/;

const MOST_PASSES = 3;

/**
 * A lead byte and what continues it, as Windows-1252, ISO-8859-1 or -15 show them. Leads: C2 to C5 and CB for Latin
 * letters and signs, E1 BA/BB for Vietnamese, E2 80/82/84 for quotes, dashes and signs, EF BB BF and EF BF BD.
 */
const AFTER = '[\\u0080-\\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œŽžŸ]';
const SEQUENCE = new RegExp(
  `[ÂÃÄÅÆË]${AFTER}|á[º»]${AFTER}|â(?:[\\u0080\\u0082\\u0084€‚„])${AFTER}|ï»¿|ï¿½`,
  'gu',
);
const SEQUENCE_HERE = new RegExp(SEQUENCE.source, 'uy');

/** A capital with an accent inside a word of small letters, or a control character: it was not this code page that broke the text. */
const MISPLACED = /\p{Ll}(?![A-Z])\p{Lu}|\p{Lu}(?![A-Z])\p{Lu}\p{Ll}|[\u0080-\u009f]/u;

const LEAD = /[ÂÃÄÅÆËáâï]/;

/** A list made capitals of what was broken already: `KÃ¶LN`. */
function wasCapitals(text: string): boolean {
  return !/[a-z]/.test(text) && /[A-Z]{2}/.test(text);
}

function isSurelyBroken(text: string): boolean {
  if (!LEAD.test(text)) return false;
  for (const found of text.matchAll(SEQUENCE)) if (isUnwritable(text, found[0], found.index)) return true;
  return false;
}

function decodedOnce(text: string): string {
  let mended = '';
  let from = 0;
  for (const { 0: sequence, index } of text.matchAll(SEQUENCE)) {
    mended += text.slice(from, index);
    from = index + sequence.length;
    mended += decodedBetween(mended.slice(-2), sequence, letterFrom(text, from)) ?? sequence;
  }
  return mended + text.slice(from);
}

/** The next character that is not a sequence itself. */
function letterFrom(text: string, from: number): string {
  let at = from;
  for (;;) {
    SEQUENCE_HERE.lastIndex = at;
    if (!SEQUENCE_HERE.test(text)) return text.charAt(at);
    at = SEQUENCE_HERE.lastIndex;
  }
}

/** Signs that may stand behind a capital letter in a text that is right. */
const MAY_FOLLOW = new Set('‘’“”‚„…–—•«»ªº´·°\u00a0²³¹®©™€§¡¿');
const JOINS = new Set('‘’´');
/** No letter follows these without a blank, or one that they open stands behind a blank. */
const ENDS_WORD = new Set('–”“„‚€™');

/** Whether no language writes these letters in this place. */
function isUnwritable(text: string, sequence: string, at: number): boolean {
  if (decodedBetween('', sequence, '') === undefined) return false;
  if (sequence.length === 3) return true;
  const sign = sequence.charAt(1);
  if (!MAY_FOLLOW.has(sign)) return true;
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 2);
  if (SMALL.test(before) || (ORDINAL.test(sign) && DIGIT.test(before))) return true;
  if (sign === '\u00a0' || !LETTER.test(after)) return false;
  if (JOINS.has(sign)) return SMALL.test(after) && !(after === 's' && !LETTER.test(text.charAt(at + 3)));
  if (sign === '…') return SMALL.test(after);
  return ENDS_WORD.has(sign) || SMALL.test(after);
}

const ORDINAL = /[°ºª]/;
const DIGIT = /\d/;
const SMALL = /\p{Ll}/u;
const LETTER = /\p{L}/u;
const CAPITAL = /\p{Lu}/u;

/** What the sequence stood for, `start` being what stands before it; undefined where that is no letter or sign of an address. */
function decodedBetween(start: string, sequence: string, after: string): string | undefined {
  const before = start.slice(-1);
  const usual = decoded(sequence, windows1252Byte);
  const rare = decoded(sequence, latin9Byte);
  if (rare === undefined || rare === usual) return usual;
  if (usual === undefined) return rare;
  if (!fits(before, rare, after)) return usual;
  if (!fits(before, usual, after)) return rare;
  return /(?<!\p{L})\p{Lu}$/u.test(start) && !LETTER.test(after) ? undefined : usual;
}

/** A capital stands at the beginning of a word or among capitals, a small letter not among capitals. */
function fits(before: string, letter: string, after: string): boolean {
  if (CAPITAL.test(letter)) return !(SMALL.test(before) || (LETTER.test(before) && SMALL.test(after)));
  return !(CAPITAL.test(before) && CAPITAL.test(after));
}

function decoded(sequence: string, byteOf: (code: number) => number): string | undefined {
  const lead = byteOf(sequence.charCodeAt(0));
  const second = byteOf(sequence.charCodeAt(1));
  if (second < 0x80 || second > 0xbf) return undefined;
  if (sequence.length === 2) return plausible(((lead & 0x1f) << 6) | (second & 0x3f));
  const third = byteOf(sequence.charCodeAt(2));
  if (third < 0x80 || third > 0xbf) return undefined;
  return plausible(((lead & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f));
}

/** Latin letters and signs, and what a text broken twice shows in between. */
function plausible(code: number): string | undefined {
  const isLatin = code >= 0x80 && code <= 0x17f && code !== 0xd7 && code !== 0xf7;
  const isVietnamese = code >= 0x1e80 && code <= 0x1eff;
  if (isLatin || isVietnamese || SIGNS.has(code)) return String.fromCharCode(code);
  return undefined;
}

const SIGNS: ReadonlySet<number> = new Set(
  Array.from('ƒˆ˜–—‘’‚“”„†‡•…‰‹›€™\u200b\u200e\ufeff\ufffd', (sign) => sign.charCodeAt(0)),
);

/** Single bytes of other code pages (CP850, Mac Roman) where no language writes what they show: `M\u0081ller`, `Stra§e`. */
function withMendedSigns(text: string): string {
  if (!/[\u0081§„]/u.test(text)) return text;
  return text
    .replace(/(?<=\p{L})\u0081(?=\p{L})/gu, 'ü')
    .replace(/(?<=\p{L})„(?=\p{Ll})/gu, 'ä')
    .replace(/(?<=\p{Ll})§(?=\p{Ll})/gu, 'ß');
}
