import { readOperators, type Operands } from './content-operators.ts';
import type { FontReading } from './font-reading.ts';
import { InkPath } from './ink-path.ts';
import type { StreamResources } from './stream-resources.ts';

/** Something that a page shows: a text as it was written at once, or a painted path or picture. */
export interface Ink {
  /** Absent for paths and pictures. */
  readonly text?: string;
  /** In pt from the page's lower left corner. */
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** What was read of a page. */
interface InkReading {
  /** All its texts, in the order in which they are drawn, without blanks. */
  text: string;
  /** What meets the areas that were asked for. */
  readonly inks: Ink[];
  /** Names of fonts and forms that its resources do not have. */
  readonly unknown: Set<string>;
}

/** Forms in forms in forms … have an end. */
const DEEPEST = 12;
/** Letterheads and messages: what they show is read once for each place. */
const MOST_KNOWN = 500;

/** How far letters reach above and below their base line, in parts of the size: a cautious guess at their ink. */
const ASCENT = 0.7;
const DESCENT = 0.2;

/** ISO 32000-2 8.4 and 9.3, as far as places go. */
interface State {
  a: number;
  b: number;
  c: number;
  d: number;
  e: number;
  f: number;
  font: FontReading | undefined;
  size: number;
  charSpace: number;
  wordSpace: number;
  scale: number;
  leading: number;
  rise: number;
  hidden: boolean;
}

const FIRST: State = {
  ...{ a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 },
  ...{ font: undefined, size: 0, charSpace: 0, wordSpace: 0, scale: 1, leading: 0, rise: 0, hidden: false },
};

/** A rectangle in pt from the page's lower left corner. */
export type InkArea = Omit<Ink, 'text'>;

/**
 * Reads where a page has ink: an interpreter of content streams that keeps no more than checks need, so that every page of a stream can
 * be read.
 */
export class PageInk {
  readonly #resources: StreamResources;
  readonly #areas: readonly InkArea[];
  readonly #known = new Map<string, InkReading>();
  #reading: InkReading = { text: '', inks: [], unknown: new Set() };
  #path = new InkPath();
  #state: State = { ...FIRST };
  /** The text matrix and the start of the line, in the space of the state. */
  #text = [1, 0, 0, 1, 0, 0];
  #line = [1, 0, 0, 1, 0, 0];

  /** `areas`: of what lies in one or cuts into it, places are kept. */
  constructor(resources: StreamResources, areas: readonly InkArea[]) {
    this.#resources = resources;
    this.#areas = areas;
  }

  /** Reads a page's content, inflated. */
  read(content: Uint8Array): InkReading {
    this.#reading = { text: '', inks: [], unknown: new Set() };
    this.#run(content, { ...FIRST }, 0);
    return this.#reading;
  }

  #run(content: Uint8Array, first: State, depth: number): void {
    const outer = { state: this.#state, path: this.#path };
    this.#state = first;
    this.#path = new InkPath();
    const saved: State[] = [];
    readOperators(content, (operator, operands) => {
      switch (operator) {
        case 'q':
          saved.push({ ...this.#state });
          return;
        case 'Q':
          this.#state = saved.pop() ?? this.#state;
          return;
        case 'cm':
          this.#concatenate(operands);
          return;
        case 'Do':
          this.#draw(operands.text(), depth);
          return;
        default:
          if (!this.#write(operator, operands)) this.#paint(operator, operands);
      }
    });
    ({ state: this.#state, path: this.#path } = outer);
  }

  #concatenate(operands: Operands): void {
    const { a, b, c, d, e, f } = this.#state;
    const number = (at: number): number => operands.number(at);
    Object.assign(this.#state, {
      a: number(0) * a + number(1) * c,
      b: number(0) * b + number(1) * d,
      c: number(2) * a + number(3) * c,
      d: number(2) * b + number(3) * d,
      e: number(4) * a + number(5) * c + e,
      f: number(4) * b + number(5) * d + f,
    });
  }

  /** Texts and what they are set with (ISO 32000-2 9.3 and 9.4); false for any other operator. */
  #write(operator: string, operands: Operands): boolean {
    const state = this.#state;
    switch (operator) {
      case 'Tj':
        this.#show(operands.text());
        return true;
      case 'Td':
        this.#move(operands.number(0), operands.number(1));
        return true;
      case 'Tf':
        state.font = this.#font(operands.text(0));
        state.size = operands.number(1);
        return true;
      case 'TJ':
        for (const each of operands.list()) {
          if (typeof each === 'string') this.#show(each.slice(1));
          else if (typeof each === 'number') this.#advance((-each / 1000) * state.size * state.scale);
        }
        return true;
      case 'BT':
        this.#text = [1, 0, 0, 1, 0, 0];
        this.#line = [...this.#text];
        return true;
      case 'Tm':
        this.#line = [0, 1, 2, 3, 4, 5].map((at) => operands.number(at));
        this.#text = [...this.#line];
        return true;
      case 'TD':
        state.leading = -operands.number(1);
        this.#move(operands.number(0), operands.number(1));
        return true;
      case 'T*':
        this.#move(0, -state.leading);
        return true;
      case "'":
      case '"':
        if (operator === '"') [state.wordSpace, state.charSpace] = [operands.number(0), operands.number(1)];
        this.#move(0, -state.leading);
        this.#show(operands.text());
        return true;
      case 'Tc':
        state.charSpace = operands.number(0);
        return true;
      case 'Tw':
        state.wordSpace = operands.number(0);
        return true;
      case 'Tz':
        state.scale = operands.number(0) / 100;
        return true;
      case 'TL':
        state.leading = operands.number(0);
        return true;
      case 'Ts':
        state.rise = operands.number(0);
        return true;
      case 'Tr':
        state.hidden = operands.number(0) === 3;
        return true;
      default:
        return false;
    }
  }

  #font(name: string): FontReading | undefined {
    const font = this.#resources.font(name);
    if (font === undefined) this.#reading.unknown.add(name);
    return font;
  }

  #move(x: number, y: number): void {
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = this.#line;
    this.#line[4] = e + a * x + c * y;
    this.#line[5] = f + b * x + d * y;
    for (let i = 0; i < 6; i += 1) this.#text[i] = this.#line[i] ?? 0;
  }

  #advance(by: number): void {
    const [a = 1, b = 0, , , e = 0, f = 0] = this.#text;
    this.#text[4] = e + a * by;
    this.#text[5] = f + b * by;
  }

  #show(codes: string): void {
    const { font, size, scale, charSpace, wordSpace, hidden, rise } = this.#state;
    let text = '';
    let width = 0;
    for (let i = 0; i < codes.length; i += 1) {
      const code = codes.charCodeAt(i);
      const shown = font?.texts[code] ?? UNKNOWN;
      if (shown !== ' ' && shown !== NO_BREAK_SPACE) text += shown;
      width += ((font?.widths[code] ?? 0) / 1000) * size + charSpace + (code === BLANK ? wordSpace : 0);
    }
    width *= scale;
    if (text !== '' && !hidden) {
      this.#reading.text += text;
      this.#textInk(text, width, rise - DESCENT * size, rise + ASCENT * size);
    }
    this.#advance(width);
  }

  #textInk(text: string, width: number, low: number, high: number): void {
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = this.#text;
    const path = new InkPath();
    for (const [x, y] of [
      [0, low],
      [width, low],
      [0, high],
      [width, high],
    ] as const)
      this.#point(path, e + a * x + c * y, f + b * x + d * y);
    this.#keep(path, text);
  }

  /** A point in the state's space. */
  #point(path: InkPath, x: number, y: number): void {
    const { a, b, c, d, e, f } = this.#state;
    path.add(a * x + c * y + e, b * x + d * y + f);
  }

  #paint(operator: string, operands: Operands): void {
    switch (operator) {
      case 're': {
        const [x, y] = [operands.number(0), operands.number(1)];
        const [right, top] = [x + operands.number(2), y + operands.number(3)];
        for (const at of [x, right]) for (const up of [y, top]) this.#point(this.#path, at, up);
        return;
      }
      case 'm':
      case 'l':
      case 'c':
      case 'v':
      case 'y':
        for (let at = 0; at + 1 < operands.all.length; at += 2)
          this.#point(this.#path, operands.number(at), operands.number(at + 1));
        return;
      case 'f':
      case 'F':
      case 'f*':
      case 'S':
      case 's':
      case 'B':
      case 'B*':
      case 'b':
      case 'b*':
        this.#keep(this.#path);
        this.#path = new InkPath();
        return;
      case 'n':
        this.#path = new InkPath();
        return;
    }
  }

  #keep(path: InkPath, text?: string): void {
    const { left, bottom, right, top } = path;
    if (!this.#areas.some((area) => meets(path, area))) return;
    this.#reading.inks.push({ left, bottom, right, top, ...(text === undefined ? {} : { text }) });
  }

  #draw(name: string, depth: number): void {
    const form = this.#resources.form(name);
    if (form === undefined || depth > DEEPEST) {
      if (form === undefined) this.#reading.unknown.add(name);
      return;
    }
    if (form.picture !== undefined) {
      const path = new InkPath();
      for (const x of [0, form.width]) for (const y of [0, form.height]) this.#point(path, x, y);
      this.#keep(path);
      return;
    }
    const { a, b, c, d, e, f } = this.#state;
    const key = `${name} ${a} ${b} ${c} ${d} ${e} ${f}`;
    const outer = this.#reading;
    let inside = this.#known.get(key);
    if (inside === undefined) {
      inside = { text: '', inks: [], unknown: new Set() };
      this.#reading = inside;
      const text = this.#text;
      const line = this.#line;
      this.#run(form.content, { ...this.#state }, depth + 1);
      [this.#text, this.#line, this.#reading] = [text, line, outer];
      if (this.#known.size < MOST_KNOWN) this.#known.set(key, inside);
    }
    outer.text += inside.text;
    outer.inks.push(...inside.inks);
    for (const each of inside.unknown) outer.unknown.add(each);
  }
}

/** Whether two areas have more than an edge in common. */
export function meets(a: InkArea, b: InkArea): boolean {
  return a.left < b.right && a.right > b.left && a.bottom < b.top && a.top > b.bottom;
}

const UNKNOWN = '\ufffd';
const NO_BREAK_SPACE = '\u00a0';
const BLANK = 32;
