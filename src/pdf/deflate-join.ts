import { constants, deflateRawSync } from 'node:zlib';

const LARGEST_PRIME = 65521;

/** One zlib stream (RFC 1950) out of pieces, each deflated when it comes, so that only the deflated ones are kept. */
export class DeflateJoin {
  readonly #pieces: Uint8Array[] = [Uint8Array.of(0x78, 0x9c)];
  #a = 1;
  #b = 0;

  add(bytes: Uint8Array): void {
    this.#pieces.push(deflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }));
    let a = this.#a;
    let b = this.#b;
    for (let i = 0; i < bytes.length;) {
      // 3,800 sums of bytes fit into 32 bits before the remainder must be taken.
      const end = Math.min(i + 3800, bytes.length);
      for (; i < end; i++) {
        a += bytes[i] ?? 0;
        b += a;
      }
      a %= LARGEST_PRIME;
      b %= LARGEST_PRIME;
    }
    this.#a = a;
    this.#b = b;
  }

  /** The whole stream. */
  end(): Uint8Array {
    const tail = Buffer.alloc(6);
    tail[0] = 0x03;
    tail.writeUInt16BE(this.#b, 2);
    tail.writeUInt16BE(this.#a, 4);
    return Buffer.concat([...this.#pieces, tail]);
  }
}
