import { c40Length } from './data-matrix-c40.ts';
import { layoutFor, type SymbolLayout } from './data-matrix-sizes.ts';

export const IN_ASCII = 0;
export const IN_C40 = 1;

/**
 * How the data ends: back in ASCII; in C40 with the symbol full, where no unlatch is wanted; or with one ASCII
 * codeword after C40 that fills the symbol, unlatched by that fact (ISO/IEC 16022:2006, 5.2.5.2).
 */
export type Ending = 'ascii' | 'c40-full' | 'one-ascii';

interface ModePlan {
  /** Mode of each character. Valid until the next call. */
  readonly modes: Uint8Array;
  readonly ending: Ending;
  readonly layout: SymbolLayout;
}

const LONGEST = 3116;
/** Costs are codewords × 4096, less 1 for each character in C40: of equal ways the one with most of the text in C40. */
const WORD = 4096;
const FAR = 1 << 28;
/** States at a place in the text: in ASCII, or in C40 with 0, 1 or 2 values waiting for their triple. */
const ASCII = 0;
const C40 = 1;
const STATES = 4;

/** Fewest codewords that reach each state at each place, and the state and step that they come from. */
const cost = new Int32Array((LONGEST + 3) * STATES);
const cameFrom = new Uint8Array((LONGEST + 3) * STATES);
const stepOf = new Uint8Array((LONGEST + 3) * STATES);
const modes = new Uint8Array(LONGEST);

/**
 * The modes in which a text takes the fewest codewords, by dynamic programming over ASCII (digit pairs included) and
 * C40. The text is ASCII, not longer than 3,116. Undefined when none of the symbols holds it.
 */
export function chooseModes(text: string, layouts: readonly SymbolLayout[]): ModePlan | undefined {
  const n = text.length;
  relax(text);
  const end = n * STATES;
  // Each way to end: its codewords, and whether they must fill their symbol exactly.
  let best: { layout: SymbolLayout; price: number; ending: Ending; place: number; state: number } | undefined;
  const consider = (price: number, ending: Ending, place: number, state: number): void => {
    const total = Math.ceil(price / WORD);
    const layout = price < FAR ? layoutFor(total, layouts) : undefined;
    if (layout === undefined || (ending !== 'ascii' && layout.dataCodewords !== total)) return;
    if (
      best === undefined ||
      layout.dataCodewords < best.layout.dataCodewords ||
      (layout === best.layout && price < best.price)
    )
      best = { layout, price, ending, place, state };
  };
  if (n > 0) consider(at(end - STATES + C40) + WORD, 'one-ascii', n - 1, C40);
  consider(at(end + C40), 'c40-full', n, C40);
  consider(at(end + C40 + 2) + 2 * WORD, 'c40-full', n, C40 + 2);
  consider(at(end + ASCII), 'ascii', n, ASCII);
  if (best === undefined) return undefined;
  if (best.ending === 'one-ascii') modes[n - 1] = IN_ASCII;
  traceBack(best.place, best.state);
  return { modes, ending: best.ending, layout: best.layout };
}

function at(index: number): number {
  return cost[index] ?? FAR;
}

function relax(text: string): void {
  const n = text.length;
  cost.fill(FAR, 0, (n + 2) * STATES);
  cost[ASCII] = 0;
  for (let i = 0; i <= n; i++) {
    const here = i * STATES;
    // Changing mode takes a codeword and no character; one change at a place is enough.
    const ascii = at(here + ASCII);
    const c40 = at(here + C40);
    improve(here + C40, ascii + WORD, ASCII, 0);
    improve(here + ASCII, c40 + WORD, C40, 0);
    if (i === n) return;
    const code = text.charCodeAt(i);
    improve(here + STATES + ASCII, at(here + ASCII) + WORD, ASCII, 1);
    if (isDigit(code) && i + 1 < n && isDigit(text.charCodeAt(i + 1)))
      improve(here + 2 * STATES + ASCII, at(here + ASCII) + WORD, ASCII, 2);
    const values = c40Length[code] ?? 2;
    for (let waiting = 0; waiting < 3; waiting++) {
      const held = waiting + values;
      // A triple is paid for when it is full.
      const paid = (held >= 3 ? 2 * WORD : 0) - 1;
      improve(here + STATES + C40 + (held % 3), at(here + C40 + waiting) + paid, C40 + waiting, 1);
    }
  }
}

function improve(index: number, total: number, from: number, step: number): void {
  if (total >= at(index)) return;
  cost[index] = total;
  cameFrom[index] = from;
  stepOf[index] = step;
}

function traceBack(place: number, state: number): void {
  let i = place;
  let s = state;
  while (i > 0 || s !== ASCII) {
    const index = i * STATES + s;
    const step = stepOf[index] ?? 0;
    const from = cameFrom[index] ?? 0;
    for (let k = 1; k <= step; k++) modes[i - k] = s === ASCII ? IN_ASCII : IN_C40;
    i -= step;
    s = from;
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
