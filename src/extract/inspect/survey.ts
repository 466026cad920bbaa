import { Buffer, isAscii } from 'node:buffer';

/** What was looked at of a file: its beginning, its end where it was reached, and what accents stand between. */
export interface Survey {
  readonly head: Buffer;
  /** The last bytes, from behind the head on at the earliest; empty when the end was not reached. */
  readonly tail: Buffer;
  /** Bytes that were seen; of the whole file when `whole`. */
  readonly bytes: number;
  readonly whole: boolean;
  /** Stretches around bytes above 0x7F behind the head, a line feed after each: one accent in row 50,000 counts. */
  readonly later: Buffer;
}

interface SurveyLimits {
  readonly head: number;
  readonly tail: number;
  /** Where looking stops. */
  readonly bytes: number;
}

const KIB = 1024;
const MIB = KIB * KIB;

/** Enough to tell a dialect by. The end is looked for as far as a quarter of a gigabyte: seconds. */
const LIMITS: SurveyLimits = { head: MIB, tail: 64 * KIB, bytes: 256 * MIB };

const MOST_LATER = 256 * KIB;
const MOST_LATER_OF_CHUNK = 4 * KIB;
/** Bytes kept on each side of an accent. */
const AROUND = 16;

/** Reads a file once, up to the limit, and keeps what guesses are made by. Memory does not grow with the file. */
export async function surveyOf(
  source: AsyncIterable<Buffer>,
  limits: Partial<SurveyLimits> = {},
): Promise<Survey> {
  const { head: headBytes, tail: tailBytes, bytes: most } = { ...LIMITS, ...limits };
  const head: Buffer[] = [];
  const tail = new Tail(tailBytes);
  const later = new Later();
  let bytes = 0;
  let whole = true;
  for await (const chunk of source) {
    const missing = Math.max(0, headBytes - bytes);
    if (missing > 0) head.push(chunk.subarray(0, missing));
    const rest = chunk.subarray(missing);
    bytes += chunk.length;
    if (rest.length === 0) continue;
    tail.add(rest);
    later.add(rest);
    if (bytes >= most) {
      whole = false;
      break;
    }
  }
  return {
    head: Buffer.concat(head),
    tail: whole ? tail.bytes() : Buffer.alloc(0),
    bytes,
    whole,
    later: later.bytes(),
  };
}

class Tail {
  readonly #most: number;
  #parts: Buffer[] = [];
  #length = 0;

  constructor(most: number) {
    this.#most = most;
  }

  add(chunk: Buffer): void {
    // A source may fill its buffer anew for the next chunk.
    const kept = Buffer.from(chunk.subarray(Math.max(0, chunk.length - this.#most)));
    this.#parts.push(kept);
    this.#length += kept.length;
    if (this.#length > 4 * this.#most) {
      this.#parts = [this.bytes()];
      this.#length = this.#most;
    }
  }

  bytes(): Buffer {
    const all = Buffer.concat(this.#parts);
    return Buffer.from(all.subarray(Math.max(0, all.length - this.#most)));
  }
}

class Later {
  readonly #parts: Buffer[] = [];
  #length = 0;
  /** The end of the last chunk: what stands there goes on in the next one. */
  #seam: Buffer = Buffer.alloc(0);

  add(chunk: Buffer): void {
    if (this.#length >= MOST_LATER) return;
    this.#join(chunk.subarray(0, 2 * AROUND));
    this.#seam = Buffer.from(chunk.subarray(Math.max(0, chunk.length - 2 * AROUND)));
    if (!isAscii(chunk)) this.#gather(chunk);
  }

  bytes(): Buffer {
    this.#join(Buffer.alloc(0));
    return Buffer.concat(this.#parts);
  }

  /** Keeps what stands where two chunks meet, or at the end, from ASCII to ASCII: no character is cut there. */
  #join(beginning: Buffer): void {
    const both = Buffer.concat([this.#seam, beginning]);
    if (isAscii(both)) return;
    const inside = both.subarray(
      both.findIndex((byte) => byte < 0x80),
      both.findLastIndex((byte) => byte < 0x80) + 1,
    );
    if (!isAscii(inside)) this.#parts.push(Buffer.from(inside), Buffer.from('\n'));
  }

  #gather(chunk: Buffer): void {
    let of = 0;
    for (let at = 0; at < chunk.length && of < MOST_LATER_OF_CHUNK; at += 1) {
      if ((chunk[at] ?? 0) < 0x80) continue;
      let end = at + 1;
      for (let quiet = 0; end < chunk.length && quiet < AROUND; end += 1) {
        quiet = (chunk[end] ?? 0) < 0x80 ? quiet + 1 : 0;
      }
      const start = Math.max(0, at - AROUND);
      // At the ends of a chunk a character may be cut in two.
      if (start > 0 && end < chunk.length && end - at < KIB) {
        this.#parts.push(Buffer.from(chunk.subarray(start, end)), Buffer.from('\n'));
        of += end - start;
      }
      at = end;
    }
    this.#length += of;
  }
}
