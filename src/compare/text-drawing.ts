import type { Operands } from '../verify/pages/content-operators.ts';
import { IDENTITY, joined, type DrawnItem, type Look, type Looks, type Matrix } from './drawn-item.ts';
import { matrixOf, type GraphicsState } from './graphics-state.ts';
import type { FontReading } from '../verify/pages/font-reading.ts';

/** A gap between two texts up to this part of the size is none: a word may be written in several. */
const GAP = 0.12;

interface OpenWord {
  text: string;
  readonly x: number;
  readonly y: number;
  endX: number;
  endY: number;
  readonly size: number;
  readonly look: Look;
}

/** Collects what is written (ISO 32000-2 9.4) as words with their places; `take` is told each of them. */
export class TextDrawing {
  readonly #looks: Looks;
  readonly #take: (item: DrawnItem) => void;
  readonly #fontNamed: (name: string) => FontReading | undefined;
  #word: OpenWord | undefined;
  #page = 0;
  #pageHeight = 0;
  #line: Matrix = IDENTITY;
  #text: Matrix = IDENTITY;
  /** The look of the last word, and what it follows from. */
  #look: Look | undefined;
  #lookOf: readonly unknown[] = [];

  constructor(
    looks: Looks,
    fontNamed: (name: string) => FontReading | undefined,
    take: (item: DrawnItem) => void,
  ) {
    this.#looks = looks;
    this.#fontNamed = fontNamed;
    this.#take = take;
  }

  begin(page: number, pageHeight: number): void {
    this.#page = page;
    this.#pageHeight = pageHeight;
  }

  /** Does an operator of a text; false for any other. */
  draw(operator: string, operands: Operands, state: GraphicsState): boolean {
    switch (operator) {
      case 'Tj':
        this.#show(operands.text(), state);
        return true;
      case 'Td':
      case 'TD':
        if (operator === 'TD') state.leading = -operands.number(1);
        this.#move(operands.number(0), operands.number(1));
        return true;
      case 'Tf':
        state.font = this.#fontNamed(operands.text(0));
        state.size = operands.number(1);
        return true;
      case 'BT':
      case 'ET':
        this.endWord();
        this.#line = IDENTITY;
        this.#text = IDENTITY;
        return true;
      case 'Tm':
        this.#line = matrixOf(operands);
        this.#text = this.#line;
        return true;
      case 'TJ':
        for (const each of operands.list()) {
          if (typeof each === 'string') this.#show(each.slice(1), state);
          else if (typeof each === 'number')
            this.#text = shifted(this.#text, (-each / 1000) * state.size * state.scale, 0);
        }
        return true;
      case 'T*':
        this.#move(0, -state.leading);
        return true;
      case "'":
      case '"':
        if (operator === '"') [state.wordSpace, state.charSpace] = [operands.number(0), operands.number(1)];
        this.#move(0, -state.leading);
        this.#show(operands.text(), state);
        return true;
      default:
        return false;
    }
  }

  /** What was written is a whole word. */
  endWord(): void {
    const word = this.#word;
    if (word === undefined) return;
    this.#word = undefined;
    const { text, x, y, endX, endY, size, look } = word;
    this.#take({
      kind: 'word',
      key: text,
      page: this.#page,
      x,
      y: this.#pageHeight - y,
      width: Math.hypot(endX - x, endY - y),
      height: size,
      look,
    });
  }

  #move(x: number, y: number): void {
    this.#line = shifted(this.#line, x, y);
    this.#text = this.#line;
  }

  #show(string: string, state: GraphicsState): void {
    const { font, size, scale, charSpace, wordSpace } = state;
    const onPage = joined(shifted(this.#text, 0, state.rise), state.matrix);
    const [alongX, alongY, , , startX, startY] = onPage;
    /** How far the text has come, in its own units. */
    let offset = 0;
    for (let i = 0; i < string.length; i += 1) {
      const code = string.charCodeAt(i);
      const text = font?.texts[code] ?? UNKNOWN;
      const blank = code === BLANK_CODE || text === NO_BREAK_SPACE;
      if (blank) {
        this.#endAt(startX + offset * alongX, startY + offset * alongY);
      } else {
        const open = this.#word;
        if (open !== undefined && (i > 0 || this.#goesOn(open, startX, startY))) open.text += text;
        else {
          const [x, y] = [startX + offset * alongX, startY + offset * alongY];
          this.endWord();
          const height = state.size * Math.hypot(onPage[2], onPage[3]);
          this.#word = {
            text,
            x,
            y,
            endX: x,
            endY: y,
            size: height,
            look: this.#lookFor(state, onPage, height),
          };
        }
      }
      const width = ((font?.widths[code] ?? 0) / 1000) * size;
      offset += (width + charSpace + (code === BLANK_CODE ? wordSpace : 0)) * scale;
    }
    const word = this.#word;
    if (word !== undefined) {
      word.endX = startX + offset * alongX;
      word.endY = startY + offset * alongY;
    }
    this.#text = shifted(this.#text, offset, 0);
  }

  #endAt(x: number, y: number): void {
    const word = this.#word;
    if (word === undefined) return;
    word.endX = x;
    word.endY = y;
    this.endWord();
  }

  #goesOn({ endX, endY, size }: OpenWord, x: number, y: number): boolean {
    return Math.abs(x - endX) + Math.abs(y - endY) <= GAP * size;
  }

  #lookFor(state: GraphicsState, [a, b]: Matrix, height: number): Look {
    const { font, fill, textMode, scale, other } = state;
    const last = this.#lookOf;
    const isLast =
      last[0] === font && last[1] === fill && last[2] === height && last[3] === other && last[4] === a;
    if (this.#look !== undefined && isLast && last[5] === b && last[6] === textMode && last[7] === scale)
      return this.#look;
    this.#lookOf = [font, fill, height, other, a, b, textMode, scale];
    const turn = Math.round(Math.atan2(b, a) * 1000);
    this.#look = this.#looks.of(
      { font: font?.name ?? '', size: String(Math.round(height * 100) / 100), colour: fill },
      `${font?.face ?? ''} ${textMode} ${scale} ${turn} ${other}`,
    );
    return this.#look;
  }
}

const UNKNOWN = '\ufffd';
const NO_BREAK_SPACE = '\u00a0';
const BLANK_CODE = 32;

function shifted([a, b, c, d, e, f]: Matrix, x: number, y: number): Matrix {
  return [a, b, c, d, e + a * x + c * y, f + b * x + d * y];
}
