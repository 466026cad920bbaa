import type { Buffer } from 'node:buffer';
import type { TablePlan } from '../job/table-plan.ts';
import { charsetOf } from './charset/charset.ts';

/** The records of a footer: its lines with their line ends, or stretches of a record's length where no line ends are. */
export function footerRecords(bytes: Buffer, { format, encoding }: TablePlan): Buffer[] {
  if (format.kind === 'fixed' && format.separator === 'none') return stretches(bytes, format.length);
  const { lineEnds, space, tab } = charsetOf(encoding);
  const { feed, return: carriage, next } = lineEnds;
  const lines: Buffer[] = [];
  let from = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    const ends = byte === feed || byte === next || (byte === carriage && bytes[at + 1] !== feed);
    if (!ends) continue;
    lines.push(bytes.subarray(from, at + 1));
    from = at + 1;
  }
  if (from < bytes.length) lines.push(bytes.subarray(from));
  const blanks = [feed, carriage, next, space, tab];
  return lines.filter((line) => !line.every((byte) => blanks.includes(byte)));
}

function stretches(bytes: Buffer, length: number): Buffer[] {
  if (length === 0) return [bytes];
  const count = Math.floor(bytes.length / length);
  return Array.from({ length: count }, (_, i) => bytes.subarray(i * length, (i + 1) * length));
}
