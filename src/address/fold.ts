/**
 * Folds text to words that can be compared: capital letters A–Z and digits, single blanks between words.
 * Accents, apostrophes and full stops vanish; other signs divide words; `#` and `/` stand as words of their own.
 * Letters of other scripts stay, as capitals.
 */
export function foldWords(text: string, umlauts: 'expand' | 'strip'): string {
  let folded = '';
  let blank = true;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    let part: string;
    if (code < 128) part = ASCII[code] ?? '';
    else {
      const sign = String.fromCodePoint(text.codePointAt(at) ?? code);
      at += sign.length - 1;
      part = foldedLetter(sign, umlauts);
    }
    if (part === ' ') {
      if (!blank) folded += ' ';
      blank = true;
    } else if (part === '#' || part === '/') {
      folded += blank ? `${part} ` : ` ${part} `;
      blank = true;
    } else if (part !== '') {
      folded += part;
      blank = false;
    }
  }
  return blank ? folded.trimEnd() : folded;
}

const ASCII: readonly string[] = Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  if (/[A-Za-z0-9]/.test(sign)) return sign.toUpperCase();
  if (sign === '#' || sign === '/') return sign;
  return sign === '.' || sign === "'" || sign === '`' ? '' : ' ';
});

const EXPANDED: ReadonlyMap<string, string> = new Map([
  ['Ä', 'AE'],
  ['Ö', 'OE'],
  ['Ü', 'UE'],
]);

/** Letters that Unicode does not take apart. */
const SPECIAL: ReadonlyMap<string, string> = new Map([
  ['ß', 'SS'],
  ['ẞ', 'SS'],
  ['Æ', 'AE'],
  ['Œ', 'OE'],
  ['Ø', 'O'],
  ['Ł', 'L'],
  ['Đ', 'D'],
  ['Ð', 'D'],
  ['Þ', 'TH'],
  ['ı', 'I'],
  ['´', ''],
  ['’', ''],
  ['‘', ''],
  ['ʼ', ''],
  ['′', ''],
]);

const MEMORY = { expand: new Map<string, string>(), strip: new Map<string, string>() };

function foldedLetter(sign: string, umlauts: 'expand' | 'strip'): string {
  const memory = MEMORY[umlauts];
  const known = memory.get(sign);
  if (known !== undefined) return known;
  const folded = foldRare(sign, umlauts);
  memory.set(sign, folded);
  return folded;
}

function foldRare(sign: string, umlauts: 'expand' | 'strip'): string {
  const capital = sign.toUpperCase().normalize('NFC');
  const special = SPECIAL.get(sign) ?? SPECIAL.get(capital);
  if (special !== undefined) return special;
  const expanded = umlauts === 'expand' ? EXPANDED.get(capital) : undefined;
  if (expanded !== undefined) return expanded;
  const bare = capital.normalize('NFD').replace(/\p{M}+/gu, '');
  if (bare === '') return '';
  return /^[\p{L}\p{N}]+$/u.test(bare) ? bare : ' ';
}
