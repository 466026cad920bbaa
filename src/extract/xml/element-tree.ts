import { Buffer } from 'node:buffer';
import type { XmlPath } from '../../job/xml-path.ts';
import type { Charset } from '../charset/charset.ts';

/** An element that somebody asks for, or that lies on the way to one. */
export interface ElementNode {
  /** Its path from the root, for messages. */
  readonly path: string;
  /** Number of the level whose rows are these elements; -1: none. */
  readonly level: number;
  /** Cells that hold its text, which no element may interrupt. */
  readonly texts: readonly number[];
  /** Cells that hold its own text, whatever elements stand amid it. */
  readonly owns: readonly number[];
  readonly attributes: readonly AttributeCell[];
  /** Elements in it that are asked for, by the hash of their name without prefix. */
  readonly children: ReadonlyMap<number, readonly ChildElement[]>;
  /** Whether any element was seen in it. */
  hadChild: boolean;
  seen: boolean;
}

/** A name as a path writes it: with a prefix that prefix alone is meant, without one any. */
interface PathName {
  readonly prefix: Buffer | undefined;
  readonly local: Buffer;
}

interface ChildElement extends PathName {
  readonly node: ElementNode;
}

export interface AttributeCell extends PathName {
  readonly path: string;
  readonly cell: number;
}

/** Where rows stand, and the paths of their cells from there. */
interface RowElements {
  readonly level: number;
  readonly each: readonly string[];
  readonly cells: readonly { readonly cell: number; readonly path: XmlPath }[];
}

interface Draft {
  readonly path: string;
  level: number;
  readonly texts: number[];
  readonly owns: number[];
  readonly attributes: { name: string; cell: number }[];
  readonly children: Map<string, Draft>;
}

const COLON = 0x3a;

/** The tree of all paths; its root stands for the file, whose child is the root element. */
export function elementTree(rows: readonly RowElements[], charset: Charset): ElementNode {
  const root = draft('');
  for (const { level, each, cells } of rows) {
    const row = each.reduce(childOf, root);
    row.level = level;
    for (const { cell, path } of cells) {
      const place = path.elements.reduce(childOf, row);
      if (path.take === 'text') place.texts.push(cell);
      else if (path.take === 'own') place.owns.push(cell);
      else place.attributes.push({ name: path.take.attribute, cell });
    }
  }
  return finished(root, charset);
}

/** The hash by which names are looked up: of all bytes in turn, from 0. */
export function nameHash(hash: number, byte: number): number {
  return (Math.imul(hash, 31) + byte) | 0;
}

/** Whether a name in bytes `start` to `end`, whose part without prefix begins at `local`, is one that a path writes so. */
export function isNamed(
  { prefix, local: expected }: PathName,
  bytes: Buffer,
  start: number,
  local: number,
  end: number,
): boolean {
  if (expected.length !== end - local) return false;
  for (let i = 0; i < expected.length; i += 1) if (bytes[local + i] !== expected[i]) return false;
  return prefix === undefined || (local > start && prefix.equals(bytes.subarray(start, local - 1)));
}

function draft(path: string): Draft {
  return { path, level: -1, texts: [], owns: [], attributes: [], children: new Map() };
}

function childOf(at: Draft, name: string): Draft {
  const known = at.children.get(name) ?? draft(at.path === '' ? name : `${at.path}/${name}`);
  at.children.set(name, known);
  return known;
}

function finished({ path, level, texts, owns, attributes, children }: Draft, charset: Charset): ElementNode {
  const byHash = new Map<number, ChildElement[]>();
  for (const [name, child] of children) {
    const named = pathName(name, charset);
    const hash = named.local.reduce(nameHash, 0);
    const entry = { ...named, node: finished(child, charset) };
    const list = byHash.get(hash) ?? [];
    // Of two that fit, the one with a prefix is meant.
    byHash.set(hash, named.prefix === undefined ? [...list, entry] : [entry, ...list]);
  }
  return {
    path,
    level,
    texts,
    owns,
    attributes: attributes.map(({ name, cell }) => ({
      ...pathName(name, charset),
      path: `${path}/@${name}`,
      cell,
    })),
    children: byHash,
    hadChild: false,
    seen: false,
  };
}

function pathName(name: string, charset: Charset): PathName {
  // A name that the encoding has not stands nowhere in the file.
  const bytes = charset.encode(name) ?? Buffer.from(name);
  const colon = bytes.indexOf(COLON);
  return colon < 0
    ? { prefix: undefined, local: bytes }
    : { prefix: bytes.subarray(0, colon), local: bytes.subarray(colon + 1) };
}
