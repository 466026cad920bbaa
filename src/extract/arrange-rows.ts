import { shownKey, type Fault } from '../fault/fault.ts';
import type { FaultCode } from '../fault/table.ts';
import type { TablePlan } from '../job/table-plan.ts';
import { placeOf, type TablePart } from '../model/row-position.ts';
import type { DetailTables } from './detail-tables.ts';
import { lineSeenFrom } from './line-seen-from.ts';
import { orderDetails } from './order-details.ts';
import { keyText, NO_PARENT, parentColumn, parentRows, TWO_PARENTS } from './parent-rows.ts';
import type { TypedRow } from './row-reader.ts';

/** The rows of a document as they are shown: by table, below their parents, in their declared order. */
export interface ArrangedRows {
  readonly tables: readonly ArrangedTable[];
  /** Rows that are not shown because their parent row is not. */
  readonly aside: readonly AsideRow[];
  /** Why the rows cannot be arranged; what else was found is then void. */
  readonly fault?: Fault;
}

interface ArrangedTable {
  /** Numbers of the rows. */
  readonly rows: readonly number[];
  /** For each of them where its parent stands among the parent table's `rows`; absent: the parent is the document. */
  readonly parents?: readonly number[];
}

interface AsideRow {
  readonly row: number;
  readonly fault: Fault;
  /** Whether it is to be told as well as counted. */
  readonly told: boolean;
}

/** Arranges the rows of one document; `byTable` has the numbers of each table's rows, as they came. */
export function arrangeRows(
  rows: readonly TypedRow[],
  byTable: readonly (readonly number[])[],
  tables: DetailTables,
  parts: readonly TablePart[],
): ArrangedRows {
  const [only] = tables.plans;
  if (tables.plans.length === 1 && only !== undefined) return arrangeOnly(rows, only, parts);
  const arranger = new RowArranger(rows, byTable, tables, parts);
  tables.plans.forEach((_, table) => arranger.add(table));
  return arranger.result;
}

const NONE: readonly AsideRow[] = [];

/** Nearly every job has one detail table: its rows are only to be brought into their order. */
function arrangeOnly(rows: readonly TypedRow[], table: TablePlan, parts: readonly TablePart[]): ArrangedRows {
  const { sequence, fault } = orderDetails(rows, table, parts);
  const arranged = { tables: [{ rows: sequence }], aside: NONE };
  return fault === undefined ? arranged : { ...arranged, fault };
}

class RowArranger {
  readonly #rows: readonly TypedRow[];
  readonly #byTable: readonly (readonly number[])[];
  readonly #tables: DetailTables;
  readonly #parts: readonly TablePart[];
  readonly #arranged: ArrangedTable[] = [];
  readonly #aside: AsideRow[] = [];
  readonly #asideOf = new Map<number, AsideRow>();
  #fault: Fault | undefined;

  constructor(
    rows: readonly TypedRow[],
    byTable: readonly (readonly number[])[],
    tables: DetailTables,
    parts: readonly TablePart[],
  ) {
    this.#rows = rows;
    this.#byTable = byTable;
    this.#tables = tables;
    this.#parts = parts;
  }

  get result(): ArrangedRows {
    const result = { tables: this.#arranged, aside: this.#aside };
    return this.#fault === undefined ? result : { ...result, fault: this.#fault };
  }

  /** Arranges one table more; its parent's rows are arranged already. */
  add(table: number): void {
    const plan = this.#tables.plans[table];
    const numbers = this.#byTable[table] ?? [];
    if (plan === undefined) return;
    const above = this.#tables.parents[table] ?? -1;
    if (above < 0) this.#arranged.push({ rows: this.#inOrder(numbers, plan) });
    else this.#arranged.push(this.#below(numbers, plan, above));
  }

  #inOrder(numbers: readonly number[], plan: TablePlan): readonly number[] {
    if (plan.order === undefined || numbers.length < 2) return numbers;
    const { sequence, fault } = orderDetails(this.#rowsOf(numbers), plan, this.#parts);
    this.#fault ??= fault;
    return sequence.map((at) => numbers[at] ?? 0);
  }

  #below(numbers: readonly number[], plan: TablePlan, above: number): ArrangedTable {
    const parent = this.#tables.plans[above];
    const candidates = this.#byTable[above] ?? [];
    if (parent === undefined || numbers.length === 0) return { rows: [], parents: [] };
    const found = parentRows(this.#rowsOf(numbers), plan, this.#rowsOf(candidates), parent, this.#parts);
    /** Row number of a parent → its rows here. */
    const families = new Map<number, number[]>();
    for (const [at, row] of numbers.entries()) {
      const candidate = found[at] ?? NO_PARENT;
      const parentRow = candidates[candidate];
      if (parentRow === undefined) this.#orphan(row, plan, parent, candidate === TWO_PARENTS);
      else if (this.#asideOf.has(parentRow)) this.#follow(row, plan, parentRow);
      else {
        const family = families.get(parentRow);
        if (family === undefined) families.set(parentRow, [row]);
        else family.push(row);
      }
    }
    const rows: number[] = [];
    const parents: number[] = [];
    for (const [place, parentRow] of (this.#arranged[above]?.rows ?? []).entries()) {
      for (const row of this.#inOrder(families.get(parentRow) ?? [], plan)) {
        rows.push(row);
        parents.push(place);
      }
    }
    return { rows, parents };
  }

  #orphan(row: number, plan: TablePlan, parent: TablePlan, doubled: boolean): void {
    const rejected = doubled || plan.orphans === 'reject';
    const code = doubled
      ? 'extract.parent-row-doubled'
      : rejected
        ? 'extract.subdetail-orphan'
        : 'extract.subdetail-aside';
    const by = parentColumn(plan);
    const key = by === undefined ? undefined : shownKey(keyText(this.#rows[row]?.values[by]));
    const fault = this.#faultOf(code, row, plan, { parent: parent.name, reason: reasonOf(key, doubled) });
    if (rejected) this.#fault ??= fault;
    else this.#setAside({ row, fault, told: plan.orphans === 'warn' });
  }

  /** A row goes the way of its parent: shown without it, it would stand below a stranger. */
  #follow(row: number, plan: TablePlan, parentRow: number): void {
    const parent = this.#asideOf.get(parentRow);
    if (parent === undefined) return;
    const first = lineSeenFrom(this.#parts, this.#rows[parentRow]?.line ?? 0, this.#rows[row]?.line ?? 0);
    const values = { parent: plan.parent ?? '', first };
    const fault = this.#faultOf('extract.subdetail-follows', row, plan, values);
    this.#setAside({ row, fault, told: parent.told });
  }

  #setAside(aside: AsideRow): void {
    this.#aside.push(aside);
    this.#asideOf.set(aside.row, aside);
  }

  #faultOf(code: FaultCode, row: number, plan: TablePlan, about: Fault['values']): Fault {
    const by = parentColumn(plan);
    const place = { file: plan.file, ...placeOf(this.#parts, this.#rows[row]?.line ?? 0) };
    return {
      code,
      place: by === undefined ? place : { ...place, field: by },
      values: { ...about, table: plan.name },
    };
  }

  #rowsOf(numbers: readonly number[]): readonly TypedRow[] {
    return numbers.flatMap((number) => this.#rows[number] ?? []);
  }
}

/** `key`: how the row names its parent; undefined where it is nested. */
function reasonOf(key: string | undefined, doubled: boolean): string {
  if (key === undefined)
    return doubled ? 'both stand in the line before it, or in its own' : 'none stands before it';
  return `${doubled ? 'both have' : 'none has'} key \`${key}\``;
}
