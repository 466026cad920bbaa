/** Where the objects of a file are: 6 bytes for each, so at most 50 MB for the largest file that PDF allows. */
export class CrossReference {
  /** Low 32 bits of the offset, or the number of the object stream. */
  #low: Uint32Array;
  /** High bits of the offset; `PACKED` for an object in an object stream. */
  #high: Uint8Array;
  /** Index in the object stream. */
  #index: Uint8Array;
  #size = 1;

  constructor(expected: number) {
    this.#low = new Uint32Array(expected);
    this.#high = new Uint8Array(expected);
    this.#index = new Uint8Array(expected);
  }

  /** One more than the highest object number. */
  get size(): number {
    return this.#size;
  }

  setOffset(number: number, offset: number): void {
    this.#reserve(number);
    this.#low[number] = offset >>> 0;
    this.#high[number] = Math.floor(offset / 2 ** 32);
  }

  setPacked(number: number, objectStream: number, index: number): void {
    this.#reserve(number);
    this.#low[number] = objectStream;
    this.#high[number] = PACKED;
    this.#index[number] = index;
  }

  /** Type of the entry as in a cross-reference stream: 0 free, 1 at an offset, 2 in an object stream. */
  typeOf(number: number): 0 | 1 | 2 {
    if (this.#high[number] === PACKED) return 2;
    return this.valueOf(number) === 0 ? 0 : 1;
  }

  /** Offset, or number of the object stream; 0 for a free entry. */
  valueOf(number: number): number {
    const high = this.#high[number] ?? 0;
    return (this.#low[number] ?? 0) + (high === PACKED ? 0 : high * 2 ** 32);
  }

  /** Index in the object stream; else 0. */
  indexOf(number: number): number {
    return this.#index[number] ?? 0;
  }

  #reserve(number: number): void {
    if (number >= this.#size) this.#size = number + 1;
    if (number < this.#low.length) return;
    const length = Math.max(2 * this.#low.length, number + 1);
    const low = new Uint32Array(length);
    const high = new Uint8Array(length);
    const index = new Uint8Array(length);
    low.set(this.#low);
    high.set(this.#high);
    index.set(this.#index);
    this.#low = low;
    this.#high = high;
    this.#index = index;
  }
}

const PACKED = 0xff;
