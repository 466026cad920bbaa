/** The common part of UAX 14, for texts in Latin letters, ten times as fast as the whole algorithm. */

const ALPHABETIC = 1;
const NUMERIC = 2;
const SPACE = 3;
/** Comma, full stop, colon, semicolon. */
const INFIX = 4;
const CLOSE = 5;
const OPEN = 6;
const QUOTE = 7;
/** No-break space. */
const GLUE = 8;
/** Currency signs, plus and minus: prefix. */
const PREFIX = 9;
/** Per cent: postfix. */
const POSTFIX = 10;
const HYPHEN = 11;
const SLASH = 12;
const EXCLAMATION = 13;

const BEYOND_LATIN: readonly (readonly [number, number])[] = [
  [0x20ac, PREFIX],
  [0x2212, PREFIX],
  [0x2019, QUOTE],
  [0x201c, QUOTE],
  [0x201d, QUOTE],
  [0x201e, OPEN],
];

const CLASSES = latinClasses();

function latinClasses(): Uint8Array {
  const classes = new Uint8Array(0x2213);
  const set = (characters: string, kind: number): void => {
    for (const character of characters) classes[character.charCodeAt(0)] = kind;
  };
  for (let c = 0x41; c <= 0x5a; c++) classes[c] = classes[c + 32] = ALPHABETIC;
  for (let c = 0xc0; c <= 0x17f; c++) classes[c] = ALPHABETIC;
  // × and ÷ are ambiguous, as some punctuation of Latin-1 is: left to the whole algorithm.
  classes[0xd7] = classes[0xf7] = 0;
  set('0123456789', NUMERIC);
  set('@&#*_=', ALPHABETIC);
  set(' ', SPACE);
  set(',.:;', INFIX);
  set(')', CLOSE);
  set('(', OPEN);
  set(`'"`, QUOTE);
  set('\u00a0', GLUE);
  set('$+£', PREFIX);
  set('%', POSTFIX);
  set('-', HYPHEN);
  set('/', SLASH);
  set('!?', EXCLAMATION);
  for (const [code, kind] of BEYOND_LATIN) classes[code] = kind;
  return classes;
}

/** For neighbours without a blank: 0 no break, 1 break, 2 unsure. */
const PAIRS = neighbourPairs();

function neighbourPairs(): Uint8Array {
  const pairs = new Uint8Array(256).fill(2);
  const no = (before: readonly number[], after: readonly number[]): void => {
    for (const b of before) for (const a of after) pairs[b * 16 + a] = 0;
  };
  const words = [ALPHABETIC, NUMERIC];
  const all = [ALPHABETIC, NUMERIC, INFIX, CLOSE, OPEN, QUOTE, GLUE, PREFIX, POSTFIX, SLASH, EXCLAMATION];
  // LB 13 and 19: never before these, whatever stands before.
  no([...all, HYPHEN], [INFIX, CLOSE, SLASH, EXCLAMATION, QUOTE]);
  // LB 12, 14, 19: never after these.
  no([OPEN, QUOTE, GLUE], [...all, HYPHEN]);
  // LB 12a: no break before a no-break space, but after a hyphen.
  no(all, [GLUE]);
  // LB 21: no break before a hyphen.
  no(all, [HYPHEN]);
  // LB 23 to 25, 28, 30.
  no(words, [...words, OPEN, PREFIX, POSTFIX]);
  no([INFIX, CLOSE], words);
  no([PREFIX, POSTFIX], [...words, OPEN]);
  no([HYPHEN, SLASH], [NUMERIC]);
  pairs[HYPHEN * 16 + ALPHABETIC] = 1;
  pairs[SLASH * 16 + ALPHABETIC] = 1;
  return pairs;
}

/**
 * Break opportunities of a text (see `BreakOpportunities`), or undefined when it holds anything whose breaks this
 * part of the algorithm does not know.
 */
export function latinBreaks(text: string): number[] | undefined {
  const breaks: number[] = [];
  const length = text.length;
  let before = 0;
  let wide = 0;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    const kind = code < CLASSES.length ? (CLASSES[code] ?? 0) : 0;
    if (kind === 0) return undefined;
    if (kind === SPACE) {
      wide = 1;
      continue;
    }
    if (wide === 1) {
      // Blanks stand before: LB 13 and 14, else LB 18. A quotation mark may bind across blanks (LB 15).
      if (before === QUOTE && kind === OPEN) return undefined;
      const bound = kind === INFIX || kind === CLOSE || kind === SLASH || kind === EXCLAMATION;
      if (before !== OPEN && !bound) breaks.push(i * 2);
    } else if (before !== 0) {
      const pair = PAIRS[before * 16 + kind] ?? 2;
      if (pair === 2) return undefined;
      if (pair === 1) breaks.push(i * 2);
    }
    before = kind;
    wide = 0;
  }
  if (length > 0) breaks.push(length * 2);
  return breaks;
}
