import type { PathBuilder } from './path.ts';

/**
 * An elliptical arc as cubic curves of at most a quarter turn each, from the builder's current point (SVG 1.1,
 * appendix F.6: end point to centre parametrisation, radii scaled up where they are too small).
 */
export function addArc(
  path: PathBuilder,
  radiusX: number,
  radiusY: number,
  rotation: number,
  large: boolean,
  sweep: boolean,
  x: number,
  y: number,
): void {
  let rx = Math.abs(radiusX);
  let ry = Math.abs(radiusY);
  if (path.x === x && path.y === y) return;
  if (rx === 0 || ry === 0) {
    path.line(x, y);
    return;
  }
  const phi = (rotation * Math.PI) / 180;
  const cos = Math.cos(phi);
  const sin = Math.sin(phi);
  const halfX = (path.x - x) / 2;
  const halfY = (path.y - y) / 2;
  const px = cos * halfX + sin * halfY;
  const py = cos * halfY - sin * halfX;
  const reach = (px / rx) ** 2 + (py / ry) ** 2;
  if (reach > 1) {
    rx *= Math.sqrt(reach);
    ry *= Math.sqrt(reach);
  }
  const below = (rx * py) ** 2 + (ry * px) ** 2;
  const root = Math.sqrt(Math.max(0, ((rx * ry) ** 2 - below) / below)) * (large === sweep ? -1 : 1);
  const cx = (root * rx * py) / ry;
  const cy = (-root * ry * px) / rx;
  const centreX = cos * cx - sin * cy + (path.x + x) / 2;
  const centreY = sin * cx + cos * cy + (path.y + y) / 2;
  const from = Math.atan2((py - cy) / ry, (px - cx) / rx);
  let turn = Math.atan2((-py - cy) / ry, (-px - cx) / rx) - from;
  if (sweep && turn < 0) turn += 2 * Math.PI;
  if (!sweep && turn > 0) turn -= 2 * Math.PI;

  const pieces = Math.max(1, Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-9));
  const step = turn / pieces;
  const handle = (4 / 3) * Math.tan(step / 4);
  const at = (u: number, v: number): readonly [number, number] => [
    centreX + cos * rx * u - sin * ry * v,
    centreY + sin * rx * u + cos * ry * v,
  ];
  for (let i = 0; i < pieces; i++) {
    const a = from + i * step;
    const b = a + step;
    const [x1, y1] = at(Math.cos(a) - handle * Math.sin(a), Math.sin(a) + handle * Math.cos(a));
    const [x2, y2] = at(Math.cos(b) + handle * Math.sin(b), Math.sin(b) - handle * Math.cos(b));
    // The last piece ends where the data say, not where rounding leads.
    const [endX, endY] = i === pieces - 1 ? [x, y] : at(Math.cos(b), Math.sin(b));
    path.curve(x1, y1, x2, y2, endX, endY);
  }
}
