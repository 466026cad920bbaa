/** Pairs worth keeping, with their probability, weight and conflict. */
export class ScoredPairs {
  #ones = new Int32Array(1 << 10);
  #others = new Int32Array(1 << 10);
  #probabilities = new Float64Array(1 << 10);
  #weights = new Float32Array(1 << 10);
  #conflicts = new Uint8Array(1 << 10);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(one: number, other: number, probability: number, weight: number, conflict: number): void {
    if (this.#size === this.#ones.length) this.#grow();
    const at = this.#size++;
    this.#ones[at] = one;
    this.#others[at] = other;
    this.#probabilities[at] = probability;
    this.#weights[at] = weight;
    this.#conflicts[at] = conflict;
  }

  one(at: number): number {
    return this.#ones[at] ?? 0;
  }

  other(at: number): number {
    return this.#others[at] ?? 0;
  }

  probability(at: number): number {
    return this.#probabilities[at] ?? 0;
  }

  conflict(at: number): number {
    return this.#conflicts[at] ?? 0;
  }

  /** Places of all pairs, the surest first; equals by their records, so that no order of input shows. */
  surestFirst(): Int32Array {
    const order = Int32Array.from({ length: this.#size }, (_, at) => at);
    return order.sort(
      (a, b) =>
        this.probability(b) - this.probability(a) ||
        (this.#weights[b] ?? 0) - (this.#weights[a] ?? 0) ||
        this.one(a) - this.one(b) ||
        this.other(a) - this.other(b),
    );
  }

  #grow(): void {
    const length = this.#ones.length * 2;
    const longer = <T extends Int32Array | Float64Array | Float32Array | Uint8Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    this.#ones = longer(this.#ones, new Int32Array(length));
    this.#others = longer(this.#others, new Int32Array(length));
    this.#probabilities = longer(this.#probabilities, new Float64Array(length));
    this.#weights = longer(this.#weights, new Float32Array(length));
    this.#conflicts = longer(this.#conflicts, new Uint8Array(length));
  }
}
