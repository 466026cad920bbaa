import type { DrawnItem, Look, Looks, Matrix } from './drawn-item.ts';
import type { GraphicsState } from './graphics-state.ts';
import type { Operands } from '../verify/pages/content-operators.ts';

/** A path of more parts is one thing, such as a code: its parts say nothing alone. */
const MOST_PARTS = 40;

const PAINTS = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*', 'n']);

/** Part of a path: letters of its operators, and its points on the page. */
interface PathPart {
  letters: string;
  readonly points: number[];
}

/** Collects paths (ISO 32000-2 8.5) and gives what is painted as items; `take` is told each of them. */
export class PathDrawing {
  readonly #looks: Looks;
  readonly #take: (item: DrawnItem) => void;
  #parts: PathPart[] = [];
  #clip = '';

  constructor(looks: Looks, take: (item: DrawnItem) => void) {
    this.#looks = looks;
    this.#take = take;
  }

  /** Does an operator of a path; false for any other. */
  draw(
    operator: string,
    operands: Operands,
    state: GraphicsState,
    page: number,
    pageHeight: number,
  ): boolean {
    if (PAINTS.has(operator)) this.#paint(operator, state, page, pageHeight);
    else if (operator === 'W' || operator === 'W*') this.#clip = operator;
    else if (operator === 're') this.#rectangle(operands, state.matrix);
    else if (operator === 'm') this.#parts.push({ letters: 'm', points: onPage(operands.all, state.matrix) });
    else if ('lcvyh'.includes(operator) && operator.length === 1)
      this.#extend(operator, operands, state.matrix);
    else return false;
    return true;
  }

  #extend(operator: string, operands: Operands, matrix: Matrix): void {
    const part = this.#parts.at(-1);
    if (part === undefined) return;
    part.letters += operator;
    for (const point of onPage(operands.all, matrix)) part.points.push(point);
  }

  #rectangle(operands: Operands, matrix: Matrix): void {
    const [x, y] = [operands.number(0), operands.number(1)];
    const [width, height] = [operands.number(2), operands.number(3)];
    const points = onPage([x, y, x + width, y, x + width, y + height, x, y + height], matrix);
    this.#parts.push({ letters: 'r', points });
  }

  #paint(operator: string, state: GraphicsState, page: number, pageHeight: number): void {
    const parts = this.#parts;
    this.#parts = [];
    if (this.#clip !== '') {
      const look = this.#looks.of({}, this.#clip);
      this.#give('clip', wholeOf(parts), look, page, pageHeight);
      this.#clip = '';
    }
    if (operator === 'n' || parts.length === 0) return;
    const fills = /^[fFbB]/.test(operator);
    const strokes = /^[sSbB]/.test(operator);
    const scale = Math.sqrt(Math.abs(state.matrix[0] * state.matrix[3] - state.matrix[1] * state.matrix[2]));
    const line = strokes
      ? [rounded(state.lineWidth * scale), ...Object.entries(state.line).flat()].join(' ').trim()
      : '';
    const colour = [...(fills ? [state.fill] : []), ...(strokes ? [state.stroke] : [])].join(' and ');
    const look = this.#looks.of({ colour, ...(line === '' ? {} : { line }) }, `${operator} ${state.other}`);
    const alone = parts.length > MOST_PARTS ? [wholeOf(parts)] : parts;
    const how = `${fills ? 'f' : ''}${strokes ? 's' : ''}`;
    for (const part of alone) this.#give(how, part, look, page, pageHeight);
  }

  /** A part with its form as key, wherever it stands. */
  #give(how: string, { letters, points }: PathPart, look: Look, page: number, pageHeight: number): void {
    if (points.length === 0) return;
    let [left, top, right, bottom] = [Infinity, -Infinity, -Infinity, Infinity];
    for (let i = 0; i < points.length; i += 2) {
      left = Math.min(left, points[i] ?? 0);
      right = Math.max(right, points[i] ?? 0);
      bottom = Math.min(bottom, points[i + 1] ?? 0);
      top = Math.max(top, points[i + 1] ?? 0);
    }
    const [width, height] = [right - left, top - bottom];
    const upright = letters === 'r';
    const form = upright
      ? `${rounded(width)} ${rounded(height)}`
      : points.map((point, i) => rounded(point - (i % 2 === 0 ? left : bottom))).join(' ');
    const key = `${how} ${letters} ${form}`;
    this.#take({ kind: 'shape', key, page, x: left, y: pageHeight - top, width, height, look });
  }
}

function wholeOf(parts: readonly PathPart[]): PathPart {
  return {
    letters: parts.map(({ letters }) => letters).join(''),
    points: parts.flatMap(({ points }) => points),
  };
}

function onPage(points: readonly unknown[], [a, b, c, d, e, f]: Matrix): number[] {
  const out: number[] = [];
  for (let i = 0; i + 1 < points.length; i += 2) {
    const x = Number(points[i]);
    const y = Number(points[i + 1]);
    out.push(a * x + c * y + e, b * x + d * y + f);
  }
  return out;
}

/** Tenths of a pt: finer differences are of rounding. */
function rounded(points: number): string {
  return String(Math.round(points * 10) / 10 + 0);
}
