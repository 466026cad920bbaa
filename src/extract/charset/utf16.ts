import { Buffer, isUtf8 } from 'node:buffer';
import { stopRun } from '../../fault/run-stop.ts';
import { markOf } from './byte-order-mark.ts';
import type { Encoding } from '../../job/table-plan.ts';

/** A UTF-16 file in its UTF-8 form. */
export interface Utf16Source extends AsyncIterable<Buffer> {
  /** The byte order that was declared or that the mark shows; undefined before the first bytes were taken. */
  readonly order: ByteOrder | undefined;
}

export type ByteOrder = 'utf-16le' | 'utf-16be';

const REPLACEMENT = Buffer.from('\ufffd');

/**
 * Turns UTF-16 into UTF-8 as its bytes come; a byte order mark becomes UTF-8's. `utf-16` needs the mark; where there is
 * one it must not contradict the declaration (both stop the run). What is no Unicode text stays told apart, in forms that
 * UTF-8 does not allow, so that its row is found ill-formed later and `toUtf16` gives the bytes back: half of a
 * surrogate pair as three bytes (WTF-8), an odd byte at the end as an overlong three (0xE0 0x8…).
 */
export function fromUtf16(
  source: AsyncIterable<Buffer>,
  encoding: 'utf-16' | ByteOrder,
  file: string,
): Utf16Source {
  return new Utf16Reader(source, encoding, file);
}

class Utf16Reader implements Utf16Source {
  order: ByteOrder | undefined;

  readonly #source: AsyncIterable<Buffer>;
  readonly #encoding: 'utf-16' | ByteOrder;
  readonly #file: string;

  constructor(source: AsyncIterable<Buffer>, encoding: 'utf-16' | ByteOrder, file: string) {
    this.#source = source;
    this.#encoding = encoding;
    this.#file = file;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    let rest: Buffer = Buffer.alloc(0);
    for await (const chunk of this.#source) {
      const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      if (bytes.length < 2) {
        rest = bytes;
        continue;
      }
      this.order ??= this.#orderOf(bytes);
      const end = wholeUnits(bytes, this.order);
      rest = bytes.subarray(end);
      if (end > 0) yield toUtf8(bytes.subarray(0, end), this.order);
    }
    if (rest.length === 0) return;
    this.order ??= this.#orderOf(rest);
    const even = rest.length - (rest.length % 2);
    if (even > 0) yield toUtf8(rest.subarray(0, even), this.order);
    if (even < rest.length) yield oddByte(rest[even] ?? 0);
  }

  #orderOf(bytes: Buffer): ByteOrder {
    const mark = markOf(bytes);
    const marked = mark === 'utf-8' ? undefined : mark;
    const place = { file: this.#file };
    const declared = this.#encoding;
    if (declared === 'utf-16') {
      if (marked === undefined) stopRun({ code: 'extract.byte-order-unknown', place });
      return marked;
    }
    if (marked !== undefined && marked !== declared)
      stopRun({ code: 'extract.encoding-contradicted', place, found: marked, expected: declared });
    return declared;
  }
}

/** How many of the bytes can be turned: whole characters, no half of a pair whose other half may follow. */
function wholeUnits(bytes: Buffer, order: ByteOrder): number {
  const even = bytes.length - (bytes.length % 2);
  const lead = bytes[order === 'utf-16le' ? even - 1 : even - 2] ?? 0;
  return lead >= 0xd8 && lead <= 0xdb ? even - 2 : even;
}

function toUtf8(units: Buffer, order: ByteOrder): Buffer {
  const little = order === 'utf-16le' ? units : Buffer.from(units).swap16();
  const text = little.toString('utf16le');
  const bytes = Buffer.from(text);
  // Halves of pairs were replaced by U+FFFD, which may stand in the text as well.
  if (!bytes.includes(REPLACEMENT) || !/\p{Surrogate}/u.test(text)) return bytes;
  const parts: Buffer[] = [];
  let from = 0;
  for (const { index } of text.matchAll(/\p{Surrogate}/gu)) {
    const unit = text.charCodeAt(index);
    parts.push(Buffer.from(text.slice(from, index)), threeBytes(unit));
    from = index + 1;
  }
  return Buffer.concat([...parts, Buffer.from(text.slice(from))]);
}

function threeBytes(unit: number): Buffer {
  return Buffer.from([0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)]);
}

/** Overlong, so that no text has it and no half of a pair: E0, then 80 to 83. */
function oddByte(byte: number): Buffer {
  return threeBytes(byte);
}

/** The bytes of the file that became `bytes` (whole characters, as `fromUtf16` wrote them). */
export function toUtf16(bytes: Buffer, order: ByteOrder): Buffer {
  if (isUtf8(bytes)) return ordered(Buffer.from(bytes.toString('utf8'), 'utf16le'), order);
  const units: number[] = [];
  let odd: number | undefined;
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] ?? 0;
    const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    let code = length === 1 ? lead : lead & (0x7f >> length);
    for (let i = 1; i < length; i += 1) code = (code << 6) | ((bytes[at + i] ?? 0) & 0x3f);
    if (length === 3 && code < 0x800) odd = code;
    else if (code > 0xffff) units.push(0xd7c0 + (code >> 10), 0xdc00 | (code & 0x3ff));
    else units.push(code);
    at += length;
  }
  const written = Buffer.allocUnsafe(units.length * 2);
  for (const [i, unit] of units.entries()) written.writeUInt16LE(unit, i * 2);
  const whole = ordered(written, order);
  return odd === undefined ? whole : Buffer.concat([whole, Buffer.from([odd])]);
}

function ordered(little: Buffer, order: ByteOrder): Buffer {
  return order === 'utf-16le' ? little : little.swap16();
}

/**
 * How many bytes of the file became `bytes` (whole characters): an offset in the UTF-8 form as one in the file. Other
 * encodings are cut as they came, so that it is their length.
 */
export function originalLength(bytes: Uint8Array, encoding: Encoding): number {
  if (!encoding.startsWith('utf-16')) return bytes.length;
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x80 && byte < 0xc0) continue;
    if (byte >= 0xf0) length += 4;
    else if (byte === 0xe0 && (bytes[at + 1] ?? 0) < 0xa0) length += 1;
    else length += 2;
  }
  return length;
}
