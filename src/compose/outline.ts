import type { Side } from '../job/template-box.ts';
import { PathBuilder, type PathStep } from './svg/path.ts';

/** Control points of a quarter of a circle, as a share of its radius. */
const KAPPA = 0.5523;

/** Clockwise from the upper left corner, with the way that each side goes. */
const SIDES = [
  { side: 'top', dx: 1, dy: 0 },
  { side: 'right', dx: 0, dy: 1 },
  { side: 'bottom', dx: -1, dy: 0 },
  { side: 'left', dx: 0, dy: -1 },
] as const satisfies readonly { readonly side: Side; readonly dx: number; readonly dy: number }[];

/** A rectangle of this size whose origin is its upper left corner, y down; in pt. */
interface Outline {
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  /** Sides that a page break opens: their corners are not rounded. */
  readonly open: readonly Side[];
  /** Sides that are framed. Corners where only one of two sides is are not rounded. */
  readonly framed: readonly Side[];
}

/** The whole outline, `inset` inside its edge. */
export function wholeOutline(outline: Outline, inset: number): readonly PathStep[] {
  const path = new PathBuilder();
  const corners = cornersOf(outline, inset);
  SIDES.forEach(({ dx, dy }, k) => {
    const [from, to] = [at(corners, k), at(corners, k + 1)];
    if (k === 0) path.move(from.x + dx * from.radius, from.y + dy * from.radius);
    path.line(to.x - dx * to.radius, to.y - dy * to.radius);
    turn(path, to, k);
  });
  path.close();
  return path.steps;
}

/** Lines along some sides, not all: those that meet are drawn as one, and reach the edge where they end. */
export function sideLines(outline: Outline, inset: number, sides: readonly Side[]): readonly PathStep[] {
  const path = new PathBuilder();
  const corners = cornersOf(outline, inset);
  const isDrawn = (k: number): boolean => sides.includes(SIDES[k % 4]?.side ?? 'top');
  const first = [0, 1, 2, 3].find((k) => isDrawn(k) && !isDrawn(k + 3)) ?? 0;
  for (let k = first; k < first + 4; k++) {
    if (!isDrawn(k)) continue;
    const { dx, dy } = SIDES[k % 4] ?? SIDES[0];
    const [from, to] = [at(corners, k), at(corners, k + 1)];
    const reach = ({ radius }: Corner): number => (radius > 0 ? radius : -inset);
    if (!isDrawn(k + 3)) path.move(from.x + dx * reach(from), from.y + dy * reach(from));
    const end = isDrawn(k + 1) ? to.radius : reach(to);
    path.line(to.x - dx * end, to.y - dy * end);
    if (isDrawn(k + 1)) turn(path, to, k % 4);
  }
  return path.steps;
}

/** An ellipse that fills a rectangle, `inset` inside its edge. */
export function ellipse(width: number, height: number, inset: number): readonly PathStep[] {
  const [x, y, rx, ry] = [width / 2, height / 2, width / 2 - inset, height / 2 - inset];
  const [kx, ky] = [rx * KAPPA, ry * KAPPA];
  const path = new PathBuilder();
  path.move(x + rx, y);
  path.curve(x + rx, y + ky, x + kx, y + ry, x, y + ry);
  path.curve(x - kx, y + ry, x - rx, y + ky, x - rx, y);
  path.curve(x - rx, y - ky, x - kx, y - ry, x, y - ry);
  path.curve(x + kx, y - ry, x + rx, y - ky, x + rx, y);
  path.close();
  return path.steps;
}

interface Corner {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Upper left, upper right, lower right, lower left. */
function cornersOf({ width, height, radius, open, framed }: Outline, inset: number): readonly Corner[] {
  const most = Math.min(width, height) / 2 - inset;
  const round = Math.max(0, Math.min(radius - inset, most));
  const [right, bottom] = [width - inset, height - inset];
  const places = [
    { x: inset, y: inset },
    { x: right, y: inset },
    { x: right, y: bottom },
    { x: inset, y: bottom },
  ];
  return places.map((place, k) => {
    const meeting = [SIDES[k], SIDES[(k + 3) % 4]].map((each) => each?.side ?? 'top');
    const [one, other] = meeting.map((side) => framed.includes(side));
    const isRound = one === other && !meeting.some((side) => open.includes(side));
    return { ...place, radius: isRound ? round : 0 };
  });
}

function at(corners: readonly Corner[], k: number): Corner {
  return corners[k % 4] ?? { x: 0, y: 0, radius: 0 };
}

/** The quarter of a circle from side k to the next one. */
function turn(path: PathBuilder, { x, y, radius }: Corner, k: number): void {
  if (radius === 0) return;
  const { dx, dy } = SIDES[k] ?? SIDES[0];
  const next = SIDES[(k + 1) % 4] ?? SIDES[0];
  const rest = radius * (1 - KAPPA);
  const [endX, endY] = [x + next.dx * radius, y + next.dy * radius];
  path.curve(x - dx * rest, y - dy * rest, x + next.dx * rest, y + next.dy * rest, endX, endY);
}
