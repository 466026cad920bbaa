import { Buffer } from 'node:buffer';
import type { Charset } from '../charset/charset.ts';
import type { BareFault } from '../nesting/nested-rows.ts';
import { CELL, JsonTokens } from './json-tokens.ts';
import { keyHash, type KnownKey, type Member, type PathNode } from './path-tree.ts';

/** Objects and arrays in one another, at most. */
const MAX_DEPTH = 64;

/** Is told what a scan comes by. */
export interface ScanListener {
  /** Rows of a level may stand here, none perhaps. */
  reach(level: number): void;
  begin(level: number, start: number): void;
  end(end: number): void;
  fault(fault: BareFault, at: number): void;
}

/** Cells of a level's rows: the first of them, and how many. They are emptied when one of its rows begins. */
export interface LevelCells {
  readonly base: number;
  readonly count: number;
}

const DOUBLE_QUOTE = 0x22;
const [COMMA, COLON] = [0x2c, 0x3a];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [0x7b, 0x7d, 0x5b, 0x5d];
const [MINUS, ZERO, NINE] = [0x2d, 0x30, 0x39];
const LETTER_N = 0x6e;

/** Keys of an object that are remembered, and how many of them may be left out at a time. */
const MAX_SHAPE = 256;
const MAX_LEFT_OUT = 4;

/**
 * Reads one JSON value in bytes and notes where the cells stand that a path tree asks for; nothing is made on the way.
 * A number keeps its text: nothing here is a float.
 */
export class JsonScanner {
  /** By cell: one of `CELL`, and its place without quotes. */
  readonly kind: Uint8Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;

  readonly #root: PathNode;
  readonly #levels: readonly (LevelCells | undefined)[];
  readonly #listener: ScanListener;
  readonly #encoding: string;
  readonly #tokens: JsonTokens;
  #bytes: Buffer;
  #to = 0;
  /** Objects so far, by which doubled keys are told. */
  #objects = 0;
  /** The member that the key last read names; undefined: one that nobody asks for. */
  #member: Member | undefined;

  constructor(
    root: PathNode,
    levels: readonly (LevelCells | undefined)[],
    charset: Charset,
    empty: Buffer,
    listener: ScanListener,
  ) {
    const cells = levels.reduce((most, level) => Math.max(most, (level?.base ?? 0) + (level?.count ?? 0)), 0);
    this.#root = root;
    this.#levels = levels;
    this.#listener = listener;
    this.#encoding = charset.encoding;
    this.#tokens = new JsonTokens(charset, empty);
    this.#bytes = empty;
    this.kind = new Uint8Array(cells);
    this.start = new Uint32Array(cells);
    this.end = new Uint32Array(cells);
  }

  /** Why the last scan failed. */
  get failure(): BareFault {
    return this.#tokens.failure;
  }

  /** Where it failed: the end of the bytes when they end too early. */
  get failedAt(): number {
    return this.#tokens.failedAt;
  }

  /** Reads the outermost value, at `at`, which ends before `to`; gives the place behind it, -1 when it fails. */
  scanRoot(bytes: Buffer, at: number, to: number): number {
    this.#begin(bytes, to);
    this.kind.fill(CELL.absent);
    return this.#value(at, this.#root, 0);
  }

  /** The same for an element of the array whose elements are the rows of `node`. */
  scanElement(bytes: Buffer, at: number, to: number, node: PathNode): number {
    this.#begin(bytes, to);
    return this.#element(at, node, 1);
  }

  /** Passes over a value of which nothing is wanted. */
  pass(bytes: Buffer, at: number, to: number): number {
    this.#begin(bytes, to);
    return this.#value(at, undefined, 0);
  }

  /** The first place from `at` on that is no white space. */
  skipBlanks(bytes: Buffer, at: number, to: number): number {
    this.#begin(bytes, to);
    return this.#tokens.skipBlanks(at);
  }

  #begin(bytes: Buffer, to: number): void {
    this.#bytes = bytes;
    this.#to = to;
    this.#tokens.begin(bytes, to);
  }

  #value(at: number, node: PathNode | undefined, depth: number): number {
    const tokens = this.#tokens;
    const first = at < this.#to ? (this.#bytes[at] ?? 0) : 0;
    if (first === DOUBLE_QUOTE) {
      const next = tokens.text(at);
      if (next < 0) return -1;
      if (tokens.foreignAt >= 0) this.#foreign();
      if (node !== undefined) this.#note(node, tokens.kind, at + 1, next - 1);
      return next;
    }
    if (first === OPEN_OBJECT) {
      if (node !== undefined) this.#note(node, CELL.object, at, at);
      return this.#object(at, node, depth + 1);
    }
    if (first === OPEN_ARRAY) {
      if (node !== undefined) this.#note(node, CELL.array, at, at);
      return this.#array(at, node, depth + 1);
    }
    const isNumber = first === MINUS || (first >= ZERO && first <= NINE);
    const next = isNumber ? tokens.number(at) : tokens.literal(at);
    if (next >= 0 && node !== undefined) this.#note(node, tokens.kind, at, next);
    return next;
  }

  #object(at: number, node: PathNode | undefined, depth: number): number {
    if (depth > MAX_DEPTH) return this.#tooDeep(at);
    const bytes = this.#bytes;
    const to = this.#to;
    const tokens = this.#tokens;
    const number = (this.#objects += 1);
    let expected = 0;
    let i = tokens.skipBlanks(at + 1);
    if (i < to && bytes[i] === CLOSE_OBJECT) return i + 1;
    for (;;) {
      if (i >= to) return tokens.cutOff();
      if (bytes[i] !== DOUBLE_QUOTE) return tokens.fail('a key in quotes is expected', i);
      const key = i;
      let member: Member | undefined;
      if (node?.members === undefined) i = tokens.text(i);
      else {
        const known = knownKey(node.shape, expected, bytes, i + 1);
        const same = known < 0 ? undefined : node.shape[known];
        if (same === undefined) {
          i = this.#key(i, node, expected);
          member = this.#member;
        } else {
          i += 1 + same.bytes.length;
          member = same.member;
        }
        expected = known < 0 ? expected + 1 : known + 1;
      }
      if (i < 0) return -1;
      i = tokens.skipBlanks(i);
      if (i >= to) return tokens.cutOff();
      if (bytes[i] !== COLON) return tokens.fail('a colon is expected behind the key', i);
      i = tokens.skipBlanks(i + 1);
      if (member?.seen === number) {
        this.#listener.fault({ code: 'extract.json-key-doubled', found: member.node.path }, key);
        i = this.#value(i, undefined, depth);
        this.#spoil(member.node);
      } else if (member === undefined) i = this.#value(i, undefined, depth);
      else {
        member.seen = number;
        i = member.node.through ? this.#rows(i, member.node, depth) : this.#value(i, member.node, depth);
      }
      if (i < 0) return -1;
      i = tokens.skipBlanks(i);
      if (i >= to) return tokens.cutOff();
      if (bytes[i] === CLOSE_OBJECT) return i + 1;
      if (bytes[i] !== COMMA) return tokens.fail('a comma or the end of the object is expected', i);
      i = tokens.skipBlanks(i + 1);
    }
  }

  #array(at: number, node: PathNode | undefined, depth: number): number {
    if (depth > MAX_DEPTH) return this.#tooDeep(at);
    const bytes = this.#bytes;
    const to = this.#to;
    const tokens = this.#tokens;
    let i = tokens.skipBlanks(at + 1);
    if (i < to && bytes[i] === CLOSE_ARRAY) return i + 1;
    for (let index = 0; ; index += 1) {
      const element = node?.elements[index];
      if (node?.through === true) {
        // A cell of the enclosing row may be asked for within one of the rows.
        if (element !== undefined && this.#value(i, element, depth) < 0) return -1;
        i = this.#element(i, node, depth);
      } else i = this.#value(i, element, depth);
      if (i < 0) return -1;
      i = tokens.skipBlanks(i);
      if (i >= to) return tokens.cutOff();
      if (bytes[i] === CLOSE_ARRAY) return i + 1;
      if (bytes[i] !== COMMA) return tokens.fail('a comma or the end of the array is expected', i);
      i = tokens.skipBlanks(i + 1);
    }
  }

  /** What stands where rows lie, or on the way to them. */
  #rows(at: number, node: PathNode, depth: number): number {
    const first = at < this.#to ? this.#bytes[at] : 0;
    if (node.level >= 0) this.#listener.reach(node.level);
    if (first === OPEN_ARRAY || (first === OPEN_OBJECT && node.level < 0))
      return this.#value(at, node, depth);
    const next = this.#value(at, undefined, depth);
    if (next >= 0 && first !== LETTER_N) this.#noArray(at, node);
    return next;
  }

  #element(at: number, node: PathNode, depth: number): number {
    const { level } = node;
    const isObject = at < this.#to && this.#bytes[at] === OPEN_OBJECT;
    if (level < 0) {
      if (isObject) return this.#object(at, node, depth + 1);
      const next = this.#value(at, undefined, depth);
      if (next >= 0) this.#noArray(at, node);
      return next;
    }
    const cells = this.#levels[level];
    if (cells !== undefined) this.kind.fill(CELL.absent, cells.base, cells.base + cells.count);
    this.#listener.begin(level, at);
    const next = isObject ? this.#object(at, node, depth + 1) : this.#value(at, undefined, depth);
    if (next < 0) return -1;
    if (!isObject) {
      this.#listener.fault(
        { code: 'extract.json-no-object', values: { what: whatStands(this.#bytes[at]) } },
        at,
      );
    }
    this.#listener.end(next);
    return next;
  }

  #noArray(at: number, node: PathNode): void {
    const values = { what: whatStands(this.#bytes[at]) };
    this.#listener.fault({ code: 'extract.each-no-array', expected: node.path, values }, at);
  }

  #note(node: PathNode, kind: number, start: number, end: number): void {
    for (const cell of node.cells) {
      this.kind[cell] = kind;
      this.start[cell] = start;
      this.end[cell] = end;
    }
  }

  /** What stands here and below it cannot be told. */
  #spoil({ cells, members, elements }: PathNode): void {
    for (const cell of cells) this.kind[cell] = CELL.doubled;
    for (const list of members?.values() ?? []) for (const { node } of list) this.#spoil(node);
    for (const element of elements) if (element !== undefined) this.#spoil(element);
  }

  #key(at: number, { members, shape }: PathNode, place: number): number {
    const bytes = this.#bytes;
    const tokens = this.#tokens;
    this.#member = undefined;
    const end = tokens.plainKey(at);
    if (end >= 0) {
      let hash = 0;
      for (let i = at + 1; i < end; i += 1) hash = keyHash(hash, bytes[i] ?? 0);
      const key = bytes.subarray(at + 1, end);
      this.#member = members?.get(hash)?.find((member) => member.bytes.equals(key));
      if (place >= shape.length && shape.length < MAX_SHAPE) {
        shape.push({ bytes: Buffer.from(bytes.subarray(at + 1, end + 1)), member: this.#member });
      }
      return end + 1;
    }
    const next = tokens.text(at);
    if (next < 0 || tokens.kind !== CELL.escaped) return next;
    const key: unknown = JSON.parse(bytes.toString('utf8', at, next));
    for (const list of members?.values() ?? []) this.#member ??= list.find((member) => member.key === key);
    return next;
  }

  #foreign(): void {
    const at = this.#tokens.foreignAt;
    this.#tokens.foreignAt = -1;
    const found = `0x${(this.#bytes[at] ?? 0).toString(16)}`;
    this.#listener.fault({ code: 'extract.encoding-invalid', found, expected: this.#encoding }, at);
  }

  #tooDeep(at: number): -1 {
    this.#tokens.failure = { code: 'extract.json-deep', expected: String(MAX_DEPTH) };
    this.#tokens.failedAt = at;
    return -1;
  }
}

/** The number of the key at `at` among those known, from `expected` on: objects of one kind have the same keys in order. */
function knownKey(shape: readonly KnownKey[], expected: number, bytes: Buffer, at: number): number {
  const to = Math.min(shape.length, expected + MAX_LEFT_OUT);
  for (let number = expected; number < to; number += 1) {
    const key = shape[number]?.bytes;
    if (key === undefined) continue;
    let i = 0;
    while (i < key.length && bytes[at + i] === key[i]) i += 1;
    if (i === key.length) return number;
  }
  return -1;
}

/** `a number`: what begins with a byte, for a message. */
export function whatStands(first: number | undefined): string {
  if (first === DOUBLE_QUOTE) return 'text';
  if (first === OPEN_ARRAY) return 'an array';
  if (first === OPEN_OBJECT) return 'an object';
  if (first === LETTER_N) return 'null';
  return first === MINUS || (first !== undefined && first >= ZERO && first <= NINE)
    ? 'a number'
    : 'true or false';
}
