/** Remembers levels of compared pairs of numbers; a newer pair may take the place of an older one. */
export class LevelMemory {
  readonly #ones = new Int32Array(SIZE);
  readonly #others = new Int32Array(SIZE);
  readonly #levels = new Uint8Array(SIZE);

  /** 0 where the pair is not remembered. */
  get(one: number, other: number): number {
    const at = place(one, other);
    return this.#ones[at] === one && this.#others[at] === other ? (this.#levels[at] ?? 0) : 0;
  }

  set(one: number, other: number, level: number): number {
    const at = place(one, other);
    this.#ones[at] = one;
    this.#others[at] = other;
    this.#levels[at] = level;
    return level;
  }
}

const SIZE = 1 << 17;

function place(one: number, other: number): number {
  return (Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b)) >>> 15;
}
