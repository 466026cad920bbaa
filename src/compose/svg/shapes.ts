import { addArc } from './arc.ts';
import { readLength } from './look.ts';
import { readNumbers } from './number-list.ts';
import { PathBuilder, type PathStep } from './path.ts';
import { readPathData } from './path-data.ts';
import { SvgRefusal } from './refusal.ts';
import type { XmlElement } from './xml.ts';

/** Attributes that give each shape its outline. */
export const SHAPE_ATTRIBUTES: ReadonlyMap<string, readonly string[]> = new Map([
  ['path', ['d']],
  ['rect', ['x', 'y', 'width', 'height', 'rx', 'ry']],
  ['circle', ['cx', 'cy', 'r']],
  ['ellipse', ['cx', 'cy', 'rx', 'ry']],
  ['line', ['x1', 'y1', 'x2', 'y2']],
  ['polyline', ['points']],
  ['polygon', ['points']],
]);

/** The outline of a shape (SVG 1.1, chapter 9); empty when it has no extent. */
export function outlineOf(element: XmlElement): readonly PathStep[] {
  const value = (name: string): number => {
    const text = element.attributes.get(name);
    return text === undefined ? 0 : readLength(text, name);
  };
  switch (element.name) {
    case 'path':
      return readPathData(element.attributes.get('d') ?? '');
    case 'rect':
      return rectangle(element, value);
    case 'circle':
      return ellipse(value('cx'), value('cy'), value('r'), value('r'));
    case 'ellipse':
      return ellipse(value('cx'), value('cy'), value('rx'), value('ry'));
    case 'line':
      return polygon([value('x1'), value('y1'), value('x2'), value('y2')], false);
    default:
      return polygon(
        readNumbers(element.attributes.get('points') ?? '', 'points'),
        element.name === 'polygon',
      );
  }
}

function rectangle(element: XmlElement, value: (name: string) => number): readonly PathStep[] {
  const [x, y, width, height] = [value('x'), value('y'), value('width'), value('height')];
  if (width < 0 || height < 0) throw new SvgRefusal('a rectangle has a negative side');
  if (width === 0 || height === 0) return [];
  const has = (name: string): boolean => element.attributes.has(name);
  // One radius alone counts for both; neither is more than half a side.
  const rx = Math.min(has('rx') ? value('rx') : value('ry'), width / 2);
  const ry = Math.min(has('ry') ? value('ry') : value('rx'), height / 2);
  if (rx < 0 || ry < 0) throw new SvgRefusal('a radius is negative');
  if (rx === 0 || ry === 0) return polygon([x, y, x + width, y, x + width, y + height, x, y + height], true);
  const path = new PathBuilder();
  const corner = (toX: number, toY: number): void => addArc(path, rx, ry, 0, false, true, toX, toY);
  path.move(x + rx, y);
  path.line(x + width - rx, y);
  corner(x + width, y + ry);
  path.line(x + width, y + height - ry);
  corner(x + width - rx, y + height);
  path.line(x + rx, y + height);
  corner(x, y + height - ry);
  path.line(x, y + ry);
  corner(x + rx, y);
  path.close();
  return path.steps;
}

function ellipse(cx: number, cy: number, rx: number, ry: number): readonly PathStep[] {
  if (rx < 0 || ry < 0) throw new SvgRefusal('a radius is negative');
  if (rx === 0 || ry === 0) return [];
  const path = new PathBuilder();
  path.move(cx + rx, cy);
  addArc(path, rx, ry, 0, false, true, cx - rx, cy);
  addArc(path, rx, ry, 0, false, true, cx + rx, cy);
  path.close();
  return path.steps;
}

function polygon(numbers: readonly number[], closed: boolean): readonly PathStep[] {
  if (numbers.length % 2 !== 0) throw new SvgRefusal('points has an odd number of coordinates');
  const path = new PathBuilder();
  for (let i = 0; i < numbers.length; i += 2) {
    const [x = 0, y = 0] = numbers.slice(i, i + 2);
    if (i === 0) path.move(x, y);
    else path.line(x, y);
  }
  if (closed && numbers.length > 0) path.close();
  return path.steps;
}
