import type { Buffer } from 'node:buffer';
import type { Charset } from '../charset/charset.ts';
import { isMissing } from './number-fields.ts';
import type { FoundRecord } from './record-intake.ts';
import { CONTENT, type RecordLayout } from './record-layout.ts';
import type { RecordView } from './record-view.ts';

const CONTROL = 1;
const FOREIGN = 2;

/**
 * Finds bytes that may not stand in text: control characters, line ends within a record, bytes that the encoding does not
 * know. They may stand in packed and binary fields, in a field of low values alone, as a field's pad, and, where records
 * are not lines, between the columns.
 */
export class OddBytes {
  /** By byte; 0: it may stand anywhere. */
  readonly #classes = new Uint8Array(256);

  readonly #charset: Charset;
  readonly #lines: boolean;

  constructor(charset: Charset, lines: boolean) {
    this.#charset = charset;
    this.#lines = lines;
    for (const byte of charset.controls) this.#classes[byte] = CONTROL;
    const { feed, return: carriage, next } = charset.lineEnds;
    for (const byte of [feed, carriage, next]) if (byte >= 0) this.#classes[byte] = CONTROL;
    for (const byte of charset.foreign) this.#classes[byte] = FOREIGN;
  }

  /** The first one of a record, by its place in `bytes`. */
  find(
    bytes: Buffer,
    record: FoundRecord,
    view: RecordView,
    layout: RecordLayout,
  ): { readonly at: number; readonly foreign: boolean } | undefined {
    for (let place = 0; place < view.length; place += 1) {
      const byte = view.bytes[view.start + place] ?? 0;
      const kind = this.#classes[byte];
      if (kind === 0) continue;
      const content = layout.contents[place] ?? CONTENT.none;
      if (content === CONTENT.stored || (content === CONTENT.none && !this.#lines)) continue;
      if (this.#mayStand(byte, place, view, layout)) continue;
      return { at: byteOf(bytes, record, place), foreign: kind === FOREIGN };
    }
    return undefined;
  }

  #mayStand(byte: number, place: number, view: RecordView, layout: RecordLayout): boolean {
    const field = layout.fields.find(({ span }) => place >= span.start && place < span.start + span.length);
    if (field === undefined) return false;
    const { start, length, pad } = field.span;
    if (this.#charset.encode(pad)?.[0] === byte) return true;
    const from = view.start + start;
    return isMissing(
      view.bytes,
      from,
      Math.min(from + length, view.start + view.length),
      this.#charset.space,
    );
  }
}

/** Where the character stands that so many others of the record come before. */
function byteOf(bytes: Buffer, { start, contentEnd, length }: FoundRecord, characters: number): number {
  if (length === contentEnd - start) return start + characters;
  let at = start;
  for (let left = characters; left > 0 && at < contentEnd; left -= 1) {
    at += 1;
    while (at < contentEnd && ((bytes[at] ?? 0) & 0xc0) === 0x80) at += 1;
  }
  return at;
}
