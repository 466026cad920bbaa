import type { ColumnSpan, ColumnType } from './table-plan.ts';

/** What a COBOL picture says of a field. */
export interface Picture extends Omit<ColumnSpan, 'start' | 'pad'> {
  readonly type: Extract<ColumnType, 'text' | 'integer' | 'decimal'>;
  /** Digits in all; 0 for text. */
  readonly digits: number;
  /** Digits after the point, implied or written. */
  readonly scale: number;
  /** An edited picture has marks between groups of digits (`Z,ZZ9.99`); '' when it has none. */
  readonly group: string;
}

const MAX_DIGITS = 31;
const MAX_BINARY_DIGITS = 18;
const MAX_LENGTH = 32_767;

type Usage = 'display' | 'packed' | 'binary';

const USAGES: Readonly<Record<string, Usage>> = {
  DISPLAY: 'display',
  'COMP-3': 'packed',
  'COMPUTATIONAL-3': 'packed',
  'PACKED-DECIMAL': 'packed',
  COMP: 'binary',
  COMPUTATIONAL: 'binary',
  'COMP-4': 'binary',
  'COMPUTATIONAL-4': 'binary',
  BINARY: 'binary',
};

const REFUSED: Readonly<Record<string, string>> = {
  'COMP-1': 'is a floating-point number, which no amount may pass through',
  'COMP-2': 'is a floating-point number, which no amount may pass through',
  'COMP-5': 'is stored in the byte order of one machine',
  'COMP-6': 'is not known on the hosts that write packed numbers with a sign',
  NATIONAL: 'is UTF-16 within a record of another encoding',
  'DISPLAY-1': 'is a double-byte text within a record of another encoding',
};

/**
 * Reads a picture with its clauses, such as `S9(7)V99 COMP-3` or `PIC S9(5) SIGN LEADING SEPARATE`; gives the reason,
 * as the end of a sentence about it, when it cannot be read. `point` is the decimal mark of edited pictures
 * (`,` where the program says DECIMAL-POINT IS COMMA). Packed and binary numbers are signed by their last nibble and
 * their first bit, which is what their `sign` says.
 */
export function readPicture(typed: string, point: '.' | ',' = '.'): Picture | string {
  const words = typed.trim().toUpperCase().replace(/\.$/, '').split(/\s+/);
  if (words[0] === 'PIC' || words[0] === 'PICTURE') words.shift();
  if (words[0] === 'IS') words.shift();
  const [symbols = '', ...more] = words;
  const clauses = readClauses(more);
  if (typeof clauses === 'string') return clauses;
  const spelled = spell(symbols);
  if (typeof spelled === 'string') return spelled;
  const { pattern } = spelled;
  if (/^[XA9B0/]+$/.test(pattern) && /[XA]/.test(pattern)) return textPicture(pattern, clauses);
  if (/^S?9*V?9*$/.test(pattern) && pattern.includes('9')) return numberPicture(pattern, clauses);
  return editedPicture(pattern, clauses, point);
}

interface Clauses {
  readonly usage: Usage;
  readonly sign: 'leading' | 'trailing';
  readonly separate: boolean;
  /** A sign clause was there. */
  readonly signed: boolean;
}

function readClauses(words: readonly string[]): Clauses | string {
  const rest = words.filter((word) => !['IS', 'USAGE', 'SIGN', 'CHARACTER'].includes(word));
  let usage: Usage = 'display';
  let sign: Clauses['sign'] = 'trailing';
  let separate = false;
  let signed = false;
  for (const word of rest) {
    const known = USAGES[word];
    if (known !== undefined) usage = known;
    else if (word === 'LEADING' || word === 'TRAILING') {
      sign = word === 'LEADING' ? 'leading' : 'trailing';
      signed = true;
    } else if (word === 'SEPARATE') separate = true;
    else {
      const refused = REFUSED[word.replace('COMPUTATIONAL', 'COMP')];
      return refused === undefined
        ? `has a word that is not known: \`${word}\``
        : `says ${word}, which ${refused}`;
    }
  }
  if (separate && !signed) return 'says SEPARATE without LEADING or TRAILING';
  return { usage, sign, separate, signed };
}

/** `9(3)V99` → `999V99`, or the reason why not. */
function spell(symbols: string): { readonly pattern: string } | string {
  if (symbols === '') return 'is empty';
  if (!/^(?:[^()](?:\(\d+\))?)+$/.test(symbols))
    return 'has brackets that do not hold a number behind a symbol';
  let length = 0;
  const parts: string[] = [];
  for (const [, symbol = '', times = '1'] of symbols.matchAll(/([^()])(?:\((\d+)\))?/g)) {
    const count = Number(times);
    length += count;
    if (count === 0 || length > MAX_LENGTH) return `must have 1 to ${MAX_LENGTH} characters`;
    parts.push(symbol.repeat(count));
  }
  const pattern = parts.join('');
  if (pattern.includes('P'))
    return 'has a P: positions that are not stored, so that the record does not hold the number';
  if (/[NG]/.test(pattern))
    return 'has national characters (N, G), which are UTF-16 or double bytes within a record';
  return { pattern };
}

function textPicture(pattern: string, { usage, signed }: Clauses): Picture | string {
  if (usage !== 'display') return 'is a text, which is stored as characters only';
  if (signed) return 'is a text and has a sign clause';
  return {
    type: 'text',
    digits: 0,
    scale: 0,
    length: pattern.length,
    storage: 'text',
    sign: 'none',
    group: '',
  };
}

function numberPicture(pattern: string, clauses: Clauses): Picture | string {
  const signed = pattern.startsWith('S');
  const [whole = '', decimals = ''] = pattern.replace('S', '').split('V');
  const digits = whole.length + decimals.length;
  const scale = decimals.length;
  if (clauses.signed && !signed) return 'has a sign clause and no S';
  if (digits > MAX_DIGITS) return `has ${digits} digits, more than ${MAX_DIGITS}`;
  const about = {
    type: scale === 0 ? 'integer' : 'decimal',
    digits,
    scale,
    group: '',
    implied: scale,
  } as const;
  if (clauses.usage !== 'display' && clauses.signed)
    return 'has a sign clause, which only numbers in characters have';
  switch (clauses.usage) {
    case 'packed':
      return {
        ...about,
        storage: 'packed',
        length: Math.floor(digits / 2) + 1,
        sign: signed ? 'trailing' : 'none',
      };
    case 'binary':
      if (digits > MAX_BINARY_DIGITS)
        return `has ${digits} digits, more than a binary number of 8 bytes holds`;
      return {
        ...about,
        storage: 'binary',
        length: digits < 5 ? 2 : digits < 10 ? 4 : 8,
        sign: signed ? 'leading' : 'none',
      };
    case 'display': {
      const length = clauses.separate ? digits + 1 : digits;
      const sign = !signed
        ? 'none'
        : clauses.separate
          ? clauses.sign
          : (`overpunch-${clauses.sign}` as const);
      return { ...about, storage: 'zoned', length, sign };
    }
  }
}

/** Numbers as people read them: `-ZZ9.99`, `Z.ZZ9,99-`, `9(5).99`, `ZZ9V99`. They are texts, read as such. */
function editedPicture(pattern: string, clauses: Clauses, point: '.' | ','): Picture | string {
  if (clauses.usage !== 'display' || clauses.signed)
    return 'is an edited number, which has neither a usage nor a sign clause';
  const odd = /[^9Z.,+\-V]/.exec(pattern.replace(/(?:CR|DB)$/, ''));
  if (odd !== null) return `has a symbol that cannot be read back: \`${odd[0]}\``;
  const mark = point === '.' ? ',' : '.';
  const leading = /^(?:\+[+.,]*|-[-.,]*)/.exec(pattern)?.[0] ?? '';
  const trailing = /(?:[+-]|CR|DB)$/.exec(pattern)?.[0] ?? '';
  const body = pattern.slice(leading.length, pattern.length - trailing.length);
  if (leading.includes(point) || /[+-]/.test(body) || (leading !== '' && trailing !== ''))
    return 'has its sign in a place that is not known';
  const [whole = '', decimals = '', ...further] = body.split(point === '.' ? /[.V]/ : /[,V]/);
  if (further.length > 0) return 'has more than one decimal point';
  if (!/^[Z9]*$/.test(decimals)) return 'has a group mark among its decimals';
  // Each of several signs but the first may be a digit.
  const floating = Math.max(0, leading.replaceAll(mark, '').length - 1);
  const scale = decimals.length;
  const digits = floating + whole.replaceAll(mark, '').length + scale;
  if (digits === 0) return 'has no digits';
  if (digits > MAX_DIGITS) return `has ${digits} digits, more than ${MAX_DIGITS}`;
  const hidden = pattern.includes('V');
  return {
    type: scale === 0 ? 'integer' : 'decimal',
    digits,
    scale,
    length: pattern.length - (hidden ? 1 : 0),
    storage: 'text',
    sign: leading !== '' ? 'leading' : trailing !== '' ? 'trailing' : 'none',
    group: `${leading}${whole}`.includes(mark) ? mark : '',
    ...(hidden ? { implied: scale } : {}),
  };
}
