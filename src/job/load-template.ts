import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Fault, Place } from '../fault/fault.ts';
import { buildTemplate, type BuiltTemplate, type TemplateTerms } from './build-template.ts';
import { LayeredSource, type Layer } from './layered-source.ts';
import { readTypedFile, type ResourceShelf } from './resource-shelf.ts';
import { isObject } from './schema-faults.ts';
import { YamlFile, type YamlSource } from './yaml-source.ts';

interface Desk {
  readonly source: YamlSource;
  readonly dir: string;
  readonly shelf: ResourceShelf;
  readonly faults: Fault[];
}

/** Most templates that extend one another. */
const MOST_LAYERS = 8;

/** Reads the template that a job names, and those that it extends. Undefined, with faults, where one cannot be read. */
export async function loadTemplate(
  typed: unknown,
  terms: TemplateTerms,
  desk: Desk,
): Promise<BuiltTemplate | undefined> {
  const { source, dir, shelf, faults } = desk;
  if (typeof typed !== 'string' || typed === '') return undefined;
  const layers: Layer[] = [];
  let next:
    | { readonly typed: string; readonly from: string; readonly shown: string; readonly place: Place }
    | undefined = {
    typed,
    from: dir,
    shown: dirname(source.file),
    place: source.at(['document', 'template']),
  };
  const paths: string[] = [];
  while (next !== undefined) {
    const path = resolve(next.from, next.typed);
    const shown = join(next.shown, next.typed);
    if (paths.includes(path) || paths.length >= MOST_LAYERS) {
      const chain = [...layers.map((layer) => layer.source.file), shown].join(' → ');
      faults.push({ code: 'template.extends', place: next.place, found: next.typed, values: { chain } });
      return undefined;
    }
    const read = await readTypedFile(path, shown, next.place);
    if ('code' in read) {
      faults.push(read);
      return undefined;
    }
    const file = new YamlFile(shown, read.text);
    if (file.faults.length > 0) {
      faults.push(...file.faults);
      return undefined;
    }
    shelf.add(relative(dir, path).split(sep).join('/'), path, 'template', read.bytes);
    paths.push(path);
    layers.push({ source: file, dir: dirname(path) });
    const base: unknown = isObject(file.value) ? file.value['extends'] : undefined;
    next =
      typeof base === 'string' && base !== ''
        ? { typed: base, from: dirname(path), shown: dirname(shown), place: file.at(['extends']) }
        : undefined;
  }
  const [own, ...further] = layers;
  if (own === undefined) return undefined;
  return buildTemplate(new LayeredSource([own, ...further]), terms, shelf, faults);
}
