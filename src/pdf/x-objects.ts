import type { LooseObject } from '../picture/loose-object.ts';
import { LooseObjectWriter } from './loose-objects.ts';
import { pdfName, pdfNumber } from './object-text.ts';
import type { ObjectWriter } from './object-writer.ts';
import { RESOURCES } from './plan.ts';

/** Content drawn by name from pages and from other forms; its lower left corner is its origin. */
export interface FormSpec {
  readonly name: string;
  /** Bounding box in pt. */
  readonly width: number;
  readonly height: number;
  /** Content stream, not deflated. */
  readonly content: Uint8Array;
  /** An image, or a form out of another file, that its content draws by the name `P`. */
  readonly picture?: LooseObject;
}

/**
 * Writes fonts' names and forms, each once, and the one resource dictionary that all pages share. `spaces`: the entry of the
 * colour spaces, '' where there are none. `hintsOf` gives further entries of a form's dictionary.
 */
export function writeResources(
  fontEntries: string,
  spaces: string,
  forms: readonly FormSpec[],
  objects: ObjectWriter,
  hintsOf?: (form: FormSpec) => string,
): void {
  const fonts = objects.allocate();
  objects.packed(fonts, `<<${fontEntries}>>`);
  const numbers = new Map<string, number>();
  for (const { name } of forms) {
    if (numbers.has(name)) throw new Error(`two forms are called ${name}`);
    numbers.set(name, objects.allocate());
  }
  const loose = new LooseObjectWriter(objects);
  for (const form of forms) {
    const { name, width, height, content, picture } = form;
    const used = [...drawnBy(content)].filter((other) => other !== name && numbers.has(other)).sort();
    const resources =
      picture === undefined
        ? `/Font ${fonts} 0 R${spaces}${references(used, numbers)}`
        : `/XObject<</P ${loose.number(picture)} 0 R>>`;
    const entries =
      `/Type/XObject/Subtype/Form/BBox[0 0 ${pdfNumber(width)} ${pdfNumber(height)}]` +
      `/Resources<<${resources}>>`;
    objects.deflatedAs(numbers.get(name) ?? 0, entries + (hintsOf?.(form) ?? ''), content);
  }
  objects.object(RESOURCES, `<</Font ${fonts} 0 R${spaces}${references([...numbers.keys()], numbers)}>>`);
}

/** Names before `Do`. One found inside a text string does no harm: it adds an entry that nothing uses. */
function drawnBy(content: Uint8Array): Set<string> {
  const text = Buffer.from(content.buffer, content.byteOffset, content.length).toString('latin1');
  return new Set(Array.from(text.matchAll(/\/([^\s/()<>[\]{}%]+)\s+Do\b/g), (match) => match[1] ?? ''));
}

function references(names: readonly string[], numbers: ReadonlyMap<string, number>): string {
  if (names.length === 0) return '';
  return `/XObject<<${names.map((name) => `${pdfName(name)} ${numbers.get(name) ?? 0} 0 R`).join('')}>>`;
}
