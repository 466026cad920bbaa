/** The characters beyond ASCII that contents have used: `face * 65536 + slot` each. */
export class GlyphUsage {
  readonly #seen: Uint8Array[] = [];
  readonly #keys: number[] = [];

  add(faceIndex: number, slot: number): void {
    let seen = this.#seen[faceIndex];
    if (seen === undefined) {
      seen = new Uint8Array(0x10000);
      for (let i = this.#seen.length; i < faceIndex; i++) this.#seen.push(new Uint8Array(0x10000));
      this.#seen[faceIndex] = seen;
    }
    if (seen[slot] !== 0) return;
    seen[slot] = 1;
    this.#keys.push(faceIndex * 0x10000 + slot);
  }

  /** What was used since the last call, ascending, without repetition; forgets it. */
  take(): number[] {
    for (const key of this.#keys) {
      const seen = this.#seen[key >>> 16];
      if (seen !== undefined) seen[key & 0xffff] = 0;
    }
    return this.#keys.splice(0).sort((a, b) => a - b);
  }
}
