import type { Buffer } from 'node:buffer';
import { stopRun } from '../../fault/run-stop.ts';
import type { DelimitedTable } from '../../job/table-plan.ts';
import { charsetOf, type Charset } from '../charset/charset.ts';

/** By which bytes a file's cells and lines are told apart. */
export interface Dialect {
  readonly charset: Charset;
  readonly delimiter: Buffer;
  /** Empty: the file knows no quotes. */
  readonly quote: Buffer;
  /** Empty: it knows no escapes but a doubled quote. */
  readonly escape: Buffer;
  /** Empty: no lines are passed over. */
  readonly comment: Buffer;
  /** Whether a quote in an unquoted cell is a fault. */
  readonly strict: boolean;
}

/** The dialect of a table, in the bytes of its encoding; a character that the encoding has not stops the run. */
export function dialectOf(table: Pick<DelimitedTable, 'file' | 'encoding' | 'format'>): Dialect {
  const { delimiter, quote, escape, comment, strictQuotes } = table.format;
  const charset = charsetOf(table.encoding);
  const encode = (what: string, text: string): Buffer => {
    const bytes = charset.encode(text);
    if (bytes !== undefined) return bytes;
    const about = { found: text, expected: table.encoding, values: { what } };
    stopRun({ code: 'extract.dialect-foreign', place: { file: table.file }, ...about });
  };
  return {
    charset,
    delimiter: encode('delimiter', delimiter),
    quote: encode('quote', quote),
    // Many programs call the doubled quote an escape by the quote.
    escape: encode('escape', escape === quote ? '' : escape),
    comment: encode('comment', comment),
    strict: strictQuotes,
  };
}

/** Whether `bytes` before `to` have `token` at `at`. */
export function standsAt(token: Uint8Array, bytes: Uint8Array, at: number, to: number): boolean {
  if (token.length === 0 || at + token.length > to) return false;
  for (let i = 0; i < token.length; i += 1) if (bytes[at + i] !== token[i]) return false;
  return true;
}
