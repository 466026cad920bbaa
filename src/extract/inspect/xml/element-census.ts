import { SaxesParser } from 'saxes';
import { MAX_DEPTH } from '../../xml/xml-scanner.ts';

/** One kind of element, by its path: how it occurs in a sample. */
export interface ElementKind {
  readonly name: string;
  readonly path: readonly string[];
  readonly children: ReadonlyMap<string, ElementKind>;
  readonly attributes: ReadonlySet<string>;
  /** How many there are, and how many at most within one parent. */
  readonly count: number;
  readonly most: number;
  readonly hasText: boolean;
}

interface Counted {
  readonly name: string;
  readonly path: readonly string[];
  readonly children: Map<string, Counted>;
  readonly attributes: Set<string>;
  count: number;
  most: number;
  hasText: boolean;
}

/** Counts the elements of an XML text, which may be cut off. Undefined: it is no XML from its beginning on. */
export function elementCensus(text: string): ElementKind | undefined {
  const parser = new SaxesParser({ fragment: false });
  const root: Counted = newKind('', []);
  const open: { readonly kind: Counted; readonly within: Map<string, number> }[] = [
    { kind: root, within: new Map() },
  ];
  let failed = false;
  parser.on('error', () => {
    failed = true;
  });
  parser.on('opentag', (tag) => {
    if (failed) return;
    const above = open.at(-1);
    if (above === undefined) return;
    // What is deeper is not read either: the text counts as cut off.
    if (open.length > MAX_DEPTH) {
      failed = true;
      return;
    }
    const kind = above.kind.children.get(tag.name) ?? newKind(tag.name, [...above.kind.path, tag.name]);
    above.kind.children.set(tag.name, kind);
    const times = (above.within.get(tag.name) ?? 0) + 1;
    above.within.set(tag.name, times);
    kind.count += 1;
    kind.most = Math.max(kind.most, times);
    for (const name of Object.keys(tag.attributes)) if (!name.startsWith('xmlns')) kind.attributes.add(name);
    open.push({ kind, within: new Map() });
  });
  parser.on('closetag', () => {
    if (!failed) open.pop();
  });
  const onText = (found: string): void => {
    const top = open.at(-1);
    if (!failed && top !== undefined && found.trim() !== '') top.kind.hasText = true;
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.write(text);
  const [first] = root.children.values();
  return first;
}

function newKind(name: string, path: readonly string[]): Counted {
  return { name, path, children: new Map(), attributes: new Set(), count: 0, most: 0, hasText: false };
}
