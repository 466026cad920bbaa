import { Buffer, isAscii } from 'node:buffer';
import iconv from 'iconv-lite';
import type { Encoding } from '../job/table-plan.ts';

/** Bytes of a table → text. */
export type CellDecoder = (bytes: Buffer, start: number, end: number) => string;

/**
 * The decoder of an encoding. All of them agree with ASCII byte by byte, so that rows can be cut before they are
 * decoded. Bytes that the encoding does not know are found beforehand: see `foreignBytes` and `firstInvalidUtf8`.
 */
export function cellDecoder(encoding: Encoding): CellDecoder {
  if (encoding === 'utf-8') return (bytes, start, end) => bytes.toString('utf8', start, end);
  if (encoding === 'iso-8859-1') return (bytes, start, end) => bytes.toString('latin1', start, end);
  const table = singleByteTable(encoding);
  return (bytes, start, end) => {
    if (isAscii(bytes.subarray(start, end))) return bytes.toString('latin1', start, end);
    let text = '';
    for (let i = start; i < end; i += 1) text += table[bytes[i] ?? 0] ?? '';
    return text;
  };
}

/**
 * Bytes that no text in this encoding holds. The C1 range of the ISO encodings is among them: where it turns up,
 * the table is windows-1252 in truth.
 */
export function foreignBytes(encoding: Encoding): readonly number[] {
  if (encoding === 'utf-8') return [];
  if (encoding === 'windows-1252') {
    const table = singleByteTable(encoding);
    return table.flatMap((char, byte) => (char === '\ufffd' ? [byte] : []));
  }
  return Array.from({ length: 32 }, (_, i) => 0x80 + i);
}

/** The first place in `bytes` where UTF-8 breaks (Unicode 16, table 3-7); -1 when it is right throughout. */
export function firstInvalidUtf8(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return -1;
}

/** Bytes of the well-formed sequence at `at`; 0 when it is ill-formed. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  for (let i = 1; i < length; i += 1) {
    const byte = bytes[at + i] ?? 0;
    if (byte < (i === 1 ? low : 0x80) || byte > (i === 1 ? high : 0xbf)) return 0;
  }
  return length;
}

function singleByteTable(encoding: Encoding): string[] {
  return Array.from({ length: 256 }, (_, byte) => iconv.decode(Buffer.from([byte]), encoding));
}
