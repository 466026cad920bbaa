import { Buffer } from 'node:buffer';
import type { Encoding } from '../../../src/job/table-plan.ts';
import { charsetOf } from '../../../src/extract/charset/charset.ts';

/** A table as a program would hold it, to be written in many ways. */
export interface HeldTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** How a table is written to a file. */
export interface Writing {
  readonly delimiter: string;
  /** '' for none. */
  readonly quote?: string;
  /** Which cells are quoted: those that must be, or all. */
  readonly quoting?: 'needed' | 'all' | 'texts';
  /** '': a quote within quotes is doubled. */
  readonly escape?: string;
  readonly header?: boolean;
  readonly lineEnd?: string;
  readonly encoding?: Encoding;
  readonly mark?: boolean;
  /** Whole lines above and below. */
  readonly above?: readonly string[];
  readonly below?: readonly string[];
  /** No line end behind the last row. */
  readonly open?: boolean;
}

/** The file's bytes; undefined when the encoding lacks a character of it. */
export function written(table: HeldTable, writing: Writing): Buffer | undefined {
  const { header = true, lineEnd = '\n', above = [], below = [], open = false } = writing;
  const rows = header ? [table.header, ...table.rows] : table.rows;
  const lines = [
    ...above,
    ...rows.map((row) => row.map((cell) => writtenCell(cell, writing)).join(writing.delimiter)),
    ...below,
  ];
  return encoded(
    lines.join(lineEnd) + (open ? '' : lineEnd),
    writing.encoding ?? 'utf-8',
    writing.mark ?? false,
  );
}

export function encoded(text: string, encoding: Encoding, mark = false): Buffer | undefined {
  const marked = mark ? `\ufeff${text}` : text;
  if (encoding === 'utf-16le') return Buffer.from(marked, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(marked, 'utf16le').swap16();
  return charsetOf(encoding).encode(marked);
}

function writtenCell(
  cell: string,
  { delimiter, quote = '"', quoting = 'needed', escape = '' }: Writing,
): string {
  const isText = /\p{L}/u.test(cell);
  const must = [delimiter, quote, '\n', '\r'].some((sign) => sign !== '' && cell.includes(sign));
  if (quote === '')
    return escape === ''
      ? cell
      : cell.replaceAll(escape, escape + escape).replaceAll(delimiter, escape + delimiter);
  if (quoting !== 'all' && !must && !(quoting === 'texts' && isText)) return cell;
  const inside =
    escape === ''
      ? cell.replaceAll(quote, quote + quote)
      : cell.replaceAll(escape, escape + escape).replaceAll(quote, escape + quote);
  return quote + inside + quote;
}

/** A sequence that looks random and is the same on every day. */
export function draws(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
