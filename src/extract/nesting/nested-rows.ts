import type { Buffer } from 'node:buffer';
import type { Fault } from '../../fault/fault.ts';
import type { FaultCode } from '../../fault/table.ts';
import { EnclosingRows } from '../enclosing-rows.ts';
import { OtherRecords } from '../other-records.ts';
import type { FilePlan, OtherRecord, TableBlock } from '../framed-file.ts';
import type { RecordKind } from '../record-types.ts';
import type { RowPlace } from '../row-list.ts';
import { ClaimReader, type CellSource } from './claim-reader.ts';
import { GatheredRows, type RowClaims } from './gathered-rows.ts';
import { RecordLines } from './record-lines.ts';
import type { ClaimedCells, Level } from './levels.ts';
import type { WindowPlaces } from './window-places.ts';

export type BareFault = Omit<Fault, 'place'>;

interface FoundFault {
  readonly fault: BareFault;
  /** In the bytes at hand. */
  at: number;
  readonly field?: string;
}

/** A row whose unit, the outermost thing that a fault costs, is still being read. */
interface OpenRow {
  readonly level: number;
  start: number;
  end: number;
  kind: RecordKind | undefined;
  claims: RowClaims;
  fault: FoundFault | undefined;
}

/** The row of each level within which the next one stands, as far as it is a table's. */
type Current = ({ readonly table: number; readonly key: string } | undefined)[];

const NOTHING: RowClaims = { key: '', parent: '', amount: NaN, also: [] };

/**
 * Gives the rows of a unit (a line with all that lies in it, an outermost element) to their tables once the unit is
 * read: a parent's key may stand behind the rows that it encloses.
 */
export class NestedRows {
  readonly tables: readonly GatheredRows[];

  readonly #plan: FilePlan;
  readonly #levels: readonly Level[];
  readonly #reader: ClaimReader;
  readonly #places: WindowPlaces;
  readonly #enclosing: EnclosingRows;
  readonly #others = new OtherRecords();
  /** Table → level whose rows enclose its own and are those of its parent; -1: order tells the parent, or nothing does. */
  readonly #parentLevel: readonly number[];
  /** Rows of the unit in the order of their beginnings; the first `#count` are in use. */
  readonly #rows: OpenRow[] = [];
  #count = 0;
  /** Numbers of the rows that have not ended. */
  readonly #open: number[] = [];
  #unitFault: FoundFault | undefined;

  constructor(
    plan: FilePlan,
    { levels, claims }: { readonly levels: readonly Level[]; readonly claims: readonly ClaimedCells[] },
    also: readonly string[],
    source: CellSource,
    places: WindowPlaces,
  ) {
    this.#plan = plan;
    this.#levels = levels;
    this.#reader = new ClaimReader(plan, levels, claims, also, source);
    this.#places = places;
    this.#enclosing = new EnclosingRows(plan.tables);
    const levelOf = (table: number): number => levels.findIndex(({ tables }) => tables.includes(table));
    this.#parentLevel = plan.tables.map(({ nestedIn }, table) => {
      const parent = levelOf(plan.tables.findIndex(({ name }) => name === nestedIn));
      for (let level = levelOf(table); level >= 0;) {
        level = levels[level]?.above ?? -1;
        if (level >= 0 && level === parent) return level;
      }
      return -1;
    });
    // Rows of details are tied to each other by their places, all others by keys.
    const family = new RecordLines();
    const isDetail = (name: string | undefined): boolean =>
      plan.tables.some((table) => table.name === name && table.detail === true);
    this.tables = plan.tables.map((table, number) => {
      const copies = (levels[levelOf(number)]?.above ?? -1) >= 0;
      const related = plan.tables.some(
        ({ name, nestedIn }) => isDetail(nestedIn) && (name === table.name || nestedIn === table.name),
      );
      const lines = related ? family : new RecordLines();
      return new GatheredRows(table, plan.file, { also: also.length, copies, lines });
    });
  }

  get others(): readonly OtherRecord[] {
    return this.#others.list;
  }

  /** To be called before the rows of other bytes come: they follow from `first` on. */
  beginBlock(first: number): void {
    for (const rows of this.tables) rows.begin(first);
  }

  /** A row begins: at `start` of the bytes at hand. */
  begin(level: number, start: number): void {
    this.#rows[this.#count] = { level, start, end: -1, kind: undefined, claims: NOTHING, fault: undefined };
    this.#open.push(this.#count);
    this.#count += 1;
  }

  /** The row that began last and has not ended ends; its cells are read. */
  end(end: number): void {
    const row = this.#rows[this.#open.pop() ?? -1];
    if (row === undefined) throw new RangeError('no row is open');
    row.end = end;
    this.#claim(row);
  }

  /** Something is wrong with the innermost open row, or with the unit as a whole. */
  fault(fault: BareFault, at: number, field?: string): void {
    const found = { fault, at, ...(field === undefined ? {} : { field }) };
    const row = this.#rows[this.#open.at(-1) ?? -1];
    if (row === undefined) this.#unitFault ??= found;
    else row.fault ??= found;
  }

  /** The bytes at hand lost their first `dropped`. */
  shift(dropped: number): void {
    for (let i = 0; i < this.#count; i += 1) {
      const row = this.#rows[i];
      if (row === undefined) continue;
      row.start -= dropped;
      if (row.end >= 0) row.end -= dropped;
      if (row.fault !== undefined) row.fault.at -= dropped;
    }
  }

  /** Forgets the rows of a unit that is to be read anew. */
  forget(): void {
    this.#count = 0;
    this.#open.length = 0;
    this.#unitFault = undefined;
  }

  /** The unit is read. Its rows go to their tables; with `fault` none of them can be trusted. */
  close(bytes: Buffer, unit: RowPlace, fault?: BareFault, at = unit.start): void {
    const damage = fault === undefined ? undefined : { fault, at };
    const current: Current = this.#levels.map(() => undefined);
    const first = this.#rows[0];
    const hasRow = this.#count > 0 && first?.start === unit.start && this.#levels[first.level]?.above === -1;
    const own = damage ?? this.#unitFault;
    if (!hasRow && own !== undefined) this.#bare(bytes, unit, own, 1);
    for (let i = 0; i < this.#count; i += 1) {
      const row = this.#rows[i];
      if (row === undefined) continue;
      current[row.level] = undefined;
      const isUnit = hasRow && i === 0;
      if (row.end < 0 && !isUnit) continue;
      // What a row that broke off claims so far is all that will be known of it.
      if (row.end < 0) this.#claim(row);
      if (damage !== undefined) row.fault ??= damage;
      const place = isUnit ? unit : this.#placeOf(row);
      this.#give(bytes, row, place, current, damage !== undefined);
    }
    this.forget();
  }

  #placeOf({ start, end }: OpenRow): RowPlace {
    return { start, contentEnd: end, end, line: this.#places.lineAt(start) };
  }

  /** A row of which nothing is read: an empty line (`record` 0), a part of a line that is too long. */
  bare(bytes: Buffer, place: RowPlace, fault: BareFault, record: 0 | 1): void {
    if (record === 1) this.#enclosing.lose();
    this.#bare(bytes, place, { fault, at: place.start }, record);
  }

  /** The rows since `beginBlock`, which end before `end` of `bytes`: a block for each table that has some. */
  giveBlocks(bytes: Buffer, end: number): TableBlock[] {
    const byteAt = (at: number): number => this.#places.byteAt(at);
    return this.tables.flatMap((rows, table) => {
      const block = rows.giveBlock(bytes, end, byteAt);
      return block === undefined ? [] : [{ table, block }];
    });
  }

  #claim(row: OpenRow): void {
    row.kind = this.#reader.kindOf(row.level);
    if (row.kind?.table === undefined) return;
    const claims = this.#reader.claimsOf(row.kind.table, row.level);
    const isObject = row.fault?.fault.code !== 'extract.json-no-object';
    row.claims = isObject ? claims : { ...claims, amount: NaN };
  }

  #give(bytes: Buffer, row: OpenRow, place: RowPlace, current: Current, damaged: boolean): void {
    const { kind, claims, fault } = row;
    if (kind?.other !== undefined && fault === undefined) {
      this.#others.add(bytes, place, kind.other);
      const [first] = this.tables;
      if (first !== undefined) first.tally.passed += place.end - place.start;
      return;
    }
    const number = kind?.table;
    const rows = number === undefined ? undefined : this.tables[number];
    if (number === undefined || rows === undefined) {
      this.#unknown(bytes, row, place);
      return;
    }
    const { table } = rows;
    const level = this.#parentLevel[number] ?? -1;
    const above = level >= 0 ? current[level] : undefined;
    const nested = table.nestedIn !== undefined;
    let parent: string | undefined = nested ? this.#enclosing.parentOf(number) : claims.parent;
    if (level >= 0) parent = above?.table === this.#tableNumber(table.nestedIn) ? above.key : undefined;
    // What stands in a row of a document is counted to the document.
    current[row.level] = { table: number, key: table.detail === true ? (parent ?? '') : claims.key };
    const given = rows.add(
      bytes,
      place,
      { ...claims, parent: parent ?? '', amount: damaged ? NaN : claims.amount },
      1,
      this.#places.byteAt(place.start),
    );
    rows.tally.bytes += place.end - place.start;
    this.#tallyBytes(row.level, place.end - place.start, current);
    if (this.#levels[row.level]?.above === -1) {
      this.#enclosing.enter(number, claims.key, parent ?? '');
      if (damaged) this.#enclosing.lose(number);
    }
    if (fault !== undefined) this.#fault(rows, given, place, fault);
    else if (table.key !== undefined && claims.key === '') this.#keyMissing(rows, given, place, table.key);
    else if (!nested && table.on !== undefined && claims.parent === '')
      this.#keyMissing(rows, given, place, table.on);
    else if (nested && parent === undefined)
      this.#mark(rows, given, place, 'extract.detail-before-header', {
        values: { parent: table.nestedIn ?? '' },
      });
    else if (nested && parent === '')
      this.#keyMissing(rows, given, place, this.tables[above?.table ?? -1]?.table.key);
  }

  #unknown(bytes: Buffer, row: OpenRow, place: RowPlace): void {
    const { tables, others } = this.#levels[row.level] ?? { tables: [], others: [] };
    const parentOf = (table: number): string => this.#enclosing.parentOf(table) ?? '';
    const details = this.#enclosing.lose();
    const number = details ?? tables[0] ?? 0;
    const parent = details === undefined ? '' : parentOf(details);
    const rows = this.tables[number];
    if (rows === undefined) return;
    const given = rows.add(bytes, place, { ...NOTHING, parent }, 1, this.#places.byteAt(place.start));
    rows.tally.bytes += place.end - place.start;
    const types = [...tables.map((table) => this.#plan.tables[table]?.type), ...others];
    const expected = types.flatMap((type) => (type === undefined ? [] : `\`${type.is}\``)).join(', ');
    const fault = row.fault ?? {
      fault: { code: 'extract.record-type-unknown' as const, expected },
      at: place.start,
    };
    this.#fault(rows, given, place, fault);
  }

  #bare(bytes: Buffer, place: RowPlace, fault: FoundFault, record: 0 | 1): void {
    const rows = this.tables[this.#levels[0]?.tables[0] ?? 0];
    if (rows === undefined) return;
    const claims = record === 0 ? { ...NOTHING, amount: 0 } : NOTHING;
    const row = rows.add(bytes, place, claims, record, this.#places.byteAt(place.start));
    rows.tally.bytes += place.end - place.start;
    this.#fault(rows, row, place, fault);
  }

  /** A row's bytes are its own but for those of the rows in it. */
  #tallyBytes(level: number, size: number, current: Current): void {
    for (let outer = this.#levels[level]?.above ?? -1; outer >= 0; outer = this.#levels[outer]?.above ?? -1) {
      const rows = this.tables[current[outer]?.table ?? -1];
      if (rows === undefined) continue;
      rows.tally.bytes -= size;
      return;
    }
  }

  #tableNumber(name: string | undefined): number {
    return this.#plan.tables.findIndex((table) => table.name === name);
  }

  #keyMissing(rows: GatheredRows, row: number, place: RowPlace, field: string | undefined): void {
    this.#mark(rows, row, place, 'extract.key-missing', {}, field);
  }

  #mark(
    rows: GatheredRows,
    row: number,
    { line }: RowPlace,
    code: FaultCode,
    about: Omit<BareFault, 'code'>,
    field?: string,
  ): void {
    const place = { file: this.#plan.file, line, ...(field === undefined ? {} : { field }) };
    rows.fault(row, { code, place, ...about });
  }

  #fault(rows: GatheredRows, row: number, { line }: RowPlace, { fault, at, field }: FoundFault): void {
    const byte = this.#places.byteAt(at);
    const place = { file: this.#plan.file, line: this.#lineOf(at, line), byte };
    rows.fault(row, { ...fault, place: field === undefined ? place : { ...place, field } });
  }

  #lineOf(at: number, line: number): number {
    return Math.max(line, this.#places.lineAt(at));
  }
}
