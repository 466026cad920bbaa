/**
 * Folds text to words that can be compared: a–z, 0–9 and letters of other scripts, single blanks between words.
 * Umlauts become two letters, other accents go; apostrophes vanish; full stops vanish within initials (`N.W.`, `P.O.`)
 * and divide words elsewhere; `#`, `/` and `&` stand as words of their own; other signs divide words.
 */
export function foldText(text: string): string {
  let folded = '';
  let wordLength = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x61 && code <= 0x7a) {
      folded += text[at];
      wordLength += 1;
    } else if (code >= 0x41 && code <= 0x5a) {
      folded += String.fromCharCode(code + 32);
      wordLength += 1;
    } else if (code >= 0x30 && code <= 0x39) {
      folded += text[at];
      wordLength += 1;
    } else if (code < 128) {
      const sign = text[at] ?? '';
      if (sign === "'" || sign === '`') continue;
      if (sign === '.' && wordLength === 1) {
        wordLength = 0;
        continue;
      }
      if (wordLength > 0 || (folded !== '' && !folded.endsWith(' '))) folded += ' ';
      wordLength = 0;
      if (sign === '#' || sign === '/' || sign === '&') folded += `${sign} `;
    } else {
      const letter = String.fromCodePoint(text.codePointAt(at) ?? code);
      at += letter.length - 1;
      const plain = foldLetter(letter);
      if (plain === ' ') {
        if (folded !== '' && !folded.endsWith(' ')) folded += ' ';
        wordLength = 0;
      } else {
        folded += plain;
        wordLength += plain.length;
      }
    }
  }
  return folded.endsWith(' ') ? folded.trimEnd() : folded;
}

/** Letters that become others than their base letter, and signs that vanish. */
const SPECIAL: ReadonlyMap<string, string> = new Map([
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'oe'],
  ['å', 'a'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ı', 'i'],
  ['´', ''],
  ['’', ''],
  ['‘', ''],
  ['ʼ', ''],
  ['′', ''],
]);

const REMEMBERED = new Map<string, string>();

function foldLetter(letter: string): string {
  const known = REMEMBERED.get(letter);
  if (known !== undefined) return known;
  const folded = foldRare(letter);
  if (REMEMBERED.size < 4096) REMEMBERED.set(letter, folded);
  return folded;
}

function foldRare(letter: string): string {
  const small = letter.normalize('NFC').toLowerCase();
  const special = SPECIAL.get(small);
  if (special !== undefined) return special;
  const bare = small.normalize('NFKD').replace(/\p{M}+/gu, '');
  if (bare === '') return '';
  return /^[\p{L}\p{N}]+$/u.test(bare) ? bare : ' ';
}
