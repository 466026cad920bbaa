import { Buffer, isUtf8 } from 'node:buffer';
import type { Fault } from '../../fault/fault.ts';
import { readJsonPath, type JsonStep } from '../../job/json-path.ts';
import type { TablePlan } from '../../job/table-plan.ts';
import type { CellReader, ReadCells } from '../cell-reader.ts';
import { charsetOf } from '../charset/charset.ts';
import { inColumnNotation } from '../nesting/claimed-value.ts';
import type { BareFault } from '../nesting/nested-rows.ts';
import { JsonScanner, whatStands } from './json-scanner.ts';
import { JsonTexts } from './json-texts.ts';
import { pathTree } from './path-tree.ts';

const OPEN_OBJECT = 0x7b;
const COMMA = 0x2c;

/** Makes the reader of a JSON table's cells. */
export function compileJsonCells(table: TablePlan): CellReader {
  return new JsonCells(
    table,
    table.columns.map(({ from }) => stepsOf(from)),
  );
}

/** The steps of a path that the job file was checked for. */
export function stepsOf(path: string): readonly JsonStep[] {
  const steps = readJsonPath(path);
  if (steps === undefined || steps.length === 0) throw new RangeError(`\`${path}\` is no path in JSON`);
  return steps;
}

/** Reads the object of a row; `paths` lead to the cells of the columns. */
export class JsonCells implements CellReader {
  readonly #table: TablePlan;
  readonly #utf8: boolean;
  readonly #scanner: JsonScanner;
  readonly #texts: JsonTexts;
  #fault: BareFault | undefined;

  constructor(table: TablePlan, paths: readonly (readonly JsonStep[])[]) {
    const charset = charsetOf(table.encoding);
    const empty = Buffer.alloc(0);
    const cells = paths.map((steps, cell) => ({ cell, steps }));
    this.#table = table;
    this.#utf8 = charset.multibyte;
    this.#scanner = new JsonScanner(
      pathTree([{ level: 0, each: [], cells }], charset),
      [{ base: 0, count: cells.length }],
      charset,
      empty,
      {
        reach: () => {},
        begin: () => {},
        end: () => {},
        fault: (fault) => {
          this.#fault ??= fault;
        },
      },
    );
    this.#texts = new JsonTexts(() => this.#scanner, charset, empty);
  }

  read(raw: Buffer, line: number): ReadCells {
    const scanner = this.#scanner;
    this.#fault = undefined;
    const at = scanner.skipBlanks(raw, 0, raw.length);
    let next = scanner.scanRoot(raw, at, raw.length);
    if (next < 0) return this.#fail(line, scanner.failure);
    // Rows of an array bring the comma behind them along.
    next = scanner.skipBlanks(raw, next, raw.length);
    if (raw[next] === COMMA) next = scanner.skipBlanks(raw, next + 1, raw.length);
    if (next < raw.length) return this.#fail(line, BEHIND_OBJECT);
    if (raw[at] !== OPEN_OBJECT) {
      return this.#fail(line, { code: 'extract.json-no-object', values: { what: whatStands(raw[at]) } });
    }
    if (this.#fault !== undefined) return this.#fail(line, this.#fault);
    return this.#cells(raw, line);
  }

  #cells(raw: Buffer, line: number): ReadCells {
    this.#texts.begin(raw);
    const cells: (string | null)[] = [];
    for (const [cell, column] of this.#table.columns.entries()) {
      const text = this.#texts.text(cell) ?? null;
      const problem = this.#texts.problemOf(cell, text);
      if (problem !== undefined) return this.#fail(line, problem, column.name);
      if (this.#utf8 && text?.includes('\ufffd') === true && !isUtf8(raw)) {
        return this.#fail(line, { code: 'extract.encoding-invalid', expected: 'utf-8' }, column.name);
      }
      cells.push(text !== null && this.#texts.isNumber(cell) ? inColumnNotation(column, text) : text);
    }
    return { cells };
  }

  #fail(line: number, fault: BareFault, field?: string): ReadCells {
    const place: Fault['place'] = { file: this.#table.file, line, ...(field === undefined ? {} : { field }) };
    return { fault: { ...fault, place } };
  }
}

/** What is wrong with a line in which more stands than one value. */
export const BEHIND_OBJECT: BareFault = {
  code: 'extract.json-malformed',
  values: { reason: 'something stands behind the end of the object' },
};
