import type { Color, FurnitureBlock, PaperLayout } from '../job/template.ts';
import type { Rect } from '../job/job.ts';
import { kindsOf } from './page-kinds.ts';
import type { Mark } from './mark.ts';
import { pointRect, type PointRect } from './points.ts';
import type { Workbench } from './workbench.ts';

/** Of frames and the address field, of blocks at fixed places, of blocks of the flow. */
const FRAME: Color = { kind: 'cmyk', c: 1, m: 0.35, y: 0, k: 0 };
const FIXED: Color = { kind: 'cmyk', c: 0, m: 0.9, y: 0.1, k: 0 };
const FLOW: Color = { kind: 'cmyk', c: 0, m: 0.55, y: 1, k: 0 };

/** Type size of labels, thickness of lines, and between box and label, in pt. */
const LABEL = 5;
const LINE = 0.4;
const GAP = 1.5;

interface Box extends PointRect {
  readonly at: string;
  readonly color: Color;
}

/** Draws where blocks stand on a page, each with the line of the template that it was typed in: for authors only. */
export class LayoutOutline {
  readonly #desk: Workbench;
  readonly #layout: PaperLayout;
  readonly #furniture: readonly FurnitureBlock[];
  /** Blocks of the flow on the page in hand. */
  #flow: Box[] = [];

  constructor(layout: PaperLayout, furniture: readonly FurnitureBlock[], desk: Workbench) {
    this.#layout = layout;
    this.#furniture = furniture;
    this.#desk = desk;
  }

  /** A strip of a block, in pt from the page's top; strips of one block that follow one another make one box. */
  strip(at: string, x: number, y: number, width: number, height: number): void {
    if (at === '' || height <= 0) return;
    const last = this.#flow.at(-1);
    if (last?.at !== at || Math.abs(last.y + last.height - y) > LINE) {
      this.#flow.push({ at, x, y, width, height, color: FLOW });
      return;
    }
    this.#flow[this.#flow.length - 1] = { ...last, height: last.height + height };
  }

  /** Draws all outlines of the page in hand, which counts from 0. */
  draw(page: number): void {
    const { at, address, firstFrame, followingFrame } = this.#layout;
    const first = page === 0;
    const frame = first ? firstFrame : followingFrame;
    // Whether a page is the last one is not known yet: what may stand on it is shown.
    const never = [first ? 'following' : 'first', page % 2 === 0 ? 'left' : 'right'];
    const shown = this.#furniture.filter((block) => kindsOf(block).some((kind) => !never.includes(kind)));
    this.#above(boxOf(frame, first ? at.firstFrame : at.followingFrame, FRAME), 'frame');
    if (first) this.#above(boxOf(address, at.address, FRAME), 'address');
    for (const block of shown) this.#above(boxOf(block, block.at, FIXED), block.block.kind);
    for (const box of this.#flow) {
      this.#outline(box);
      this.#label(box, box.x + box.width + GAP, box.y + LABEL, lineOf(box.at));
    }
    this.#flow = [];
  }

  #above(box: Box, kind: string): void {
    this.#outline(box);
    this.#label(box, box.x, box.y - GAP, `${kind} ${lineOf(box.at)}`);
  }

  #label({ color }: Box, x: number, y: number, text: string): void {
    this.#desk.pages.turned(text, this.#desk.styles.at(0).face, LABEL, color, x, y, 0);
  }

  #outline({ x, y, width, height, color }: Box): void {
    const mark: Mark = {
      kind: 'shapes',
      x: 0,
      dy: 0,
      shapes: [
        {
          path: [
            { op: 'move', x: 0, y: 0 },
            { op: 'line', x: width, y: 0 },
            { op: 'line', x: width, y: height },
            { op: 'line', x: 0, y: height },
            { op: 'close' },
          ],
          stroke: { color, thickness: LINE, round: false, dash: [] },
        },
      ],
    };
    this.#desk.pages.mark(mark, x, y);
  }
}

function boxOf(rect: Rect, at: string, color: Color): Box {
  return { ...pointRect(rect), at, color };
}

/** `jobs/bill/bill.yaml:12:5` → `bill.yaml:12`. */
function lineOf(at: string): string {
  return /([^/\\:]+:\d+)(?::\d+)?$/.exec(at)?.[1] ?? at;
}
