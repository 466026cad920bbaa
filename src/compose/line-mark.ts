import type { LineBlock, ShapeBlock } from '../job/template-shape.ts';
import { areaMark, ellipseMark, strokeOf } from './area-mark.ts';
import { movedMark, type Mark } from './mark.ts';
import { points } from './points.ts';

/** A line or shape of the template with the room that it takes, in pt. */
interface Drawn {
  readonly mark: Mark | undefined;
  /** Its right edge. */
  readonly reach: number;
  readonly height: number;
}

export function lineMark({ from, to, look }: LineBlock): Drawn {
  const ends = [
    { op: 'move', x: points(from.x), y: points(from.y) },
    { op: 'line', x: points(to.x), y: points(to.y) },
  ] as const;
  const stroke = strokeOf(look);
  return {
    mark: { kind: 'shapes', x: 0, dy: 0, shapes: [{ path: ends, stroke }] },
    reach: Math.max(ends[0].x, ends[1].x),
    height: Math.max(ends[0].y, ends[1].y, stroke.thickness),
  };
}

/** `room`: the width of what it stands in, in pt. */
export function shapeMark({ shape, width, height, look, align }: ShapeBlock, room: number): Drawn {
  const own = width === undefined ? room : points(width);
  const high = points(height);
  const mark = shape === 'ellipse' ? ellipseMark(look, own, high) : areaMark(look, own, high);
  const x = align === 'left' ? 0 : (room - own) / (align === 'right' ? 1 : 2);
  return { mark: mark === undefined ? undefined : movedMark(mark, x, 0), reach: own, height: high };
}
