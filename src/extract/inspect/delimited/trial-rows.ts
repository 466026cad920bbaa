import { Buffer } from 'node:buffer';
import type { DelimitedFormat } from '../../../job/table-plan.ts';
import { charsetOf } from '../../charset/charset.ts';
import { undone } from '../../delimited/cell-texts.ts';
import type { Dialect } from '../../delimited/dialect.ts';
import { RecordScanner, ROW } from '../../delimited/record-scanner.ts';

/** A way to read delimited text that is tried on a sample. */
export type TrialFormat = Pick<DelimitedFormat, 'delimiter' | 'quote' | 'escape' | 'strictQuotes'>;

/** A row of the sample as a format reads it. */
export interface TrialRow {
  readonly cells: readonly string[];
  /** Number of its first line in the sample, from 0, and how many lines it takes. */
  readonly line: number;
  readonly lines: number;
  /** Its quotes stand as they should. */
  readonly formed: boolean;
  /** Cells that were quoted. */
  readonly quoted: number;
}

/** The text of a sample, to be cut in several ways. */
export class TrialText {
  readonly #bytes: Buffer;
  readonly #loneReturns: 'end' | 'never';
  /** The sample ends where the file does. */
  readonly #whole: boolean;

  constructor(text: string, whole: boolean) {
    this.#bytes = Buffer.from(text);
    this.#loneReturns = endsInReturns(text) ? 'end' : 'never';
    this.#whole = whole;
  }

  /** Cuts rows as the framer does: an unclosed quote costs one line. A last row that the sample cuts off is left out. */
  rows(format: TrialFormat, most: number): TrialRow[] {
    const bytes = this.#bytes;
    const dialect = utf8Dialect(format);
    const scanner = new RecordScanner({
      dialect,
      loneReturns: this.#loneReturns,
      counts: [],
      maxCells: MOST_CELLS,
      maxQuotedLines: Infinity,
      maxQuotedBytes: Infinity,
    });
    const rows: TrialRow[] = [];
    let line = 0;
    for (let at = 0; at < bytes.length && rows.length < most;) {
      const status = scanner.scan(bytes, at, bytes.length, this.#whole);
      let next = scanner.next;
      let lines = 1 + scanner.innerLines;
      if (status === ROW.incomplete) break;
      if (status !== ROW.complete) {
        const end = this.#lineEnd(at);
        if (end === undefined) break;
        scanner.cutLine(bytes, at, end.content);
        next = end.next;
        lines = 1;
      }
      const cells = textsOf(scanner, bytes, format);
      rows.push({
        cells,
        line,
        lines,
        formed: status === ROW.complete,
        quoted: quotedOf(scanner, bytes, dialect),
      });
      line += lines;
      at = next;
    }
    return rows;
  }

  #lineEnd(from: number): { readonly content: number; readonly next: number } | undefined {
    const feed = this.#bytes.indexOf(this.#loneReturns === 'end' ? CR : LF, from);
    if (feed < 0) return this.#whole ? { content: this.#bytes.length, next: this.#bytes.length } : undefined;
    const paired = feed > from && this.#bytes[feed - 1] === CR;
    return { content: paired ? feed - 1 : feed, next: feed + 1 };
  }
}

const LF = 0x0a;
const CR = 0x0d;
const MOST_CELLS = 4096;

function utf8Dialect({ delimiter, quote, escape, strictQuotes }: TrialFormat): Dialect {
  return {
    charset: charsetOf('utf-8'),
    delimiter: Buffer.from(delimiter),
    quote: Buffer.from(quote),
    escape: Buffer.from(escape),
    comment: Buffer.alloc(0),
    strict: strictQuotes,
  };
}

function textsOf(
  { cells, cellStart, cellEnd, cellMarks }: RecordScanner,
  bytes: Buffer,
  format: TrialFormat,
): string[] {
  return Array.from({ length: Math.min(cells, MOST_CELLS) }, (_, i) => {
    const text = bytes.toString('utf8', cellStart[i] ?? 0, cellEnd[i] ?? 0);
    const marks = cellMarks[i] ?? 0;
    return marks === 0 ? text : undone(text, marks, format);
  });
}

function quotedOf({ cells, cellStart }: RecordScanner, bytes: Buffer, { quote }: Dialect): number {
  let quoted = 0;
  const sign = quote.at(-1);
  if (sign === undefined) return 0;
  for (let i = 0; i < cells && i < MOST_CELLS; i += 1) {
    const start = cellStart[i] ?? 0;
    if (start > 0 && bytes[start - 1] === sign) quoted += 1;
  }
  return quoted;
}

/** Whether a carriage return alone ends the first line. */
function endsInReturns(text: string): boolean {
  const at = text.indexOf('\r');
  const feed = text.indexOf('\n');
  return at >= 0 && text[at + 1] !== '\n' && at + 1 < text.length && (feed < 0 || at < feed);
}
