import type { Charset } from '../charset/charset.ts';

/** How the lines of a file end: line feed, both, NEL where the encoding has one, and perhaps a carriage return alone. */
export class LineEnds {
  readonly #feed: number;
  readonly #return: number;
  readonly #next: number;
  /** A carriage return alone ends a line. */
  readonly #alone: boolean;

  constructor({ lineEnds }: Charset, returnAlone: boolean) {
    this.#feed = lineEnds.feed;
    this.#return = lineEnds.return;
    this.#next = lineEnds.next;
    this.#alone = returnAlone;
  }

  /** Where the content of the line at `at` ends; -1 when its end is not in sight. `last`: the file ends at `to`. */
  contentEnd(bytes: Uint8Array, at: number, to: number, last: boolean): number {
    for (let i = at; i < to; i += 1) {
      const byte = bytes[i];
      if (this.#isFeed(byte)) return i;
      if (byte !== this.#return) continue;
      if (i + 1 < to ? this.#isFeed(bytes[i + 1]) || this.#alone : last) return i;
    }
    return last ? to : -1;
  }

  /** The place behind the line end at `contentEnd`. */
  behind(bytes: Uint8Array, contentEnd: number, to: number): number {
    if (contentEnd >= to) return to;
    const pair =
      bytes[contentEnd] === this.#return && contentEnd + 1 < to && this.#isFeed(bytes[contentEnd + 1]);
    return contentEnd + (pair ? 2 : 1);
  }

  /** Whether the byte can be part of a line end; a carriage return only where it ends one. */
  isPartAt(bytes: Uint8Array, at: number, to: number): boolean {
    const byte = bytes[at];
    if (this.#isFeed(byte)) return true;
    return byte === this.#return && (this.#alone || at + 1 >= to || this.#isFeed(bytes[at + 1]));
  }

  /** Whether the byte before `at` ends a line. */
  beginsAt(bytes: Uint8Array, at: number): boolean {
    if (at === 0 || !this.isPartAt(bytes, at - 1, bytes.length)) return false;
    return bytes[at - 1] !== this.#return || !this.#isFeed(bytes[at]);
  }

  /** Where the content of the line ends whose line end, if it has one, ends at `end`. */
  contentEndBefore(bytes: Uint8Array, floor: number, end: number): number {
    let at = end;
    if (at > floor && this.#isFeed(bytes[at - 1])) at -= 1;
    const returns = at > floor && bytes[at - 1] === this.#return;
    return returns && this.isPartAt(bytes, at - 1, bytes.length) ? at - 1 : at;
  }

  /** Where the line begins that ends, its line end included, at `end`; `floor` at the least. */
  lineStart(bytes: Uint8Array, floor: number, end: number): number {
    let at = this.contentEndBefore(bytes, floor, end);
    while (at > floor && !this.isPartAt(bytes, at - 1, bytes.length)) at -= 1;
    return at;
  }

  #isFeed(byte: number | undefined): boolean {
    return byte === this.#feed || byte === this.#next;
  }
}
