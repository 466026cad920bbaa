import { CLASS_OF, REGULAR, WHITE } from '../characters.ts';
import { hexString, literalString } from '../string-object.ts';

/** Numbers of a rectangle: left, bottom, right, top in pt from the page's lower left corner. */
export const RECT_NUMBERS = 4;

/** A matrix as PDF writes it. */
type Matrix = readonly [number, number, number, number, number, number];

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/**
 * The solid black rectangles that a content stream fills (ISO 32000-2 8.5), in its order, as `RECT_NUMBERS` numbers each. What is
 * filled in another colour, stroked, clipped with, turned by other angles than right ones or drawn by forms and images is no mark.
 */
export function paintedRects(content: Uint8Array): number[] {
  const painter = new RectPainter();
  for (let at = 0; at < content.length;) {
    const byte = content[at] ?? 0;
    const kind = CLASS_OF[byte];
    if (kind === REGULAR) {
      const start = at++;
      while (at < content.length && CLASS_OF[content[at] ?? 0] === REGULAR) at++;
      if (isNumber(byte)) painter.number(numberAt(content, start, at));
      else if (painter.operator(wordAt(content, start, at)) === 'image') at = endOfImage(content, at);
    } else if (kind === WHITE) at++;
    else if (byte === 0x28) at = literalString(content, at + 1).end;
    else if (byte === 0x3c && content[at + 1] !== 0x3c) at = hexString(content, at + 1).end;
    else if (byte === 0x2f) {
      at++;
      while (at < content.length && CLASS_OF[content[at] ?? 0] === REGULAR) at++;
    } else if (byte === 0x25) {
      while (at < content.length && content[at] !== 0x0a && content[at] !== 0x0d) at++;
    } else at += byte === 0x3c || (byte === 0x3e && content[at + 1] === 0x3e) ? 2 : 1;
  }
  return painter.painted;
}

class RectPainter {
  readonly painted: number[] = [];
  readonly #numbers: number[] = [];
  readonly #saved: { readonly matrix: Matrix; readonly black: boolean }[] = [];
  #path: number[] = [];
  #matrix = IDENTITY;
  #black = true;

  number(value: number): void {
    this.#numbers.push(value);
  }

  /** Does what the operator says with the numbers before it; `image`: the data of an image follow. */
  operator(word: string): 'image' | undefined {
    switch (word) {
      case 're':
        this.#rectangle();
        break;
      case 'f':
      case 'F':
      case 'f*':
      case 'B':
      case 'B*':
      case 'b':
      case 'b*':
        if (this.#black) for (const number of this.#path) this.painted.push(number);
        this.#path = [];
        break;
      case 'n':
      case 'S':
      case 's':
        this.#path = [];
        break;
      case 'q':
        this.#saved.push({ matrix: this.#matrix, black: this.#black });
        break;
      case 'Q': {
        const state = this.#saved.pop();
        if (state !== undefined) ({ matrix: this.#matrix, black: this.#black } = state);
        break;
      }
      case 'cm':
        this.#concatenate();
        break;
      case 'g':
        this.#black = this.#last(1)[0] === 0;
        break;
      case 'rg':
        this.#black = this.#last(3).every((part) => part === 0);
        break;
      case 'k':
        // Marks are black ink alone: machines that read in infrared see no other.
        this.#black = this.#last(4).join() === '0,0,0,1';
        break;
      case 'cs':
      case 'sc':
      case 'scn':
        this.#black = false;
        break;
      case 'ID':
        this.#numbers.length = 0;
        return 'image';
    }
    this.#numbers.length = 0;
    return undefined;
  }

  #last(count: number): readonly number[] {
    return this.#numbers.slice(-count);
  }

  #concatenate(): void {
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = this.#last(6);
    const [A, B, C, D, E, F] = this.#matrix;
    this.#matrix = [
      a * A + b * C,
      a * B + b * D,
      c * A + d * C,
      c * B + d * D,
      e * A + f * C + E,
      e * B + f * D + F,
    ];
  }

  #rectangle(): void {
    const [x = 0, y = 0, width = 0, height = 0] = this.#last(4);
    const [a, b, c, d, e, f] = this.#matrix;
    const upright = b === 0 && c === 0;
    if (!upright && !(a === 0 && d === 0)) return;
    const [left, bottom] = [a * x + c * y + e, b * x + d * y + f];
    const [right, top] = [left + a * width + c * height, bottom + b * width + d * height];
    this.#path.push(
      Math.min(left, right),
      Math.min(bottom, top),
      Math.max(left, right),
      Math.max(bottom, top),
    );
  }
}

function isNumber(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || byte === 0x2e || byte === 0x2d || byte === 0x2b;
}

function wordAt(content: Uint8Array, from: number, to: number): string {
  let word = '';
  for (let i = from; i < to; i++) word += String.fromCharCode(content[i] ?? 0);
  return word;
}

function numberAt(content: Uint8Array, from: number, to: number): number {
  let value = 0;
  let divisor = 0;
  const first = content[from];
  for (let i = first === 0x2d || first === 0x2b ? from + 1 : from; i < to; i++) {
    const byte = content[i] ?? 0;
    if (byte === 0x2e) divisor = 1;
    else {
      value = value * 10 + byte - 0x30;
      divisor *= 10;
    }
  }
  if (divisor > 1) value /= divisor;
  return first === 0x2d ? -value : value;
}

/** Behind the `EI` of an inline image: the first that stands between white space. */
function endOfImage(content: Uint8Array, from: number): number {
  for (let i = from + 1; i + 2 <= content.length; i++) {
    const ends = content[i] === 0x45 && content[i + 1] === 0x49;
    const behind = i + 2 === content.length ? WHITE : CLASS_OF[content[i + 2] ?? 0];
    if (ends && CLASS_OF[content[i - 1] ?? 0] === WHITE && behind === WHITE) return i + 2;
  }
  return content.length;
}
