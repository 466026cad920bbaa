import type { Buffer } from 'node:buffer';
import type { Charset } from '../charset/charset.ts';
import type { BareFault } from '../nesting/nested-rows.ts';

/** What stands in a cell. */
export const CELL = {
  absent: 0,
  /** ASCII characters, as they stand between the quotes. */
  plain: 1,
  /** Characters beyond ASCII, as they stand between the quotes. */
  wide: 2,
  /** With escapes in it, or characters that no printer shows. */
  escaped: 3,
  number: 4,
  /** With an exponent. */
  scientific: 5,
  true: 6,
  false: 7,
  null: 8,
  object: 9,
  array: 10,
  /** Its key, or one on the way to it, stands twice in an object. */
  doubled: 11,
} as const;

type CellKind = (typeof CELL)[keyof typeof CELL];

const PLAIN = 0;
const QUOTE = 1;
const BACKSLASH = 2;
const CONTROL = 3;
const WIDE = 4;
const UNPRINTED = 5;
const FOREIGN = 6;

const [TAB, LF, CR, SPACE] = [0x09, 0x0a, 0x0d, 0x20];
const DOUBLE_QUOTE = 0x22;
const ESCAPE = 0x5c;
const [MINUS, PLUS, POINT, ZERO, NINE] = [0x2d, 0x2b, 0x2e, 0x30, 0x39];
const [LOWER_E, UPPER_E, LOWER_U] = [0x65, 0x45, 0x75];
/** What may follow a backslash, but for `u`. */
const ESCAPES: ReadonlySet<number> = new Set(Array.from('"\\/bfnrt', (char) => char.charCodeAt(0)));
const LITERALS = [
  { bytes: [0x74, 0x72, 0x75, 0x65], kind: CELL.true },
  { bytes: [0x66, 0x61, 0x6c, 0x73, 0x65], kind: CELL.false },
  { bytes: [0x6e, 0x75, 0x6c, 0x6c], kind: CELL.null },
] as const;

/** Reads strings, numbers and literals of JSON (RFC 8259, strictly) in bytes. Each gives the place behind it, or -1. */
export class JsonTokens {
  /** What the token last read is. */
  kind: CellKind = CELL.absent;
  /** Why the last token was none. */
  failure: BareFault = { code: 'extract.json-malformed' };
  /** Where: the end of the bytes when they end too early. */
  failedAt = 0;
  /** First byte that the encoding has not, in the string last read; -1: none. */
  foreignAt = -1;

  readonly #classes = new Uint8Array(256);
  #bytes: Buffer;
  #to = 0;

  constructor(charset: Charset, empty: Buffer) {
    this.#bytes = empty;
    this.#classes.fill(WIDE, 0x80);
    this.#classes.fill(CONTROL, 0, SPACE);
    for (const byte of charset.foreign) this.#classes[byte] = FOREIGN;
    // Control characters beyond ASCII's first ones are legal in JSON, and in no bill.
    for (const byte of charset.controls) if (byte >= SPACE) this.#classes[byte] = UNPRINTED;
    this.#classes[DOUBLE_QUOTE] = QUOTE;
    this.#classes[ESCAPE] = BACKSLASH;
  }

  /** What follows is read in `bytes`, which end before `to`. */
  begin(bytes: Buffer, to: number): void {
    this.#bytes = bytes;
    this.#to = to;
    this.foreignAt = -1;
  }

  /** The first place from `at` on that is no white space. */
  skipBlanks(at: number): number {
    const bytes = this.#bytes;
    let i = at;
    for (; i < this.#to; i += 1) {
      const byte = bytes[i];
      if (byte !== SPACE && byte !== LF && byte !== CR && byte !== TAB) break;
    }
    return i;
  }

  /** The closing quote of a key in which nothing is escaped; -1: it must be read as any string. */
  plainKey(at: number): number {
    for (let i = at + 1; i < this.#to; i += 1) {
      const kind = this.#classes[this.#bytes[i] ?? 0];
      if (kind === QUOTE) return i;
      if (kind !== PLAIN && kind !== WIDE) return -1;
    }
    return -1;
  }

  /** A string from its quote on. */
  text(at: number): number {
    const bytes = this.#bytes;
    const to = this.#to;
    const classes = this.#classes;
    let found: CellKind = CELL.plain;
    let i = at + 1;
    for (; i < to; i += 1) {
      const kind = classes[bytes[i] ?? 0];
      if (kind === PLAIN) continue;
      if (kind === QUOTE) {
        this.kind = found;
        return i + 1;
      }
      if (kind === BACKSLASH) {
        found = CELL.escaped;
        const escaped = this.#escape(i + 1);
        if (escaped < 0) return -1;
        i = escaped - 1;
      } else if (kind === CONTROL) {
        return this.fail(
          bytes[i] === LF ? 'text does not end on its line' : 'a control character in text',
          i,
        );
      } else if (kind === UNPRINTED) found = CELL.escaped;
      else {
        if (kind === FOREIGN && this.foreignAt < 0) this.foreignAt = i;
        if (found === CELL.plain) found = CELL.wide;
      }
    }
    return this.fail('text does not end', to);
  }

  number(at: number): number {
    const bytes = this.#bytes;
    const first = bytes[at] === MINUS ? at + 1 : at;
    let i = this.#digits(first);
    if (i < 0) return -1;
    if (bytes[first] === ZERO && i > first + 1) return this.fail('a number with a leading zero', first);
    if (i < this.#to && bytes[i] === POINT) i = this.#digits(i + 1);
    if (i < 0) return -1;
    this.kind = CELL.number;
    if (i < this.#to && (bytes[i] === LOWER_E || bytes[i] === UPPER_E)) {
      const sign = bytes[i + 1];
      i = this.#digits(sign === PLUS || sign === MINUS ? i + 2 : i + 1);
      this.kind = CELL.scientific;
    }
    return i;
  }

  /** `true`, `false` or `null`. */
  literal(at: number): number {
    if (at >= this.#to) return this.cutOff();
    for (const { bytes, kind } of LITERALS) {
      if (this.#bytes[at] !== bytes[0]) continue;
      for (let i = 1; i < bytes.length; i += 1) {
        if (at + i >= this.#to) return this.cutOff();
        if (this.#bytes[at + i] !== bytes[i]) return this.fail('a value is expected', at);
      }
      this.kind = kind;
      return at + bytes.length;
    }
    return this.fail('a value is expected', at);
  }

  fail(reason: string, at: number): -1 {
    this.failure = { code: 'extract.json-malformed', values: { reason } };
    this.failedAt = at;
    return -1;
  }

  cutOff(): -1 {
    return this.fail('it is cut off', this.#to);
  }

  /** What follows a backslash. */
  #escape(at: number): number {
    if (at >= this.#to) return this.fail('text does not end', this.#to);
    const first = this.#bytes[at] ?? 0;
    if (ESCAPES.has(first)) return at + 1;
    if (first !== LOWER_U) return this.fail('a backslash with nothing that it could escape', at);
    for (let i = at + 1; i < at + 5; i += 1) {
      if (i >= this.#to) return this.fail('text does not end', this.#to);
      if (!isHex(this.#bytes[i] ?? 0))
        return this.fail('four hexadecimal digits are expected behind `\\u`', i);
    }
    return at + 5;
  }

  /** One digit at least. */
  #digits(at: number): number {
    let i = at;
    for (; i < this.#to; i += 1) {
      const byte = this.#bytes[i] ?? 0;
      if (byte < ZERO || byte > NINE) break;
    }
    if (i > at) return i;
    return at >= this.#to ? this.cutOff() : this.fail('a digit is expected', at);
  }
}

function isHex(byte: number): boolean {
  return (byte >= ZERO && byte <= NINE) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);
}
