import { Buffer } from 'node:buffer';
import { MAX_BLOCK, SLACK } from './literals.ts';

/** What is kept at least beside the window, so that it is moved seldom. */
const SPARE = 1024 * 1024;

/** The unpacked bytes of a frame: those that are new, and before them the window that matches may refer to. */
export class History {
  /** New bytes go to `at`; there is always room for a block. */
  bytes = new Uint8Array(0);
  at = 0;
  /** What stands before was given away already. */
  given = 0;
  /** How far back a match may reach. */
  window = 0;

  begin(window: number): void {
    this.window = window;
    this.at = 0;
    this.given = 0;
  }

  /** How many bytes are new. */
  get fresh(): number {
    return this.at - this.given;
  }

  /** A copy of the new bytes. */
  take(): Buffer {
    const fresh = Buffer.from(this.bytes.subarray(this.given, this.at));
    this.given = this.at;
    return fresh;
  }

  /** No block has room behind what is there. */
  get full(): boolean {
    return this.at + MAX_BLOCK + SLACK > this.bytes.length;
  }

  /** Makes room for a block. All new bytes must have been taken. */
  makeRoom(): void {
    if (!this.full) return;
    const most = this.window + Math.max(SPARE, this.window >> 2) + MAX_BLOCK + SLACK;
    const kept = this.bytes.subarray(Math.max(0, this.at - this.window), this.at);
    // Grows as bytes come: many a frame states a large window and holds little.
    if (this.bytes.length < most) {
      const larger = new Uint8Array(Math.min(most, this.bytes.length * 2 + SPARE));
      larger.set(kept);
      this.bytes = larger;
    } else this.bytes.copyWithin(0, this.at - kept.length, this.at);
    this.at = kept.length;
    this.given = kept.length;
  }
}
