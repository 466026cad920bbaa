import type { Buffer } from 'node:buffer';
import type { TablePlan } from '../../job/table-plan.ts';
import { charsetOf } from '../charset/charset.ts';
import type { FilePlan } from '../framed-file.ts';
import { levelsOf, type Level } from '../nesting/levels.ts';
import { NestedRows, type BareFault } from '../nesting/nested-rows.ts';
import type { RowPlace } from '../row-list.ts';
import { WindowPlaces } from '../nesting/window-places.ts';
import { readRowsPath } from '../../job/json-path.ts';
import { stepsOf } from './json-cells.ts';
import { JsonScanner, whatStands } from './json-scanner.ts';
import { JsonTexts } from './json-texts.ts';
import { pathTree, type PathNode } from './path-tree.ts';

const OPEN_OBJECT = 0x7b;
const NAMES = 20;

/** Reads the units of a JSON file, lines or elements of an array, with all rows that lie in them. */
export class JsonUnits {
  readonly scanner: JsonScanner;
  readonly places: WindowPlaces;
  readonly rows: NestedRows;
  readonly levels: readonly Level[];

  readonly #texts: JsonTexts;
  /** Number of the level whose rows are the units themselves; -1: none. */
  readonly #unitLevel: number;
  /** Where the outermost rows lie, when they all lie at one place within a unit. */
  readonly #place: PathNode | undefined;
  readonly #reached = new Set<number>();
  #names: readonly string[] | undefined;

  constructor(plan: FilePlan, also: readonly string[], empty: Buffer) {
    const [first] = plan.tables;
    if (first === undefined) throw new RangeError(`no table stands in ${plan.file}`);
    const charset = charsetOf(first.encoding);
    const found = levelsOf(plan, also, eachOf);
    this.levels = found.levels;
    this.#unitLevel = found.levels.findIndex(({ path }) => path.length === 0);
    this.places = new WindowPlaces(first.encoding);
    const tree = pathTree(
      found.levels.map(({ path, cells, base }, level) => ({
        level,
        each: path,
        cells: cells.map((from, cell) => ({ cell: base + cell, steps: stepsOf(from) })),
      })),
      charset,
    );
    this.#texts = new JsonTexts(() => this.scanner, charset, empty);
    this.rows = new NestedRows(plan, found, also, this.#texts, this.places);
    this.scanner = new JsonScanner(
      tree,
      found.levels.map(({ base, cells }) => ({ base, count: cells.length })),
      charset,
      empty,
      {
        reach: (level) => this.#reached.add(level),
        begin: (level, start) => this.rows.begin(level, start),
        end: (end) => this.rows.end(end),
        fault: (fault, at) => this.rows.fault(fault, at),
      },
    );
    this.#place = this.path.reduce<PathNode | undefined>(
      (node, name) => [...(node?.members?.values() ?? [])].flat().find((member) => member.key === name)?.node,
      tree,
    );
  }

  /** Path of the outermost rows, when they all lie at one place within a unit; else none. */
  get path(): readonly string[] {
    const outermost = this.levels.filter(({ above }) => above < 0);
    return outermost.length === 1 ? (outermost[0]?.path ?? []) : [];
  }

  /** To be called when the bytes are others than before: `dropped` of them are gone. */
  advance(bytes: Buffer, dropped: number): void {
    this.places.advance(bytes, dropped);
    this.#texts.begin(bytes);
  }

  /** Reads a unit, whose value begins at `at` and ends before `to`; gives the place behind it, -1 when it fails. */
  scan(bytes: Buffer, start: number, at: number, to: number, isRow: boolean): number {
    this.rows.forget();
    if (isRow && this.#place !== undefined) {
      this.#reached.add(this.#place.level);
      return this.scanner.scanElement(bytes, at, to, this.#place);
    }
    if (this.#unitLevel >= 0) this.rows.begin(this.#unitLevel, start);
    const next = this.scanner.scanRoot(bytes, at, to);
    if (next < 0) return -1;
    if (bytes[at] !== OPEN_OBJECT) this.rows.fault(noObject(bytes[at]), at);
    if (this.#unitLevel >= 0) this.rows.end(next);
    return next;
  }

  /** The unit last read goes to its tables; `fault`: why nothing in it can be trusted. */
  close(bytes: Buffer, place: RowPlace, fault?: BareFault, at?: number): void {
    if (fault === undefined && this.#names === undefined && this.path.length > 0) {
      this.#names = namesIn(bytes.toString('utf8', place.start, place.contentEnd));
    }
    this.rows.close(bytes, place, fault, at);
  }

  /** The file was read: the first level that should lie in its units, and lies in none; and what does. */
  missing(): { readonly level: Level; readonly names: readonly string[] } | undefined {
    const names = this.#names;
    const level = this.levels.find(
      ({ above, path }, number) => above < 0 && path.length > 0 && !this.#reached.has(number),
    );
    return level === undefined || names === undefined ? undefined : { level, names };
  }
}

function eachOf({ format }: TablePlan): readonly string[] {
  const each = format.kind === 'json' ? format.each : '';
  const keys = readRowsPath(each);
  if (keys === undefined) throw new RangeError(`\`${each}\` is no path to rows in JSON`);
  return keys;
}

function noObject(first: number | undefined): BareFault {
  return { code: 'extract.json-no-object', values: { what: whatStands(first) } };
}

/** The keys of an object, for a message. */
function namesIn(json: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(json.trim().replace(/,$/, ''));
    return typeof value === 'object' && value !== null ? Object.keys(value).slice(0, NAMES) : [];
  } catch {
    return [];
  }
}
