import { shapeOf, type Fault } from '../../fault/fault.ts';
import type { FaultCode } from '../../fault/table.ts';
import type { ColumnPlan, TablePlan } from '../../job/table-plan.ts';
import type { FieldValue, RecordValues } from '../../model/record.ts';
import { day, type Day } from '../../unit/calendar.ts';
import { readDecimal, readInteger } from './decimal.ts';

/** The values of a row, or the first fault that its cells have; the fault's place names file, line and field. */
export type TypedCells =
  | { readonly values: RecordValues; readonly fault?: undefined }
  | { readonly fault: Fault; readonly values?: undefined };

const MAX_DAYS = 10_000;

/** Makes the typer of a table's cells: texts in the order of the declared columns → values. */
export function compileTyper(
  table: TablePlan,
): (cells: readonly (string | null)[], line: number) => TypedCells {
  const typer = new CellTyper(table);
  return (cells, line) => typer.type(cells, line);
}

class CellTyper {
  readonly #table: TablePlan;
  readonly #columns: readonly ColumnPlan[];
  /** All columns with nothing in them: rows copied from it share one shape, which makes them quick to fill and read. */
  readonly #blank: RecordValues;
  readonly #days = new Map<string, Day>();

  constructor(table: TablePlan) {
    this.#table = table;
    this.#columns = table.columns;
    this.#blank = Object.fromEntries(table.columns.map(({ name }) => [name, null]));
  }

  type(cells: readonly (string | null)[], line: number): TypedCells {
    const values: Record<string, FieldValue> = { ...this.#blank };
    for (let i = 0; i < this.#columns.length; i += 1) {
      const column = this.#columns[i];
      if (column === undefined) continue;
      const text = (cells[i] ?? '').trim();
      if (text === '') {
        if (column.required) return this.#fail(line, 'extract.field-empty', {}, column);
        values[column.name] = column.type === 'text' ? '' : null;
      } else if (column.type === 'text') values[column.name] = text;
      else if (column.type === 'date') {
        const date = this.#day(text);
        if (date === undefined)
          return this.#fail(line, 'extract.date-malformed', { found: shown(text) }, column);
        values[column.name] = date;
      } else {
        const whole = column.type === 'integer';
        const value = whole ? readInteger(text) : readDecimal(text, column.scale);
        if (Number.isNaN(value)) {
          const code = whole ? 'extract.integer-malformed' : 'extract.amount-malformed';
          return this.#fail(line, code, { found: shown(text), expected: String(column.scale) }, column);
        }
        values[column.name] = value;
      }
    }
    return { values };
  }

  /** The same few days stand in a night's rows again and again. */
  #day(text: string): Day | undefined {
    const known = this.#days.get(text);
    if (known !== undefined) return known;
    const found = day(text);
    if (found !== undefined && this.#days.size < MAX_DAYS) this.#days.set(text, found);
    return found;
  }

  #fail(
    line: number,
    code: FaultCode,
    about: Pick<Fault, 'found' | 'expected'>,
    column: ColumnPlan,
  ): TypedCells {
    return { fault: { code, place: { file: this.#table.file, line, field: column.name }, ...about } };
  }
}

/** A value for a message: what looks like a number as it is, anything wordy (a cell that slipped) by its shape. */
function shown(text: string): string {
  return /\p{L}{2}/u.test(text) ? shapeOf(text) : text.slice(0, 40);
}
