import { Buffer } from 'node:buffer';
import type { Encoding } from '../../job/table-plan.ts';
import { charsetOf } from '../charset/charset.ts';

const NEXT_LINE = /\u0085/g;
const MARK = '\ufeff';
const SUBSTITUTE = '\u001a';

/** The text of sample bytes; a host's NEL becomes a line feed. Half a character at the end is left out. */
export function sampleText(bytes: Buffer, encoding: Encoding): string {
  if (encoding === 'utf-16le' || encoding === 'utf-16be' || encoding === 'utf-16') {
    const even = bytes.subarray(0, bytes.length & ~1);
    const little = encoding === 'utf-16be' ? Buffer.from(even).swap16() : even;
    return withoutMark(little.toString('utf16le'));
  }
  const text = charsetOf(encoding).decode(bytes, 0, bytes.length);
  if (encoding === 'utf-8') return withoutMark(text.replace(/\ufffd$/, ''));
  return encoding.startsWith('ibm') ? text.replace(NEXT_LINE, '\n') : text;
}

function withoutMark(text: string): string {
  return text.startsWith(MARK) ? text.slice(1) : text;
}

/** A text without the end of file that DOS wrote in a line of its own: it is no row and no footer. */
export function withoutSubstitute(text: string): string {
  const filled = text.trimEnd();
  if (!filled.endsWith(SUBSTITUTE)) return text;
  const before = filled.slice(0, -SUBSTITUTE.length);
  return before.endsWith('\n') || before.endsWith('\r') ? before : text;
}

/** Lines of a text without their ends; a line that the sample cuts off is left out unless `whole`. */
export function sampleLines(text: string, whole: boolean): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  const last = lines.pop() ?? '';
  if (whole && last !== '') lines.push(last);
  return lines;
}
