import type { ColumnPlan } from '../../job/table-plan.ts';
import type { FilePlan } from '../framed-file.ts';
import { RecordTypes, type RecordKind } from '../record-types.ts';
import { compileAmountCell } from '../typing/decimal-reader.ts';
import { claimedText, inColumnNotation } from './claimed-value.ts';
import type { RowClaims } from './gathered-rows.ts';
import type { ClaimedCells, Level } from './levels.ts';

/** The cells of the row that is being read, by their number among those of all levels. */
export interface CellSource {
  /** Null: not there. Undefined: it cannot be told, since it is no plain value or stands more than once. */
  text(cell: number): string | null | undefined;
  /** Whether it is a number by the syntax of the file, with a point. */
  isNumber(cell: number): boolean;
}

/** A table's columns that framing reads, and where their cells are. */
interface ClaimedColumns {
  readonly cells: ClaimedCells;
  readonly key: ColumnPlan | undefined;
  readonly on: ColumnPlan | undefined;
  readonly amount: ColumnPlan | undefined;
  readonly also: readonly (ColumnPlan | undefined)[];
  readonly amountOf: (cell: string | null) => number;
}

/** Tells what a row is, and what it says of itself, by the few cells that framing reads. */
export class ClaimReader {
  readonly #levels: readonly Level[];
  readonly #types: readonly RecordTypes[];
  readonly #columns: readonly ClaimedColumns[];
  readonly #source: CellSource;

  constructor(
    { tables }: FilePlan,
    levels: readonly Level[],
    claims: readonly ClaimedCells[],
    also: readonly string[],
    source: CellSource,
  ) {
    this.#levels = levels;
    this.#source = source;
    this.#types = levels.map(
      ({ tables: own, others }) =>
        new RecordTypes(
          own.flatMap((table) => tables[table] ?? []),
          others,
        ),
    );
    this.#columns = claims.map((cells, table) => {
      const plan = tables[table];
      const named = (name: string | undefined): ColumnPlan | undefined =>
        plan?.columns.find((column) => column.name === name);
      const amount = named(plan?.amount);
      return {
        cells,
        key: named(plan?.key),
        on: named(plan?.on),
        amount,
        also: also.map(named),
        amountOf: compileAmountCell(amount),
      };
    });
  }

  /** What a row of a level is; undefined: of a type that nobody declared. */
  kindOf(number: number): RecordKind | undefined {
    const types = this.#types[number];
    const level = this.#levels[number];
    if (types === undefined || level === undefined) return undefined;
    const { tables, cells, base } = level;
    let kind = types.otherwise;
    for (const place of types.places) {
      const text = this.#source.text(base + cells.indexOf(String(place)))?.trim() ?? '';
      const found = types.kindOf(place, text);
      if (found === undefined) continue;
      kind = found;
      break;
    }
    return kind?.table === undefined ? kind : { table: tables[kind.table] ?? -1 };
  }

  /** What a row of a table says of itself; `parent` by its column `on` alone. */
  claimsOf(table: number, level: number): RowClaims {
    const columns = this.#columns[table];
    if (columns === undefined) throw new RangeError(`no table ${table}`);
    const { cells, key, on, also } = columns;
    const base = this.#levels[level]?.base ?? 0;
    const text = (cell: number): string | null | undefined =>
      cell < 0 ? null : this.#source.text(base + cell);
    return {
      key: claimedText(key, text(cells.key)),
      parent: claimedText(on, text(cells.on)),
      amount: this.#amountOf(columns, text(cells.amount), base + cells.amount),
      also: cells.also.map((cell, i) => claimedText(also[i], text(cell))),
    };
  }

  #amountOf({ amount, amountOf }: ClaimedColumns, text: string | null | undefined, cell: number): number {
    if (text === undefined) return NaN;
    const isNumber = text !== null && this.#source.isNumber(cell);
    return amountOf(isNumber ? inColumnNotation(amount, text) : text);
  }
}
