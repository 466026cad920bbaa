import type { Color } from '../../job/template.ts';
import type { ShapesMark } from '../mark.ts';
import { points } from '../points.ts';
import type { PathStep } from '../svg/path.ts';

type Shape = ShapesMark['shapes'][number];

const BLACK: Color = { kind: 'gray', k: 1 };
const WHITE: Color = { kind: 'gray', k: 0 };

/** Thickness of the marks at the corners of blank fields, in pt, and their length in mm: Implementation Guidelines QR-bill 2.3, 3.5.3. */
const CORNER_LINE = 0.75;
const CORNER = 3;

/** Marks at the corners of a field that whoever pays fills in; all in mm. */
export function cornerMarks(width: number, height: number): ShapesMark {
  // The lines' outer edges are the field's.
  const inset = CORNER_LINE / 2;
  const [left, top, right, bottom] = [inset, inset, points(width) - inset, points(height) - inset];
  const corner = points(CORNER);
  const path: PathStep[] = [
    ...polyline([left, corner], [left, top], [corner, top]),
    ...polyline([points(width) - corner, top], [right, top], [right, corner]),
    ...polyline([right, points(height) - corner], [right, bottom], [points(width) - corner, bottom]),
    ...polyline([corner, bottom], [left, bottom], [left, points(height) - corner]),
  ];
  return shapes([{ path, stroke: { color: BLACK, thickness: CORNER_LINE, round: false, dash: [] } }]);
}

/** The Swiss cross in the middle of the code, 7 × 7 mm with its white edge: Implementation Guidelines QR-bill 2.3, 6.4.2. */
export function swissCross(): ShapesMark {
  const square = (side: number): PathStep[] => rectangle((7 - side) / 2, (7 - side) / 2, side, side);
  const [long, wide] = [3.89, 1.17];
  return shapes([
    { path: square(7), fill: WHITE },
    { path: square(6), fill: BLACK },
    {
      path: [
        ...rectangle((7 - long) / 2, (7 - wide) / 2, long, wide),
        ...rectangle((7 - wide) / 2, (7 - long) / 2, wide, long),
      ],
      fill: WHITE,
    },
  ]);
}

/** A frame with thin lines around a rectangle; all in mm. */
export function frame(x: number, y: number, width: number, height: number): ShapesMark {
  const path = rectangle(x, y, width, height);
  return shapes([{ path, stroke: { color: BLACK, thickness: 0.5, round: false, dash: [] } }]);
}

/** A dashed line from one place to another; in mm. */
export function dashedLine(from: readonly [number, number], to: readonly [number, number]): ShapesMark {
  const path = polyline(inPoints(from), inPoints(to));
  return shapes([{ path, stroke: { color: BLACK, thickness: 0.5, round: false, dash: [2, 2] } }]);
}

/** Scissors that cut along a line: to the right, or down. Their joint stands at the origin. */
export function scissors(direction: 'right' | 'down'): ShapesMark {
  const turned = ([along, across]: readonly [number, number]): readonly [number, number] =>
    inPoints(direction === 'right' ? [along, across] : [-across, along]);
  const blade = (side: 1 | -1): Shape[] => [
    {
      // From the handle over the joint to the tip on the other side.
      path: [
        ...polyline(
          turned([-1.35, side * 0.55]),
          turned([-1.2, side * 0.35]),
          turned([2.3, side * -0.62]),
          turned([1.5, side * -0.18]),
          turned([0.1, side * 0.2]),
        ),
        { op: 'close' },
      ],
      fill: BLACK,
    },
    {
      path: ring(turned([-1.75, side * 0.8]), points(0.52)),
      stroke: { color: BLACK, thickness: points(0.24), round: true, dash: [] },
    },
  ];
  return shapes([...blade(1), ...blade(-1)]);
}

function shapes(all: readonly Shape[]): ShapesMark {
  return { kind: 'shapes', x: 0, dy: 0, shapes: all };
}

function inPoints([x, y]: readonly [number, number]): readonly [number, number] {
  return [signed(x), signed(y)];
}

function signed(millimetres: number): number {
  return Math.sign(millimetres) * points(Math.abs(millimetres));
}

function polyline(...places: readonly (readonly [number, number])[]): PathStep[] {
  return places.map(([x, y], index) => ({ op: index === 0 ? 'move' : 'line', x, y }));
}

function rectangle(x: number, y: number, width: number, height: number): PathStep[] {
  const [left, top, right, bottom] = [points(x), points(y), points(x + width), points(y + height)];
  return [...polyline([left, top], [right, top], [right, bottom], [left, bottom]), { op: 'close' }];
}

/** Share of the radius at which the handles of four curves make a circle. */
const ROUND = 0.5523;

function ring([x, y]: readonly [number, number], radius: number): PathStep[] {
  const handle = radius * ROUND;
  const quarter = (fromX: number, fromY: number, toX: number, toY: number): PathStep => ({
    op: 'curve',
    x1: x + fromX * radius + toX * handle,
    y1: y + fromY * radius + toY * handle,
    x2: x + toX * radius + fromX * handle,
    y2: y + toY * radius + fromY * handle,
    x: x + toX * radius,
    y: y + toY * radius,
  });
  return [
    { op: 'move', x: x + radius, y },
    quarter(1, 0, 0, 1),
    quarter(0, 1, -1, 0),
    quarter(-1, 0, 0, -1),
    quarter(0, -1, 1, 0),
    { op: 'close' },
  ];
}
