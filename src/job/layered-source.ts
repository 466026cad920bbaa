import type { Fault, Place } from '../fault/fault.ts';
import { isObject } from './schema-faults.ts';
import type { YamlPath, YamlSource } from './yaml-source.ts';

/** A template's file, and where it stands. */
export interface Layer {
  readonly source: YamlSource;
  /** Absolute: the files that it names are relative to it. */
  readonly dir: string;
}

/** Parts that are taken over name by name: what a template says itself wins. */
const BY_NAME: readonly string[] = ['fonts', 'colors', 'styles', 'papers', 'texts', 'let'];
/** The part whose blocks come one after the other: those that are taken over first. */
const LISTED = 'furniture';

/**
 * A template with what it takes over from the one that it extends: one value, each part of which is told by the file and line
 * where it was typed.
 */
export class LayeredSource implements YamlSource {
  readonly file: string;
  readonly value: unknown;
  readonly faults: readonly Fault[];
  /** The template itself, then the one that it extends, and so on. */
  readonly #layers: readonly [Layer, ...Layer[]];

  constructor(layers: readonly [Layer, ...Layer[]]) {
    this.#layers = layers;
    this.file = layers[0].source.file;
    this.faults = layers.flatMap(({ source }) => source.faults);
    this.value = merged(layers);
  }

  at(path: YamlPath): Place {
    const { layer, own } = this.#owner(path);
    return layer.source.at(own);
  }

  atKey(path: YamlPath): Place {
    const { layer, own } = this.#owner(path);
    return layer.source.atKey(own);
  }

  inText(path: YamlPath, offset: number): Place {
    const { layer, own } = this.#owner(path);
    return layer.source.inText(own, offset);
  }

  /** Where the file stands that a part was typed in. */
  dirOf(path: YamlPath): string {
    return this.#owner(path).layer.dir;
  }

  /** The layer that a part was typed in, and its path there. */
  #owner(path: YamlPath): { readonly layer: Layer; readonly own: YamlPath } {
    const [part, name] = path;
    const [first] = this.#layers;
    if (part === undefined) return { layer: first, own: path };
    if (part === LISTED && typeof name === 'number') return this.#listed(path, name);
    const named = BY_NAME.includes(String(part)) && name !== undefined;
    const layer = this.#layers.find(({ source }) => {
      const typed = partOf(source, String(part));
      return named && isObject(typed) ? Object.hasOwn(typed, name) : typed !== undefined;
    });
    return { layer: layer ?? first, own: path };
  }

  /** Blocks that are taken over come first. */
  #listed([part, , ...within]: YamlPath, index: number): { readonly layer: Layer; readonly own: YamlPath } {
    let before = 0;
    for (const layer of this.#layers.toReversed()) {
      const typed = partOf(layer.source, LISTED);
      const count = Array.isArray(typed) ? typed.length : 0;
      if (index < before + count) return { layer, own: [part ?? LISTED, index - before, ...within] };
      before += count;
    }
    return { layer: this.#layers[0], own: [part ?? LISTED] };
  }
}

function merged(layers: readonly [Layer, ...Layer[]]): unknown {
  const values = layers.map(({ source }) => source.value);
  const [own] = values;
  if (layers.length === 1 || !values.every(isObject)) return own;
  const farthestFirst = values.toReversed();
  const all = overlaid(farthestFirst);
  for (const part of BY_NAME) {
    const typed = farthestFirst.flatMap((value) => (value[part] === undefined ? [] : [value[part]]));
    if (typed.length > 1 && typed.every(isObject)) all[part] = overlaid(typed);
  }
  const listed = farthestFirst.flatMap((value) => (value[LISTED] === undefined ? [] : [value[LISTED]]));
  if (listed.length > 1 && listed.every((each) => Array.isArray(each))) all[LISTED] = listed.flat();
  if (isObject(own)) all['extends'] = own['extends'];
  return all;
}

/** What later ones say wins; what both have stands where the earlier one has it. */
function overlaid(objects: readonly Readonly<Record<string, unknown>>[]): Record<string, unknown> {
  return Object.fromEntries(objects.flatMap((object) => Object.entries(object)));
}

function partOf({ value }: YamlSource, part: string): unknown {
  return isObject(value) ? value[part] : undefined;
}
