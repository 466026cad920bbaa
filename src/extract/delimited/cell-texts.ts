import type { Buffer } from 'node:buffer';
import type { DelimitedFormat } from '../../job/table-plan.ts';
import type { Charset } from '../charset/charset.ts';
import type { Dialect } from './dialect.ts';
import { MARK, type RecordScanner } from './record-scanner.ts';

/** Texts of the cells that a scanner has found: decoded, quotes and escapes undone. */
export class CellTexts {
  readonly scanner: RecordScanner;
  readonly charset: Charset;
  readonly #format: DelimitedFormat;
  readonly #asciiAlike: boolean;

  constructor(scanner: RecordScanner, dialect: Dialect, format: DelimitedFormat) {
    this.scanner = scanner;
    this.charset = dialect.charset;
    this.#format = format;
    this.#asciiAlike = dialect.charset.space === 0x20;
  }

  /** Without outer blanks. */
  of(bytes: Buffer, cell: number): string {
    const { cellStart, cellEnd, cellMarks } = this.scanner;
    const start = cellStart[cell] ?? 0;
    const end = cellEnd[cell] ?? 0;
    const ascii = this.#asciiAlike && isAscii(bytes, start, end);
    let text = ascii ? bytes.toString('latin1', start, end) : this.charset.decode(bytes, start, end);
    const marks = cellMarks[cell] ?? 0;
    if (marks !== 0) text = undone(text, marks, this.#format);
    return isTrimmed(text) ? text : text.trim();
  }

  /** Whether the record has the cell. */
  has(cell: number): boolean {
    return cell >= 0 && cell < this.scanner.cells;
  }
}

/** The text of one column's cell, row by row: where it is the same again, the same string serves once more. */
export class RepeatedCell {
  readonly #texts: CellTexts;
  readonly #cell: number;
  /** Where the cell of the row before stands. */
  #bytes: Buffer | undefined;
  #start = 0;
  #length = 0;
  #marks = 0;
  #text = '';

  constructor(texts: CellTexts, cell: number) {
    this.#texts = texts;
    this.#cell = cell;
  }

  of(bytes: Buffer): string {
    const cell = this.#cell;
    const { cellStart, cellEnd, cellMarks } = this.#texts.scanner;
    const start = cellStart[cell] ?? 0;
    const length = (cellEnd[cell] ?? 0) - start;
    const marks = cellMarks[cell] ?? 0;
    const alike = this.#bytes === bytes && this.#length === length && this.#marks === marks;
    if (alike && this.#isAgain(bytes, start)) return this.#text;
    this.#bytes = bytes;
    this.#start = start;
    this.#length = length;
    this.#marks = marks;
    this.#text = this.#texts.of(bytes, cell);
    return this.#text;
  }

  #isAgain(bytes: Buffer, start: number): boolean {
    const before = this.#start;
    for (let i = this.#length - 1; i >= 0; i -= 1) if (bytes[start + i] !== bytes[before + i]) return false;
    return true;
  }
}

/** The cell that was written as `text`, without its outer quotes: doubled quotes and escapes undone. */
export function undone(
  text: string,
  marks: number,
  { quote, escape }: Pick<DelimitedFormat, 'quote' | 'escape'>,
): string {
  if ((marks & MARK.escaped) === 0) return text.replaceAll(quote + quote, quote);
  let cell = '';
  for (let at = 0; at < text.length; at += 1) {
    if (text.startsWith(escape, at)) at += escape.length;
    else if ((marks & MARK.doubled) !== 0 && text.startsWith(quote + quote, at)) at += quote.length;
    cell += text.charAt(at);
  }
  return cell;
}

/** Whether it certainly begins and ends with something visible: most cells do. */
function isTrimmed(text: string): boolean {
  const { length } = text;
  return length === 0 || (isVisible(text.charCodeAt(0)) && isVisible(text.charCodeAt(length - 1)));
}

function isVisible(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}

function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if ((bytes[at] ?? 0) > 0x7f) return false;
  return true;
}
