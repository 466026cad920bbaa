/** A word, a path or a picture on a page, in the order in which it is drawn. */
export interface DrawnItem {
  readonly kind: 'word' | 'shape';
  /** Of a word its text, of all else its form: items with the same key differ in place and look alone. */
  readonly key: string;
  /** Page of the document, from 0. */
  readonly page: number;
  /** In pt from the page's upper left corner: the start of a word's base line; the upper left corner of all else. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Of a word: how far it reaches up. */
  readonly height: number;
  readonly look: Look;
}

/** How an item is drawn; one object for each that a page has. */
export interface Look {
  /** What may be told of it, by its name: `font`, `size`, `colour`, `line`, `picture`. */
  readonly parts: Readonly<Record<string, string>>;
  /** All of it. */
  readonly identity: string;
}

/** Looks that are kept: a template has some dozens. */
const MOST_LOOKS = 5000;

/** Looks by their identity, so that an item holds no more than a reference. */
export class Looks {
  readonly #known = new Map<string, Look>();

  of(parts: Readonly<Record<string, string>>, more: string): Look {
    const identity = `${Object.values(parts).join('\t')}\t${more}`;
    let look = this.#known.get(identity);
    if (look === undefined) {
      // Looks are held against each other by their identity: the same one may be made twice.
      if (this.#known.size >= MOST_LOOKS) this.#known.clear();
      look = { parts, identity };
      this.#known.set(identity, look);
    }
    return look;
  }
}

/** An affine map as PDF has it: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `m`, then `n`. */
export function joined(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[1] * n[2],
    m[0] * n[1] + m[1] * n[3],
    m[2] * n[0] + m[3] * n[2],
    m[2] * n[1] + m[3] * n[3],
    m[4] * n[0] + m[5] * n[2] + n[4],
    m[4] * n[1] + m[5] * n[3] + n[5],
  ];
}
