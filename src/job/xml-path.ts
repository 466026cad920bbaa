/** A column's place below the element that is its row. */
export interface XmlPath {
  /** Names of the elements on the way; a name with a prefix matches that prefix alone, one without matches any. */
  readonly elements: readonly string[];
  /** What is taken there: an attribute, the text of an element without others in it, or an element's own text alone. */
  readonly take: { readonly attribute: string } | 'text' | 'own';
}

const NAME = /^[\p{L}_][\p{L}\p{M}\p{N}_.·-]*(?::[\p{L}_][\p{L}\p{M}\p{N}_.·-]*)?$/u;
const MAX_STEPS = 200;

/** The names of `bills/bill/line`, from the root; a slash before them does not matter. Undefined when it is no path. */
export function readElementPath(text: string): readonly string[] | undefined {
  const names = text.replace(/^\//, '').split('/');
  return names.length <= MAX_STEPS && names.every((name) => NAME.test(name)) ? names : undefined;
}

/** `@id`, `customer/name`, `customer/@no`, `name/text()`, `.`; undefined when it is no path. */
export function readXmlPath(text: string): XmlPath | undefined {
  const steps = text.replace(/^\.\//, '').split('/');
  const last = steps.pop() ?? '';
  if (steps.length > MAX_STEPS || !steps.every((name) => NAME.test(name))) return undefined;
  if (last === 'text()' || (last === '.' && steps.length === 0)) return { elements: steps, take: 'own' };
  if (last.startsWith('@')) {
    const attribute = last.slice(1);
    return NAME.test(attribute) ? { elements: steps, take: { attribute } } : undefined;
  }
  return NAME.test(last) ? { elements: [...steps, last], take: 'text' } : undefined;
}
