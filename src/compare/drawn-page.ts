import { readOperators, type Operands } from '../verify/pages/content-operators.ts';
import { Looks, type DrawnItem } from './drawn-item.ts';
import { initialState, isUntouched, setState, type GraphicsState } from './graphics-state.ts';
import { PathDrawing } from './path-drawing.ts';
import type { StreamResources } from '../verify/pages/stream-resources.ts';
import { TextDrawing } from './text-drawing.ts';

/** Forms in forms in forms … have an end. */
const DEEPEST = 12;
/** Forms whose items are kept, with the pages on which they stand. */
const MOST_KNOWN = 300;

/**
 * Draws pages without painting: reads contents, and those of the forms that they call, into words and shapes with their
 * places.
 */
export class PageReader {
  readonly #resources: StreamResources;
  readonly #looks = new Looks();
  readonly #path: PathDrawing;
  readonly #text: TextDrawing;
  readonly #known = new Map<string, readonly DrawnItem[]>();
  #items: DrawnItem[] = [];
  #page = 0;

  constructor(resources: StreamResources) {
    this.#resources = resources;
    const take = (item: DrawnItem): void => void this.#items.push(item);
    this.#path = new PathDrawing(this.#looks, take);
    this.#text = new TextDrawing(this.#looks, (name) => resources.font(name), take);
  }

  /** All that stands on a page; `contents` inflated, in order; `page` from 0. */
  read(contents: readonly Uint8Array[], page: number): DrawnItem[] {
    this.#items = [];
    this.#page = page;
    this.#text.begin(page, this.#resources.height);
    for (const content of contents) this.#run(content, initialState(), 0);
    return this.#items;
  }

  #run(content: Uint8Array, first: GraphicsState, depth: number): void {
    let state = first;
    const saved: GraphicsState[] = [];
    readOperators(content, (operator, operands) => {
      if (operator === 'q') saved.push({ ...state });
      else if (operator === 'Q') state = saved.pop() ?? state;
      else if (operator === 'Do') this.#draw(operands.text(), state, depth);
      else if (this.#text.draw(operator, operands, state)) return;
      else if (setState(state, operator, operands, (name) => this.#resources.identity(name))) return;
      else if (!this.#path.draw(operator, operands, state, this.#page, this.#resources.height))
        this.#unknown(operator, operands, state);
    });
    this.#text.endWord();
  }

  #draw(name: string, state: GraphicsState, depth: number): void {
    this.#text.endWord();
    if (depth > DEEPEST) return;
    const form = this.#resources.form(name);
    const { matrix } = state;
    if (form !== undefined && form.picture === undefined) {
      this.#drawForm(name, form.content, state, depth);
      return;
    }
    const { width = 1, height = 1, picture = this.#resources.identity(name) } = form ?? {};
    const [a, b, c, d, e, f] = matrix;
    const [w, h] = [Math.abs(a * width) + Math.abs(c * height), Math.abs(b * width) + Math.abs(d * height)];
    const left = e + Math.min(0, a * width) + Math.min(0, c * height);
    const top = f + Math.max(0, b * width) + Math.max(0, d * height);
    const turn = [a, b, c, d].map((each) => Math.sign(Math.round(each * 1000))).join('');
    this.#items.push({
      kind: 'shape',
      key: `picture ${turn} ${Math.round(w * 10)} ${Math.round(h * 10)}`,
      ...{ page: this.#page, x: left, y: this.#resources.height - top, width: w, height: h },
      look: this.#looks.of({ picture: picture.slice(0, 8) }, `${picture} ${state.other}`),
    });
  }

  /** What a form draws is the same on all pages that call it alike: letterheads are read once a page number. */
  #drawForm(name: string, content: Uint8Array, state: GraphicsState, depth: number): void {
    const key = `${name} ${this.#page} ${state.matrix.join(' ')}`;
    const known = isUntouched(state) ? this.#known.get(key) : undefined;
    if (known !== undefined) {
      for (const item of known) this.#items.push(item);
      return;
    }
    const first = this.#items.length;
    this.#run(content, { ...state }, depth + 1);
    if (isUntouched(state) && this.#known.size < MOST_KNOWN) this.#known.set(key, this.#items.slice(first));
  }

  /** An operator that nobody here knows: that it stands there, and with what, is compared. */
  #unknown(operator: string, operands: Operands, state: GraphicsState): void {
    const key = `${operator} ${operands.shown()} ${state.matrix.join(' ')}`;
    const look = this.#looks.of({}, state.other);
    this.#items.push({ kind: 'shape', key, page: this.#page, x: 0, y: 0, width: 0, height: 0, look });
  }
}
