/** Sets of records that grow by merging; each has its members at hand. */
export class Clusters {
  readonly #heads: Int32Array;
  readonly #next: Int32Array;
  readonly #tails: Int32Array;
  readonly #sizes: Int32Array;

  constructor(size: number) {
    this.#heads = Int32Array.from({ length: size }, (_, index) => index);
    this.#tails = this.#heads.slice();
    this.#next = new Int32Array(size).fill(-1);
    this.#sizes = new Int32Array(size).fill(1);
  }

  /** The lowest member. */
  of(index: number): number {
    const heads = this.#heads;
    let head = index;
    while (heads[head] !== head) head = heads[head] ?? head;
    for (let at = index; heads[at] !== head;) {
      const next = heads[at] ?? head;
      heads[at] = head;
      at = next;
    }
    return head;
  }

  size(head: number): number {
    return this.#sizes[head] ?? 0;
  }

  merge(one: number, other: number): void {
    const low = Math.min(one, other);
    const high = Math.max(one, other);
    this.#next[this.#tails[low] ?? low] = high;
    this.#tails[low] = this.#tails[high] ?? high;
    this.#heads[high] = low;
    this.#sizes[low] = this.size(low) + this.size(high);
  }

  /** The first members of a cluster, `most` of them. */
  members(head: number, most: number): number[] {
    const members: number[] = [];
    for (let at = head; at >= 0 && members.length < most; at = this.#next[at] ?? -1) members.push(at);
    return members;
  }
}
