import type { Buffer } from 'node:buffer';
import { charsetOf } from '../extract/charset/charset.ts';
import type { TablePlan } from '../job/table-plan.ts';

/**
 * The cells of a row that is not as its table wants it, so that nothing of it is lost: with too few cells the last ones are
 * empty, what is too much stays in the last one, and a row whose quotes do not close is cut at its delimiters.
 */
export function looseCells(raw: Buffer, { encoding, format, columns }: TablePlan): string[] {
  const text = charsetOf(encoding)
    .decode(raw, 0, raw.length)
    .replace(/[\r\n]+$/, '');
  const { delimiter, quote } = format.kind === 'delimited' ? format : { delimiter: ',', quote: '"' };
  const cells: string[] = [];
  let from = 0;
  while (from <= text.length && cells.length < columns.length - 1) {
    const end = cellEnd(text, from, delimiter, quote);
    cells.push(unquoted(text.slice(from, end), quote));
    from = end + delimiter.length;
  }
  cells.push(from <= text.length ? unquoted(text.slice(from), quote) : '');
  while (cells.length < columns.length) cells.push('');
  return cells;
}

function cellEnd(text: string, from: number, delimiter: string, quote: string): number {
  let at = from;
  if (quote !== '' && text.startsWith(quote, from)) {
    const closing = new RegExp(`${escaped(quote)}(?=${escaped(delimiter)}|$)`, 'g');
    closing.lastIndex = from + 1;
    const closed = closing.exec(text);
    if (closed !== null) at = closed.index + quote.length;
  }
  const end = text.indexOf(delimiter, at);
  return end < 0 ? text.length : end;
}

function unquoted(cell: string, quote: string): string {
  if (quote === '' || cell.length < 2 || !cell.startsWith(quote) || !cell.endsWith(quote)) return cell;
  return cell.slice(1, -1).replaceAll(quote + quote, quote);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
