import type { Color } from '../job/template.ts';
import type { ContentWriter } from '../pdf/content.ts';
import type { Mark, ShapesMark } from './mark.ts';

/** Marks of a page that wait to be drawn, with the places that they belong to. Emptied and filled for each page. */
export class MarkList {
  length = 0;
  readonly #mark: (Mark | undefined)[] = [];
  readonly #x: number[] = [];
  readonly #top: number[] = [];

  /** A mark that belongs to something with its upper left corner at x, top (pt, down from the page's top). */
  add(mark: Mark, x: number, top: number): void {
    const m = this.length++;
    this.#mark[m] = mark;
    this.#x[m] = x;
    this.#top[m] = top;
  }

  /** Keeps a place in the order for a mark that is known later. */
  reserve(): number {
    const m = this.length++;
    this.#mark[m] = undefined;
    return m;
  }

  /** Gives the mark for a reserved place. */
  fill(place: number, mark: Mark | undefined, x: number, top: number): void {
    this.#mark[place] = mark;
    this.#x[place] = x;
    this.#top[place] = top;
  }

  clear(): void {
    this.length = 0;
  }

  /** Draws all on a page of this height, in their order, and forgets them. */
  draw(content: ContentWriter, height: number): void {
    for (let m = 0; m < this.length; m++) {
      const mark = this.#mark[m];
      if (mark !== undefined) drawMark(content, mark, this.#x[m] ?? 0, height - (this.#top[m] ?? 0));
    }
    this.length = 0;
  }
}

/** Fills follow in this colour. */
export function fillColor(content: ContentWriter, color: Color): void {
  if (color.kind === 'gray') content.gray(color.k);
  else if (color.kind === 'spot') content.spot(color.ink, color.share);
  else content.cmyk(color.c, color.m, color.y, color.k);
}

/** `x`, `y`: the place that it belongs to, in PDF's coordinates. */
function drawMark(content: ContentWriter, mark: Mark, x: number, y: number): void {
  switch (mark.kind) {
    case 'rule':
      fillColor(content, mark.color);
      content.rect(x + mark.x, y - mark.dy - mark.thickness, mark.width, mark.thickness);
      return;
    case 'code':
      content.gray(1);
      content.modules(x + mark.x, y - mark.dy, mark.module, mark.rects, mark.count);
      return;
    case 'form':
      content.formAt(mark.name, x + mark.x, y - mark.dy - mark.height, mark.scale);
      return;
    case 'shapes':
      drawShapes(content, mark, x + mark.x, y - mark.dy);
      return;
    case 'group':
      for (const each of mark.marks) drawMark(content, each, x + mark.x, y - mark.dy);
  }
}

function drawShapes(content: ContentWriter, { shapes }: ShapesMark, x: number, y: number): void {
  content.save();
  for (const { path, rects, fill, stroke } of shapes) {
    if (fill !== undefined) fillColor(content, fill);
    if (stroke !== undefined) {
      const { color, thickness, round, dash } = stroke;
      if (color.kind === 'gray') content.strokeGray(color.k);
      else if (color.kind === 'spot') content.strokeSpot(color.ink, color.share);
      else content.strokeCmyk(color.c, color.m, color.y, color.k);
      content.lineLook(thickness, round, dash);
    }
    if (rects !== undefined) {
      for (let r = 0; r < rects.length; r += 4) {
        const height = rects[r + 3] ?? 0;
        content.rect(x + (rects[r] ?? 0), y - (rects[r + 1] ?? 0) - height, rects[r + 2] ?? 0, height);
      }
      continue;
    }
    for (const step of path) {
      switch (step.op) {
        case 'move':
          content.moveTo(x + step.x, y - step.y);
          break;
        case 'line':
          content.lineTo(x + step.x, y - step.y);
          break;
        case 'curve':
          content.curveTo(x + step.x1, y - step.y1, x + step.x2, y - step.y2, x + step.x, y - step.y);
          break;
        case 'close':
          content.closePath();
      }
    }
    content.paintPath(fill === undefined ? 'S' : stroke === undefined ? 'f' : 'B');
  }
  content.restore();
}
