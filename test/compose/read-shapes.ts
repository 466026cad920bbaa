import { inflateSync } from 'node:zlib';

/** A path as a page shows it: its corners in pt from the lower left corner, and how it is painted. */
export interface ShownShape {
  readonly corners: readonly { readonly x: number; readonly y: number }[];
  readonly paint: 'fill' | 'stroke';
  /** The colour's operands and operator, as they are written: `.3 g`. */
  readonly ink: string;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** The shapes of a page's content in their order, subpath by subpath: reads it by itself. */
export function readShapes(deflated: Uint8Array): ShownShape[] {
  const content = inflateSync(deflated).toString('latin1');
  const shown: ShownShape[] = [];
  let paths: { x: number; y: number }[][] = [];
  let fill = '0 g';
  let stroke = '0 G';
  let stack: string[] = [];
  const paint = (kind: ShownShape['paint']): void => {
    for (const corners of paths) shown.push(shape(corners, kind, kind === 'fill' ? fill : stroke));
    paths = [];
  };
  const token = /\((?:\\[\s\S]|[^\\)])*\)|\[[^\]]*\]|\/[A-Za-z0-9]+|[-\d.]+|[A-Za-z*]+/g;
  for (const [word] of content.matchAll(token)) {
    if (!/^[A-Za-z*]+$/.test(word)) {
      stack.push(word);
      continue;
    }
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = stack.map(Number);
    if (word === 'm') paths.push([{ x: a, y: b }]);
    else if (word === 'l') paths.at(-1)?.push({ x: a, y: b });
    else if (word === 'c') paths.at(-1)?.push({ x: a, y: b }, { x: c, y: d }, { x: e, y: f });
    else if (word === 're') paths.push(rectangle(a, b, c, d));
    else if (word === 'g' || word === 'k') fill = [...stack, word].join(' ');
    else if (word === 'G' || word === 'K') stroke = [...stack, word].join(' ');
    else if (word === 'f') paint('fill');
    else if (word === 'S') paint('stroke');
    stack = [];
  }
  return shown;
}

function rectangle(x: number, y: number, width: number, height: number): { x: number; y: number }[] {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}

function shape(corners: ShownShape['corners'], paint: ShownShape['paint'], ink: string): ShownShape {
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  return {
    ...{ corners, paint, ink },
    ...{ left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) },
  };
}
