import type { AreaLook, LineLook, Side } from '../job/template-box.ts';
import type { Mark, Shape, Stroke } from './mark.ts';
import { ellipse, sideLines, wholeOutline } from './outline.ts';
import { points } from './points.ts';

const NONE: readonly Side[] = [];

/** Ground and frame of an area of this size in pt; undefined where it has neither. Its frame stands inside its edge. */
export function areaMark(
  look: AreaLook,
  width: number,
  height: number,
  open: readonly Side[] = NONE,
): Mark | undefined {
  const { fill, stroke } = look;
  const radius = points(look.radius);
  if (stroke === undefined) {
    if (fill === undefined) return undefined;
    if (radius === 0) return { kind: 'rule', x: 0, dy: 0, width, thickness: height, color: fill };
  }
  const outline = { width, height, radius, open, framed: stroke?.sides ?? NONE };
  const line = stroke === undefined ? undefined : strokeOf(stroke);
  const inset = (line?.thickness ?? 0) / 2;
  const sides = stroke?.sides.filter((side) => !open.includes(side)) ?? NONE;
  const shapes: Shape[] = [];
  if (line !== undefined && sides.length === 4) {
    shapes.push({
      path: wholeOutline(outline, inset),
      stroke: line,
      ...(fill === undefined ? {} : { fill }),
    });
  } else {
    if (fill !== undefined) shapes.push({ path: wholeOutline(outline, 0), fill });
    if (line !== undefined && sides.length > 0)
      shapes.push({ path: sideLines(outline, inset, sides), stroke: line });
  }
  return { kind: 'shapes', x: 0, dy: 0, shapes };
}

/** The same for an ellipse, which has all of its frame. */
export function ellipseMark({ fill, stroke }: AreaLook, width: number, height: number): Mark | undefined {
  if (fill === undefined && stroke === undefined) return undefined;
  const line = stroke === undefined ? undefined : strokeOf(stroke);
  const shape = {
    path: ellipse(width, height, (line?.thickness ?? 0) / 2),
    ...(fill === undefined ? {} : { fill }),
    ...(line === undefined ? {} : { stroke: line }),
  };
  return { kind: 'shapes', x: 0, dy: 0, shapes: [shape] };
}

/** A line's look in pt. */
export function strokeOf({ color, thickness, dash, round }: LineLook): Stroke {
  return { color, thickness: points(thickness), dash: dash.map(points), round };
}
