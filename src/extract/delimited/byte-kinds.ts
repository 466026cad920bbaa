import { standsAt, type Dialect } from './dialect.ts';

/** What a byte means to one who looks for cells. Kinds from `quote` on are looked at where a cell begins. */
export const KIND = {
  plain: 0,
  delimiter: 1,
  /** A byte that ends a line by itself. */
  lineEnd: 2,
  return: 3,
  control: 4,
  foreign: 5,
  quote: 6,
  escape: 7,
  /** Perhaps the beginning of a delimiter, a quote or an escape of several bytes. */
  token: 8,
  /** A space or tab, where they may stand around a quoted cell. */
  blank: 9,
} as const;

/** Kinds of all bytes, and what stands at a place where several of them count together. */
export class ByteKinds {
  readonly kinds: Uint8Array;
  /** Kinds of bytes by themselves, where they may begin something longer. */
  readonly alone: Uint8Array;
  readonly #dialect: Dialect;

  constructor(dialect: Dialect) {
    const { delimiter, quote, escape } = dialect;
    this.#dialect = dialect;
    this.alone = kindsAlone(dialect);
    this.kinds = this.alone.slice();
    for (const token of [delimiter, quote, escape]) {
      const [byte, ...more] = token;
      if (byte !== undefined && more.length > 0) this.kinds[byte] = KIND.token;
    }
  }

  /** What a byte of kind `token` begins, or is by itself. */
  ofToken(bytes: Uint8Array, at: number, to: number): number {
    const { delimiter, quote, escape } = this.#dialect;
    if (standsAt(delimiter, bytes, at, to)) return KIND.delimiter;
    if (standsAt(quote, bytes, at, to)) return KIND.quote;
    if (standsAt(escape, bytes, at, to)) return KIND.escape;
    return this.alone[bytes[at] ?? 0] ?? KIND.plain;
  }

  isDelimiter(bytes: Uint8Array, at: number, to: number): boolean {
    return standsAt(this.#dialect.delimiter, bytes, at, to);
  }

  /** Behind the blanks that may stand around a quoted cell. */
  pastBlanks(bytes: Uint8Array, from: number, to: number): number {
    let at = from;
    while (at < to && this.alone[bytes[at] ?? 0] === KIND.blank && !this.isDelimiter(bytes, at, to)) at += 1;
    return at;
  }

  /** Where the quote stands that opens a cell, behind blanks where they may be; -1: nowhere. */
  openingQuote(bytes: Uint8Array, from: number, to: number): number {
    const at = this.pastBlanks(bytes, from, to);
    return at < to && this.ofToken(bytes, at, to) === KIND.quote ? at : -1;
  }
}

function kindsAlone({ charset, delimiter, quote, escape, strict }: Dialect): Uint8Array {
  const { feed, return: carriage, next } = charset.lineEnds;
  const kinds = new Uint8Array(256);
  for (const byte of charset.controls) kinds[byte] = KIND.control;
  for (const byte of charset.foreign) kinds[byte] = KIND.foreign;
  if (!strict) for (const byte of [charset.space, charset.tab]) kinds[byte] = KIND.blank;
  kinds[feed] = KIND.lineEnd;
  kinds[carriage] = KIND.return;
  if (next >= 0) kinds[next] = KIND.lineEnd;
  const single = (token: Uint8Array, kind: number): void => {
    const [byte, ...more] = token;
    if (byte !== undefined && more.length === 0) kinds[byte] = kind;
  };
  single(escape, KIND.escape);
  single(quote, KIND.quote);
  single(delimiter, KIND.delimiter);
  return kinds;
}
