import { isDictionary, PdfName, PdfReference, type PdfDictionary, type PdfValue } from '../pdf-value.ts';
import type { PdfReader } from '../pdf-reader.ts';
import { streamAt } from './object-identity.ts';
import type { StreamResources } from './stream-resources.ts';

/** An object as it is written into a file. */
interface WrittenObject {
  readonly number: number;
  readonly bytes: Buffer;
}

const shared = new WeakMap<StreamResources, readonly WrittenObject[]>();

/**
 * A PDF file of a few pages of a print stream, with what they draw with: a stream itself may be too large to be held.
 * `pages`: the inflated contents of each page, one after another.
 */
export function pageFile(resources: StreamResources, pages: readonly (readonly Uint8Array[])[]): Uint8Array {
  const objects = [...sharedObjects(resources)];
  let next = resources.reader.size;
  const treeNumber = next++;
  const kids: number[] = [];
  for (const contents of pages) {
    const content = Buffer.concat(contents.flatMap((each) => [each, LINE_END]));
    const contentNumber = next++;
    objects.push(written(contentNumber, `<</Length ${content.length}>>`, content));
    const page = `<</Type/Page/Parent ${treeNumber} 0 R/Resources ${resources.number} 0 R/Contents ${contentNumber} 0 R>>`;
    kids.push(next);
    objects.push(written(next++, page));
  }
  const box = `/MediaBox[0 0 ${resources.width} ${resources.height}]`;
  const list = kids.map((kid) => `${kid} 0 R`).join(' ');
  objects.push(written(treeNumber, `<</Type/Pages/Count ${kids.length}${box}/Kids[${list}]>>`));
  const catalog = next++;
  objects.push(written(catalog, `<</Type/Catalog/Pages ${treeNumber} 0 R>>`));
  return fileOf(objects, next, catalog);
}

const LINE_END = Buffer.from('\n');

function fileOf(objects: readonly WrittenObject[], size: number, catalog: number): Uint8Array {
  const head = Buffer.from('%PDF-1.6\n%\xe2\xe3\xcf\xd3\n', 'latin1');
  let at = head.length;
  let table = 'xref\n0 1\n0000000000 65535 f \n';
  for (const { number, bytes } of objects.toSorted((a, b) => a.number - b.number)) {
    table += `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`;
    at += bytes.length;
  }
  const trailer = `${table}trailer\n<</Size ${size}/Root ${catalog} 0 R>>\nstartxref\n${at}\n%%EOF\n`;
  const ordered = objects.toSorted((a, b) => a.number - b.number).map(({ bytes }) => bytes);
  return Buffer.concat([head, ...ordered, Buffer.from(trailer, 'latin1')]);
}

/** The resources and all that they refer to, under their own numbers. */
function sharedObjects(resources: StreamResources): readonly WrittenObject[] {
  const known = shared.get(resources);
  if (known !== undefined) return known;
  const objects = copied(resources.reader, resources.number);
  shared.set(resources, objects);
  return objects;
}

function copied(reader: PdfReader, root: number): WrittenObject[] {
  const objects: WrittenObject[] = [];
  const seen = new Set([root]);
  for (const number of seen) {
    const stream = streamAt(reader, number);
    // A copy: the reader uses its buffer again.
    const data = stream === undefined ? undefined : Buffer.from(stream.data);
    const value =
      stream === undefined ? reader.object(number) : withLength(stream.dictionary, data?.length ?? 0);
    objects.push(written(number, shown(value, seen), data));
  }
  return objects;
}

function withLength(dictionary: PdfDictionary, length: number): PdfDictionary {
  return new Map([...dictionary, ['Length', length]]);
}

function written(number: number, value: string, data?: Uint8Array): WrittenObject {
  const text = `${number} 0 obj\n${value}`;
  if (data === undefined) return { number, bytes: Buffer.from(`${text}\nendobj\n`, 'latin1') };
  const head = Buffer.from(`${text}stream\n`, 'latin1');
  return { number, bytes: Buffer.concat([head, data, Buffer.from('\nendstream\nendobj\n')]) };
}

/** A value as a file has it; what it refers to is added to `seen`. */
function shown(value: PdfValue, seen: Set<number>): string {
  if (value === null) return 'null';
  if (value instanceof PdfReference) {
    seen.add(value.number);
    return `${value.number} 0 R`;
  }
  if (value instanceof PdfName) return nameOf(value.name);
  if (Array.isArray(value)) return `[${value.map((each) => shown(each, seen)).join(' ')}]`;
  if (isDictionary(value))
    return `<<${[...value].map(([key, each]) => `${nameOf(key)} ${shown(each, seen)}`).join('')}>>`;
  if (typeof value === 'string') return `<${Buffer.from(value, 'latin1').toString('hex')}>`;
  return String(value);
}

function nameOf(name: string): string {
  return `/${name.replace(/[^\w.+-]/g, (char) => `#${char.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;
}
