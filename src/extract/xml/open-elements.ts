import { Buffer } from 'node:buffer';

/** So much of what stands before the first row is kept as it is; beyond it the declaration and the open elements alone. */
const MAX_KEPT = 64 * 1024;
const LINE_END = Buffer.from('\n');

/** What stands before and behind the rows of a level, so that the three make a well-formed file. */
export interface XmlFrame {
  readonly header: Buffer;
  readonly footer: Buffer;
}

/** Follows which elements are open around the rows, from bytes that come part by part. */
export class OpenElements {
  readonly #declarationEnd: number;
  #bytes: Buffer = Buffer.alloc(0);
  /** Offset of the bytes at hand, and what came before them as far as it is kept. */
  #base = 0;
  #kept: Buffer = Buffer.alloc(0);
  /** What stands before the root element. */
  #prolog: Buffer = Buffer.alloc(0);
  /** Start tags of the open elements on the way to rows, by depth from 1. */
  readonly #tags: Buffer[] = [];
  #hadRow = false;

  /** `declarationEnd`: where byte order mark and XML declaration end. */
  constructor(declarationEnd: number) {
    this.#declarationEnd = declarationEnd;
  }

  /** Other bytes are at hand; the first `dropped` of those before are gone. */
  advance(bytes: Buffer, dropped: number): void {
    if (!this.#hadRow && this.#kept.length < MAX_KEPT && dropped > 0) {
      this.#kept = Buffer.concat([this.#kept, this.#bytes.subarray(0, dropped)]).subarray(0, MAX_KEPT);
    }
    this.#base += dropped;
    this.#bytes = bytes;
  }

  /** An element begins, with the tag in `start` to `end` of the bytes at hand; `depth` are open with it. */
  open(start: number, end: number, depth: number): void {
    if (depth === 1) this.#prolog = this.#before(start);
    this.#tags.length = depth;
    this.#tags[depth] = Buffer.from(this.#bytes.subarray(start, end));
  }

  /** The frame of rows, the first of which begins at `start` and lies in the elements of these names. */
  frameAt(start: number, names: readonly Buffer[]): XmlFrame {
    const isFirst = !this.#hadRow && this.#base + start <= MAX_KEPT;
    const before = isFirst || names.length === 0 ? this.#before(start) : this.#prolog;
    this.#hadRow = true;
    const tags = this.#tags.slice(1, names.length + 1).flatMap((tag) => [tag, LINE_END]);
    const ends = names.toReversed().flatMap((name) => [LINE_END, Buffer.from('</'), name, Buffer.from('>')]);
    return {
      header: isFirst ? before : Buffer.concat([before, ...tags]),
      footer: Buffer.concat([...ends, LINE_END]),
    };
  }

  /** The file up to `at`; beyond what is kept, its declaration alone. */
  #before(at: number): Buffer {
    const whole = this.#base + at <= MAX_KEPT;
    const begin = Buffer.concat([this.#kept, this.#bytes.subarray(0, whole ? at : this.#declarationEnd)]);
    return Buffer.from(begin.subarray(0, whole ? this.#base + at : this.#declarationEnd));
  }
}
