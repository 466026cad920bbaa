import type { ReferencePlace } from './place-reference.ts';
import { RECEIVER, REGION_SHIFT, TOWN } from './write-section.ts';

const HEAD_BYTES = 20;

/** An unpacked section as `write-section.ts` lays it out: numbers in typed arrays, texts as they came. */
export class Section {
  readonly codeCount: number;
  readonly nameCount: number;
  /** Places of code i are those from `starts[i]` to `starts[i + 1]`. */
  readonly starts: Uint32Array;
  /** Number of each place's name. */
  readonly nameOf: Uint32Array;
  readonly #flags: Uint32Array;
  readonly #width: number;
  readonly #codes: Buffer;
  readonly #names: string;
  /** Where each name begins in `#names`; behind the last one, the end. */
  readonly #nameStarts: Uint32Array;
  readonly #regions: readonly string[];

  constructor(raw: Buffer) {
    const [width, codeCount, nameCount, nameBytes, regionBytes] = [0, 4, 8, 12, 16].map((at) =>
      raw.readUInt32LE(at),
    ) as [number, number, number, number, number];
    this.#width = width;
    this.codeCount = codeCount;
    this.nameCount = nameCount;
    const namesAt = raw.length - regionBytes - nameBytes;
    this.#codes = raw.subarray(HEAD_BYTES, HEAD_BYTES + width * codeCount);
    const numbers = new VarintReader(raw, HEAD_BYTES + width * codeCount);
    this.starts = new Uint32Array(codeCount + 1);
    for (let at = 0; at < codeCount; at++) {
      this.starts[at + 1] = (this.starts[at] ?? 0) + numbers.next();
    }
    const places = this.starts[codeCount] ?? 0;
    this.nameOf = new Uint32Array(places);
    for (let at = 0, name = -1; at < places; at++) {
      const step = numbers.next();
      name += step & 1 ? -((step + 1) >>> 1) : step >>> 1;
      this.nameOf[at] = name;
    }
    this.#flags = new Uint32Array(places);
    for (let at = 0; at < places; at++) this.#flags[at] = numbers.next();
    this.#names = raw.toString('utf8', namesAt, namesAt + nameBytes);
    this.#nameStarts = lineStarts(this.#names, nameCount);
    this.#regions = raw.toString('utf8', namesAt + nameBytes).split('\n');
  }

  /** Which code it is, by halving; −1 where the list lacks it. */
  indexOf(code: string): number {
    const width = this.#width;
    if (code.length > width) return -1;
    let low = 0;
    let high = this.codeCount - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const order = this.#compare(middle * width, code);
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  codeAt(index: number): string {
    return this.#codes.toString('latin1', index * this.#width, (index + 1) * this.#width).trimEnd();
  }

  nameAt(name: number): string {
    return this.#names.slice(this.#nameStarts[name], (this.#nameStarts[name + 1] ?? 1) - 1);
  }

  isReceiver(place: number): boolean {
    return ((this.#flags[place] ?? 0) & RECEIVER) !== 0;
  }

  placesAt(code: number): readonly ReferencePlace[] {
    const places: ReferencePlace[] = [];
    for (let at = this.starts[code] ?? 0; at < (this.starts[code + 1] ?? 0); at++) {
      const flags = this.#flags[at] ?? 0;
      places.push({
        name: this.nameAt(this.nameOf[at] ?? 0),
        region: this.#regions[flags >>> REGION_SHIFT] ?? '',
        isTown: (flags & TOWN) !== 0,
      });
    }
    return places;
  }

  #compare(from: number, code: string): number {
    for (let at = 0; at < this.#width; at++) {
      const listed = this.#codes[from + at] ?? 0;
      const asked = at < code.length ? code.charCodeAt(at) : 32;
      if (listed !== asked) return listed - asked;
    }
    return 0;
  }
}

function lineStarts(text: string, lines: number): Uint32Array {
  const starts = new Uint32Array(lines + 1);
  for (let line = 1, at = -1; line <= lines; line++) {
    at = text.indexOf('\n', at + 1);
    starts[line] = at + 1;
  }
  return starts;
}

class VarintReader {
  readonly #bytes: Buffer;
  #at: number;

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  next(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.#bytes[this.#at++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  }
}
