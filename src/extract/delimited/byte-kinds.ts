import type { Dialect } from './dialect.ts';

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

/** Kinds of all bytes, and what those are by themselves that may begin something longer. */
export interface ByteKinds {
  readonly kinds: Uint8Array;
  readonly alone: Uint8Array;
}

export function byteKinds(dialect: Dialect): ByteKinds {
  const { charset, delimiter, quote, escape, strict } = dialect;
  const { feed, return: carriage, next } = charset.lineEnds;
  const kinds = new Uint8Array(256);
  for (const byte of charset.controls) kinds[byte] = KIND.control;
  for (const byte of charset.foreign) kinds[byte] = KIND.foreign;
  if (!strict)
    kinds.fill(KIND.blank, charset.space, charset.space + 1).fill(KIND.blank, charset.tab, charset.tab + 1);
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
  const alone = kinds.slice();
  for (const token of [delimiter, quote, escape]) {
    const [byte, ...more] = token;
    if (byte !== undefined && more.length > 0) kinds[byte] = KIND.token;
  }
  return { kinds, alone };
}
