/** The bytes are no zstd as RFC 8878 describes it; the message says why, in lower case. */
export class ZstdDamage extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'ZstdDamage';
  }
}
