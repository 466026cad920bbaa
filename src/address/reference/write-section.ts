import { constants, deflateRawSync } from 'node:zlib';
import type { ReferencePlace } from './place-reference.ts';

/** A place with what only the file knows of it: a large receiver of mail, whose name is no town's or district's. */
export interface ListedName extends ReferencePlace {
  readonly isReceiver: boolean;
}

/** The places of one country, by the code under which they are listed. */
export type CountryPlaces = ReadonlyMap<string, readonly ListedName[]>;

interface WrittenSection {
  readonly bytes: Buffer;
  readonly codes: number;
  readonly places: number;
}

/** Bits of a place's flags: it is a town of the post, a large receiver. The other bits number its region. */
export const TOWN = 1;
export const RECEIVER = 2;
export const REGION_SHIFT = 2;

/**
 * One country's section: five 32-bit counts (width of a code, codes, distinct names, bytes of the names, bytes of the
 * regions), then codes of one width, ascending; number of places of each code; names' numbers, as differences; regions with
 * flags; names; regions. Numbers are varints; texts end with a line break. The same places make the same bytes,
 * in whatever order they come: names are numbered as the codes first need them.
 */
export function writeSection(country: CountryPlaces): WrittenSection {
  const codes = [...country.keys()].sort(byText);
  const width = Math.max(1, ...codes.map((code) => code.length));
  const names = new Numbering();
  const regions = new Numbering();
  const counts = new Varints();
  const nameSteps = new Varints();
  const flags = new Varints();
  let before = -1;
  let places = 0;
  for (const code of codes) {
    const listed = distinct(country.get(code) ?? []);
    counts.push(listed.length);
    places += listed.length;
    for (const { name, region, isTown, isReceiver } of listed) {
      const number = names.of(name);
      nameSteps.pushSigned(number - before);
      before = number;
      flags.push((regions.of(region) << REGION_SHIFT) | (isTown ? TOWN : 0) | (isReceiver ? RECEIVER : 0));
    }
  }
  const nameText = names.text();
  const regionText = regions.text();
  const head = new Uint32Array([width, codes.length, names.size, nameText.length, regionText.length]);
  const codeText = Buffer.from(codes.map((code) => code.padEnd(width)).join(''), 'latin1');
  const raw = Buffer.concat([
    Buffer.from(head.buffer),
    codeText,
    ...[counts, nameSteps, flags].map((column) => column.bytes()),
    nameText,
    regionText,
  ]);
  const bytes = deflateRawSync(raw, { level: constants.Z_BEST_COMPRESSION });
  return { bytes, codes: codes.length, places };
}

/** Each name once: towns, districts, receivers, each by their text. A name that is a town in one row and a district in another is a town. */
function distinct(places: readonly ListedName[]): readonly ListedName[] {
  const sorted = [...places].sort(
    (a, b) => rank(a) - rank(b) || byText(a.name, b.name) || byText(a.region, b.region),
  );
  const seen = new Set<string>();
  return sorted.filter(({ name }) => !seen.has(name) && seen.add(name));
}

function rank({ isTown, isReceiver }: ListedName): number {
  return isTown ? 0 : isReceiver ? 2 : 1;
}

export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

class Numbering {
  readonly #numbers = new Map<string, number>();

  get size(): number {
    return this.#numbers.size;
  }

  of(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.size);
    return this.size - 1;
  }

  text(): Buffer {
    return Buffer.from([...this.#numbers.keys()].map((text) => `${text}\n`).join(''));
  }
}

class Varints {
  readonly #bytes: number[] = [];

  push(value: number): void {
    let rest = value;
    for (; rest > 127; rest >>>= 7) this.#bytes.push((rest & 127) | 128);
    this.#bytes.push(rest);
  }

  pushSigned(value: number): void {
    this.push(value < 0 ? -value * 2 - 1 : value * 2);
  }

  bytes(): Buffer {
    return Buffer.from(this.#bytes);
  }
}
