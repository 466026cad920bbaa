import { LOOK_PROPERTIES } from './look.ts';
import { SvgRefusal } from './refusal.ts';
import { SHAPE_ATTRIBUTES } from './shapes.ts';
import type { XmlElement } from './xml.ts';

/** Elements that say something about the picture and draw nothing. */
const SILENT: ReadonlySet<string> = new Set(['title', 'desc', 'metadata']);

const TEXT_REFUSED = 'text is refused: convert letters to paths';

/** Why a known element is refused; others are refused by their name alone. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['script', 'scripts are refused'],
  ['style', 'style sheets are refused: write fill and stroke as attributes'],
  ['text', TEXT_REFUSED],
  ['tspan', TEXT_REFUSED],
  ['image', 'images inside a picture are refused'],
  ['use', 'references are refused: draw the shape itself'],
  ['symbol', 'references are refused: draw the shape itself'],
  ['a', 'links are refused'],
  ['foreignObject', 'foreign content is refused'],
  ['linearGradient', 'gradients are refused: use plain colours'],
  ['radialGradient', 'gradients are refused: use plain colours'],
  ['pattern', 'patterns are refused: use plain colours'],
  ['filter', 'filters are refused'],
  ['mask', 'masks are refused'],
  ['clipPath', 'clipping is refused'],
  ['animate', 'animation is refused'],
  ['animateTransform', 'animation is refused'],
  ['set', 'animation is refused'],
  ['defs', 'definitions are refused'],
]);

/** Attributes without a meaning for print. */
const IGNORED =
  /^(id|class|version|baseProfile|role|focusable|preserveAspectRatio|enable-background|xml:(space|lang)|xmlns(:\w+)?|aria-\w+|data-(?!cmyk|spot)[\w-]+)$/;

/** Whether an element draws or groups; false: it is to be passed over. Refuses every other element. */
export function isDrawing(element: XmlElement): boolean {
  const { name, line } = element;
  if (SILENT.has(name)) return false;
  if (name === 'defs' && element.children.length === 0) return false;
  if (name !== 'svg' && name !== 'g' && !SHAPE_ATTRIBUTES.has(name))
    throw new SvgRefusal(REASONS.get(name) ?? `element ${name} is refused`, line);
  if (element.hasText) throw new SvgRefusal(TEXT_REFUSED, line);
  return true;
}

/** The element's properties: presentation attributes, over them its `style`. Refuses attributes that it cannot draw. */
export function propertiesOf(element: XmlElement): ReadonlyMap<string, string> {
  const properties = new Map<string, string>();
  const own = new Set([...(SHAPE_ATTRIBUTES.get(element.name) ?? []), 'transform', 'style']);
  for (const [name, value] of element.attributes) {
    if (LOOK_PROPERTIES.has(name) || /^data-(cmyk|spot)(-stroke)?$/.test(name)) properties.set(name, value);
    else if (!own.has(name) && !IGNORED.test(name)) throw refuseAttribute(name);
  }
  for (const declaration of (element.attributes.get('style') ?? '').split(';')) {
    if (declaration.trim() === '') continue;
    const colon = declaration.indexOf(':');
    const name = declaration.slice(0, colon).trim();
    if (colon < 0 || !LOOK_PROPERTIES.has(name)) throw refuseAttribute(name);
    properties.set(name, declaration.slice(colon + 1).trim());
  }
  return properties;
}

function refuseAttribute(name: string): SvgRefusal {
  if (/^on/i.test(name)) return new SvgRefusal(`script ${name} is refused`);
  if (/(^|:)href$/.test(name)) return new SvgRefusal('references are refused');
  return new SvgRefusal(`attribute ${name} is refused`);
}
