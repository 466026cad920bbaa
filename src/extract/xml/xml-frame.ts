import { Buffer } from 'node:buffer';

/** So much of what stands before the first row is kept as it is; beyond it the open elements alone. */
const MAX_KEPT = 64 * 1024;
const LINE_END = Buffer.from('\n');

/** What stands before and behind the rows of a level, so that the three make a well-formed file. */
export interface XmlFrame {
  readonly header: Buffer;
  readonly footer: Buffer;
}

/** Follows which elements are open around the rows. */
export class OpenElements {
  /** What stands before the root element. */
  #prolog: Buffer = Buffer.alloc(0);
  /** Start tags of the open elements on the way to rows, by depth from 1. */
  readonly #tags: Buffer[] = [];
  #hadRow = false;

  /** An element begins, with the tag in `start` to `end`. `fromStart`: the bytes at hand are the file's first. */
  open(bytes: Buffer, start: number, end: number, depth: number, fromStart: boolean): void {
    if (depth === 1) this.#prolog = fromStart && start <= MAX_KEPT ? Buffer.from(bytes.subarray(0, start)) : Buffer.alloc(0);
    this.#tags.length = depth;
    this.#tags[depth] = Buffer.from(bytes.subarray(start, end));
  }

  /** The frame of rows, the first of which begins at `start` and lies in the elements of these names. */
  frameAt(bytes: Buffer, start: number, names: readonly Buffer[], fromStart: boolean): XmlFrame {
    const isFirst = !this.#hadRow && fromStart && start <= MAX_KEPT;
    this.#hadRow = true;
    const tags = this.#tags.slice(1, names.length + 1).flatMap((tag) => [tag, LINE_END]);
    return {
      header: isFirst ? Buffer.from(bytes.subarray(0, start)) : Buffer.concat([this.#prolog, ...tags]),
      footer: Buffer.concat(
        names.toReversed().flatMap((name) => [LINE_END, Buffer.from('</'), name, Buffer.from('>')]).concat(LINE_END),
      ),
    };
  }
}
