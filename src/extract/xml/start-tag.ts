import { Buffer } from 'node:buffer';
import { beginsName, isBlank, isInName } from './byte-classes.ts';
import { nameHash } from './element-tree.ts';

const [EQUALS, GREATER, SLASH, QUOTE, APOSTROPHE, LESS, COLON] = [0x3d, 0x3e, 0x2f, 0x22, 0x27, 0x3c, 0x3a];
/** Beyond so many attributes doubled ones are looked for by a set. */
const FEW = 12;
const FIRST_CAPACITY = 16;

/** One start tag: its name, its attributes, whether it ends its element at once. Nothing is made per tag. */
export class StartTag {
  nameStart = 0;
  /** Where the name begins behind its prefix. */
  nameLocal = 0;
  nameEnd = 0;
  /** Of the name without its prefix. */
  nameHash = 0;
  isEmpty = false;
  /** Attributes: places of their names and of their values without quotes. */
  count = 0;
  start = new Uint32Array(FIRST_CAPACITY);
  local = new Uint32Array(FIRST_CAPACITY);
  end = new Uint32Array(FIRST_CAPACITY);
  valueStart = new Uint32Array(FIRST_CAPACITY);
  valueEnd = new Uint32Array(FIRST_CAPACITY);
  /** Why it is none, and where. */
  reason = '';
  failedAt = 0;

  #bytes: Buffer = Buffer.alloc(0);
  #to = 0;

  /** Reads the tag at `at`; gives the place behind it, `at` when the bytes end before it does, -1 when it is none. */
  read(bytes: Buffer, at: number, to: number): number {
    this.#bytes = bytes;
    this.#to = to;
    this.count = 0;
    this.nameStart = at + 1;
    if (at + 1 >= to) return at;
    if (!beginsName(bytes[at + 1])) return this.#fail('no name stands behind `<`', at + 1);
    let i = this.#name(at + 1);
    this.nameEnd = i;
    this.nameLocal = this.#local;
    this.nameHash = this.#hash;
    for (;;) {
      const blanks = i;
      while (i < to && isBlank(bytes[i])) i += 1;
      if (i >= to) return at;
      const byte = bytes[i];
      if (byte === GREATER || byte === SLASH) {
        this.isEmpty = byte === SLASH;
        const end = this.isEmpty ? i + 1 : i;
        if (end >= to) return at;
        if (bytes[end] !== GREATER) return this.#fail('`>` is expected behind `/`', end);
        return this.#isDoubled() ? -1 : end + 1;
      }
      if (!beginsName(byte)) return this.#fail('an attribute or the end of the tag is expected', i);
      if (i === blanks) return this.#fail('a blank is expected between attributes', i);
      i = this.#attribute(i);
      if (i < 0) return this.reason === '' ? at : -1;
    }
  }

  #local = 0;
  #hash = 0;

  #name(at: number): number {
    const bytes = this.#bytes;
    let hash = 0;
    let local = at;
    let i = at;
    for (; i < this.#to; i += 1) {
      const byte = bytes[i] ?? 0;
      if (!isInName(byte)) break;
      if (byte === COLON) {
        hash = 0;
        local = i + 1;
      } else hash = nameHash(hash, byte);
    }
    this.#hash = hash;
    this.#local = local;
    return i;
  }

  /** The place behind an attribute; -1 with a reason: it is none; -1 without: the bytes end before it does. */
  #attribute(at: number): number {
    const bytes = this.#bytes;
    const to = this.#to;
    this.reason = '';
    const end = this.#name(at);
    const local = this.#local;
    let i = end;
    while (i < to && isBlank(bytes[i])) i += 1;
    if (i >= to) return -1;
    if (bytes[i] !== EQUALS) return this.#fail('an attribute without a value', i);
    i += 1;
    while (i < to && isBlank(bytes[i])) i += 1;
    if (i >= to) return -1;
    const quote = bytes[i];
    if (quote !== QUOTE && quote !== APOSTROPHE)
      return this.#fail('the value of an attribute without quotes', i);
    const valueStart = i + 1;
    for (i = valueStart; i < to && bytes[i] !== quote; i += 1) {
      if (bytes[i] === LESS) return this.#fail('`<` in the value of an attribute', i);
    }
    if (i >= to) return -1;
    if (this.count === this.start.length) this.#grow();
    this.start[this.count] = at;
    this.local[this.count] = local;
    this.end[this.count] = end;
    this.valueStart[this.count] = valueStart;
    this.valueEnd[this.count] = i;
    this.count += 1;
    return i + 1;
  }

  #isDoubled(): boolean {
    const bytes = this.#bytes;
    if (this.count > FEW) {
      const names = new Set<string>();
      for (let i = 0; i < this.count; i += 1) names.add(bytes.toString('latin1', this.start[i], this.end[i]));
      return names.size < this.count && this.#fail('an attribute stands twice in a tag', this.nameStart) < 0;
    }
    for (let i = 1; i < this.count; i += 1) {
      for (let j = 0; j < i; j += 1) {
        if (!this.#isSame(i, j)) continue;
        this.#fail('an attribute stands twice in a tag', this.start[i] ?? 0);
        return true;
      }
    }
    return false;
  }

  #isSame(a: number, b: number): boolean {
    const from = this.start[a] ?? 0;
    const other = this.start[b] ?? 0;
    const length = (this.end[a] ?? 0) - from;
    if (length !== (this.end[b] ?? 0) - other) return false;
    for (let i = 0; i < length; i += 1) if (this.#bytes[from + i] !== this.#bytes[other + i]) return false;
    return true;
  }

  #grow(): void {
    const wider = (few: Uint32Array): Uint32Array<ArrayBuffer> => {
      const many = new Uint32Array(few.length * 2);
      many.set(few);
      return many;
    };
    this.start = wider(this.start);
    this.local = wider(this.local);
    this.end = wider(this.end);
    this.valueStart = wider(this.valueStart);
    this.valueEnd = wider(this.valueEnd);
  }

  #fail(reason: string, at: number): -1 {
    this.reason = reason;
    this.failedAt = at;
    return -1;
  }
}
