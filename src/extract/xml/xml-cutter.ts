import { Buffer } from 'node:buffer';
import { RunStop, stopRun } from '../../fault/run-stop.ts';
import { readElementPath, readXmlPath, type XmlPath } from '../../job/xml-path.ts';
import type { TablePlan } from '../../job/table-plan.ts';
import type { ByteWindow } from '../byte-window.ts';
import { charsetOf } from '../charset/charset.ts';
import type { FilePlan, OtherRecord, TableBlock } from '../framed-file.ts';
import type { FileCutter } from '../nesting/cut-file.ts';
import type { GatheredRows } from '../nesting/gathered-rows.ts';
import { levelsOf, type Level } from '../nesting/levels.ts';
import { partSize } from '../nesting/part-size.ts';
import { NestedRows, type BareFault } from '../nesting/nested-rows.ts';
import { WindowPlaces } from '../nesting/window-places.ts';
import { elementTree, type ElementNode } from './element-tree.ts';
import { OpenElements, type XmlFrame } from './open-elements.ts';
import { XmlScanner, type ElementListener } from './xml-scanner.ts';

/** So many paths are named where rows are missing. */
const LISTED = 20;

/** Cuts the rows of an XML file, in order. */
export class XmlCutter implements FileCutter, ElementListener {
  readonly tail = Buffer.alloc(0);
  stop: RunStop | undefined;

  readonly #plan: FilePlan;
  readonly #levels: readonly Level[];
  readonly #tree: ElementNode;
  readonly #scanner: XmlScanner;
  readonly #places: WindowPlaces;
  readonly #rows: NestedRows;
  readonly #most: number;
  readonly #elements: OpenElements;
  readonly #frames: (XmlFrame | undefined)[];
  readonly #survey = new Set<string>();
  #bytes: Buffer = Buffer.alloc(0);
  /** Offset of the bytes at hand among those that were given. */
  #base = 0;
  /** How far they were read. */
  #read: number;
  /** Where the outermost open row begins; -1: none is open. */
  #unit = -1;
  /** Rows that are open. */
  #open = 0;
  /** Parts already cut of a row that is too long; 0: not within one. */
  #parts = 0;

  constructor(plan: FilePlan, also: readonly string[], begin: number, most: number) {
    const charset = charsetOf(plan.tables[0]?.encoding ?? 'utf-8');
    const found = levelsOf(plan, also, eachOf);
    this.#plan = plan;
    this.#levels = found.levels;
    this.#frames = found.levels.map(() => undefined);
    this.#tree = elementTree(
      found.levels.map(({ path, cells, base }, level) => ({
        level,
        each: path,
        cells: cells.map((from, cell) => ({ cell: base + cell, path: pathOf(from) })),
      })),
      charset,
    );
    this.#elements = new OpenElements(begin);
    this.#places = new WindowPlaces(plan.tables[0]?.encoding ?? 'utf-8');
    const levels = found.levels.map(({ base, cells }) => ({ base, count: cells.length }));
    this.#scanner = new XmlScanner(levels, charset, this);
    this.#scanner.reset(this.#tree);
    this.#scanner.survey = this.#survey;
    const { texts, broken } = this.#scanner;
    const source = {
      text: (cell: number) => (broken[cell] === 0 ? (texts[cell] ?? null) : undefined),
      isNumber: () => false,
    };
    this.#rows = new NestedRows(plan, found, also, source, this.#places);
    this.#read = begin;
    this.#most = most;
  }

  get tables(): readonly GatheredRows[] {
    return this.#rows.tables;
  }

  get others(): readonly OtherRecord[] {
    return this.#rows.others;
  }

  cut(window: ByteWindow): TableBlock[] {
    const { bytes, at, base, final } = window;
    const dropped = base - this.#base;
    this.#base = base;
    this.#bytes = bytes;
    this.#read -= dropped;
    if (this.#unit >= 0) this.#unit -= dropped;
    this.#places.advance(bytes, dropped);
    this.#elements.advance(bytes, dropped);
    this.#rows.shift(dropped);
    this.#rows.beginBlock(at);
    try {
      const read = this.#scanner.scan(bytes, this.#read, final);
      if (read < 0) this.#halt(this.#scanner.failure, this.#scanner.failedAt);
      this.#read = read;
      if (this.#survey.size >= LISTED || this.#allSeen()) this.#scanner.survey = undefined;
      if (this.#unit >= 0) this.#cutParts(read, false);
      if (final) this.#checkLevels();
      window.at = this.#unit < 0 ? read : this.#unit;
    } catch (error) {
      if (!(error instanceof RunStop)) throw error;
      this.stop = error;
      window.at = bytes.length;
    }
    return this.#rows.giveBlocks(bytes, window.at);
  }

  headerOf(table: number): Buffer {
    return this.#frameOf(table)?.header ?? Buffer.alloc(0);
  }

  footerOf(table: number): Buffer {
    return this.#frameOf(table)?.footer ?? Buffer.alloc(0);
  }

  reach(): void {}

  open(start: number, end: number, depth: number): void {
    this.#elements.open(start, end, depth);
  }

  begin(level: number, start: number): void {
    if (this.#open === 0) {
      this.#unit = start;
      if (this.#frames[level] === undefined) {
        const names = this.#scanner.openNames(this.#scanner.depth - 1);
        this.#frames[level] = this.#elements.frameAt(start, names);
      }
    }
    this.#open += 1;
    if (this.#parts === 0) this.#rows.begin(level, start);
  }

  end(end: number): void {
    this.#open -= 1;
    if (this.#parts === 0) this.#rows.end(end);
    if (this.#open > 0) return;
    const start = this.#unit;
    if (this.#parts > 0 || end - start > this.#most) this.#cutParts(end, true);
    else this.#rows.close(this.#bytes, { start, contentEnd: end, end, line: this.#places.lineAt(start) });
    this.#unit = -1;
    this.#parts = 0;
    this.#scanner.muted = false;
  }

  fault(fault: BareFault, at: number): void {
    if (this.#open === 0) {
      const reason = fault.values?.['reason'] ?? `\`${fault.found ?? ''}\` is no character of XML`;
      this.#halt({ code: 'extract.xml-malformed', values: { reason } }, at);
    }
    if (this.#parts === 0) this.#rows.fault(fault, at);
  }

  /** A row that is too long to be held in one piece: parts of it up to `end`, the last one included when it ends there. */
  #cutParts(end: number, isEnd: boolean): void {
    for (;;) {
      const start = this.#unit;
      const size = partSize(this.#parts, this.#most);
      if (isEnd ? start >= end : end - start <= size) return;
      const next = Math.min(end, start + size);
      this.#parts += 1;
      this.#scanner.muted = true;
      this.#rows.forget();
      const values = { part: String(this.#parts) };
      const fault = { code: 'extract.row-too-long', expected: String(this.#most), values } as const;
      const place = { start, contentEnd: next, end: next, line: this.#places.lineAt(start) };
      this.#rows.bare(this.#bytes, place, fault, this.#parts === 1 ? 1 : 0);
      this.#unit = next;
    }
  }

  #frameOf(table: number): XmlFrame | undefined {
    const level = this.#levels.findIndex(({ above, tables }) => above < 0 && tables.includes(table));
    return this.#frames[level];
  }

  /** A level of which no element was seen. */
  #missing(): Level | undefined {
    return this.#levels.find((level, number) => {
      if (this.#frames[number] !== undefined) return false;
      const { node, container } = this.#nodesOf(level);
      if (node?.seen === true) return false;
      if (level.above < 0) return container?.seen !== true || container.hadChild;
      const isWrapped = level.path.length - 1 > (this.#levels[level.above]?.path.length ?? 0);
      return isWrapped && container?.hadChild === true;
    });
  }

  #allSeen(): boolean {
    return this.#levels.every((level) => this.#nodesOf(level).node?.seen === true);
  }

  #nodesOf({ path }: Level): { node: ElementNode | undefined; container: ElementNode | undefined } {
    let container: ElementNode | undefined;
    let node: ElementNode | undefined = this.#tree;
    let at = '';
    for (const name of path) {
      at = at === '' ? name : `${at}/${name}`;
      container = node;
      node = [...(node?.children.values() ?? [])].flat().find((child) => child.node.path === at)?.node;
    }
    return { node, container: container === this.#tree ? undefined : container };
  }

  #checkLevels(): void {
    const level = this.#missing();
    if (level === undefined) return;
    const found = [...this.#survey].slice(0, LISTED).map((path) => `\`${path.slice(0, 100)}\``);
    const place = { file: this.#plan.file };
    const values = { table: this.#plan.tables[level.tables[0] ?? 0]?.name ?? '' };
    const expected = level.path.join('/');
    stopRun({ code: 'extract.each-missing', place, expected, found: found.join(', '), values });
  }

  #halt(fault: BareFault, at: number): never {
    const place = {
      file: this.#plan.file,
      line: this.#places.lineAt(at),
      byte: this.#places.byteAt(at),
    };
    stopRun({ ...fault, place });
  }
}

/** The path of a cell that the job file was checked for. */
export function pathOf(from: string): XmlPath {
  const path = readXmlPath(from);
  if (path === undefined) throw new RangeError(`\`${from}\` is no path in XML`);
  return path;
}

function eachOf({ format }: TablePlan): readonly string[] {
  const names = format.kind === 'xml' ? readElementPath(format.each) : undefined;
  if (names === undefined) throw new RangeError('a table of an XML file states no path to its rows');
  return names;
}
