import { Buffer } from 'node:buffer';
import type { JsonStep } from '../../job/json-path.ts';
import type { Charset } from '../charset/charset.ts';

/** A place in a row's object that somebody asks for, or that lies on the way to one. */
export interface PathNode {
  /** How the place is written in the job file, for messages. */
  readonly path: string;
  /** Cells that hold what stands here. */
  readonly cells: readonly number[];
  /** Number of the level whose rows are the elements of the array here; -1: none. */
  readonly level: number;
  /** An array here is gone through element by element: rows lie here or below. */
  readonly through: boolean;
  /** Members that are asked for, by the hash of their key; undefined: none. */
  readonly members: ReadonlyMap<number, readonly Member[]> | undefined;
  /** Keys of the objects that stood here, asked for or not, mostly in the order in which they come. */
  readonly shape: KnownKey[];
  /** Elements that are asked for by their number. */
  readonly elements: readonly (PathNode | undefined)[];
}

/** A member of an object that is asked for. */
export interface Member {
  readonly key: string;
  readonly bytes: Buffer;
  readonly node: PathNode;
  /** The object in which it was seen last, by its number. */
  seen: number;
}

/** A key as it stood in an object, its closing quote included. */
export interface KnownKey {
  readonly bytes: Buffer;
  readonly member: Member | undefined;
}

/** Where rows stand, and the paths of their cells from there. */
interface RowPaths {
  readonly level: number;
  readonly each: readonly string[];
  readonly cells: readonly { readonly cell: number; readonly steps: readonly JsonStep[] }[];
}

interface Draft {
  path: string;
  cells: number[];
  level: number;
  through: boolean;
  members: Map<string, Draft>;
  elements: Draft[];
}

/** The tree of all paths, from the outermost object down. */
export function pathTree(rows: readonly RowPaths[], charset: Charset): PathNode {
  const root = draft('');
  for (const { level, each, cells } of rows) {
    let at = root;
    for (const name of each) {
      at = memberOf(at, name);
      at.through = true;
    }
    if (each.length > 0) at.level = level;
    for (const { cell, steps } of cells) {
      let place = at;
      for (const step of steps)
        place = typeof step === 'number' ? elementOf(place, step) : memberOf(place, step);
      place.cells.push(cell);
    }
  }
  return finished(root, charset);
}

/** The hash by which keys are looked up; `keyHash` of all bytes in turn, from 0. */
export function keyHash(hash: number, byte: number): number {
  return (Math.imul(hash, 31) + byte) | 0;
}

function draft(path: string): Draft {
  return { path, cells: [], level: -1, through: false, members: new Map(), elements: [] };
}

function memberOf(at: Draft, key: string): Draft {
  const known = at.members.get(key) ?? draft(at.path === '' ? key : `${at.path}.${key}`);
  at.members.set(key, known);
  return known;
}

function elementOf(at: Draft, index: number): Draft {
  return (at.elements[index] ??= draft(`${at.path}[${index}]`));
}

function finished({ path, cells, level, through, members, elements }: Draft, charset: Charset): PathNode {
  const byHash = new Map<number, Member[]>();
  for (const [key, node] of members) {
    // A key that the encoding has not stands nowhere in the file.
    const bytes = charset.encode(key) ?? Buffer.from(key);
    const hash = bytes.reduce(keyHash, 0);
    byHash.set(hash, [...(byHash.get(hash) ?? []), { key, bytes, node: finished(node, charset), seen: 0 }]);
  }
  return {
    path,
    cells,
    level,
    through,
    members: byHash.size === 0 ? undefined : byHash,
    shape: [],
    elements: Array.from(elements, (element) =>
      element === undefined ? undefined : finished(element, charset),
    ),
  };
}
