import { isDrawing, propertiesOf } from './element-rules.ts';
import { INITIAL_LOOK, readLength, readLook, type Look } from './look.ts';
import { readNumbers } from './number-list.ts';
import type { PathStep } from './path.ts';
import { SvgRefusal } from './refusal.ts';
import { outlineOf } from './shapes.ts';
import { combine, readTransform, transformPath, uniformScale, type Matrix } from './transform.ts';
import { readXml, type XmlElement } from './xml.ts';

export { svgContent } from './content.ts';

/** A vector picture. Units are the picture's own, the origin its lower left corner, y upwards. */
export interface SvgPicture {
  readonly width: number;
  readonly height: number;
  /** In painting order. */
  readonly shapes: readonly SvgShape[];
}

export interface SvgShape {
  readonly path: readonly PathStep[];
  /** Its `strokeWidth` is in the picture's units. */
  readonly look: Look;
}

const LARGEST_FILE = 2 * 1024 * 1024;

/**
 * Reads a picture, or says in a few words why it is refused. Understood are `path`, `rect`, `circle`, `ellipse`,
 * `line`, `polyline`, `polygon` and `g` with `transform`, fill and stroke in plain colours. Scripts, style sheets,
 * references, text, images, gradients, transparency and everything else are refused: what cannot be printed as it was
 * meant is not printed at all. Exact inks: `data-cmyk="100 70 0 20"`
 * (percent), `data-spot` with the name of one of `inks`.
 */
export function readSvg(bytes: Uint8Array, inks: readonly string[] = []): SvgPicture | string {
  try {
    if (bytes.length > LARGEST_FILE) throw new SvgRefusal('the file is larger than 2 MiB');
    return readRoot(readXml(decode(bytes)), inks);
  } catch (error) {
    if (error instanceof SvgRefusal) return error.message;
    throw error;
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new SvgRefusal('the file is not UTF-8');
  }
}

function readRoot(root: XmlElement, inks: readonly string[]): SvgPicture {
  if (root.name !== 'svg' || root.attributes.get('xmlns') !== 'http://www.w3.org/2000/svg')
    throw new SvgRefusal('the file is not an SVG picture', root.line);
  const [left, top, width, height] = viewBox(root);
  const shapes: SvgShape[] = [];
  // The root's own size on a screen does not matter; its other attributes count as on any element.
  const attributes = new Map([...root.attributes].filter(([name]) => !SIZE_ATTRIBUTES.has(name)));
  walk(
    { ...root, attributes },
    { a: 1, b: 0, c: 0, d: -1, e: -left, f: top + height },
    INITIAL_LOOK,
    inks,
    shapes,
  );
  return { width, height, shapes };
}

const SIZE_ATTRIBUTES: ReadonlySet<string> = new Set(['viewBox', 'width', 'height', 'x', 'y']);

function viewBox(root: XmlElement): readonly [number, number, number, number] {
  const text = root.attributes.get('viewBox');
  const numbers =
    text === undefined
      ? [0, 0, ...['width', 'height'].map((name) => readLength(root.attributes.get(name) ?? '', name))]
      : readNumbers(text, 'viewBox');
  const [left = 0, top = 0, width = 0, height = 0] = numbers;
  if (numbers.length !== 4 || width <= 0 || height <= 0)
    throw new SvgRefusal('viewBox is not four numbers with a width and a height', root.line);
  return [left, top, width, height];
}

function walk(
  element: XmlElement,
  outer: Matrix,
  inherited: Look,
  inks: readonly string[],
  shapes: SvgShape[],
): void {
  if (!isDrawing(element)) return;
  try {
    const properties = propertiesOf(element);
    if (properties.get('display') === 'none') return;
    const transform = element.attributes.get('transform');
    const matrix = transform === undefined ? outer : combine(outer, readTransform(transform));
    const look = readLook(properties, inherited, inks);
    if (element.name === 'g' || element.name === 'svg')
      for (const child of element.children) {
        if (child.name === 'svg') throw new SvgRefusal('a picture inside the picture is refused', child.line);
        walk(child, matrix, look, inks, shapes);
      }
    else addShape(element, matrix, look, shapes);
  } catch (error) {
    // The innermost element states the line.
    if (error instanceof SvgRefusal && !error.message.startsWith('line '))
      throw new SvgRefusal(error.message, element.line);
    throw error;
  }
}

function addShape(element: XmlElement, matrix: Matrix, look: Look, shapes: SvgShape[]): void {
  const drawing = element.children.find((child) => isDrawing(child));
  if (drawing !== undefined) throw new SvgRefusal(`${drawing.name} inside ${element.name} is refused`);
  const outline = outlineOf(element);
  const stroked = look.stroke !== 'none' && look.strokeWidth > 0;
  if (outline.length === 0 || (look.fill === 'none' && !stroked)) return;
  const scale = uniformScale(matrix);
  if (stroked && scale === undefined)
    throw new SvgRefusal('a stroke that is stretched more one way than the other is refused: outline it');
  shapes.push({
    path: transformPath(outline, matrix),
    look: {
      ...look,
      stroke: stroked ? look.stroke : 'none',
      strokeWidth: look.strokeWidth * (scale ?? 1),
    },
  });
}
