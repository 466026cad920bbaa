import type { Buffer } from 'node:buffer';
import { isUtf8 } from 'node:buffer';
import type { Fault } from '../../fault/fault.ts';
import type { TablePlan } from '../../job/table-plan.ts';
import type { CellReader, ReadCells } from '../cell-reader.ts';
import { charsetOf } from '../charset/charset.ts';
import type { BareFault } from '../nesting/nested-rows.ts';
import { elementTree, type ElementNode } from './element-tree.ts';
import { pathOf } from './xml-cutter.ts';
import { XmlScanner } from './xml-scanner.ts';

/** Makes the reader of an XML table's cells. */
export function compileXmlCells(table: TablePlan): CellReader {
  return new XmlCells(table);
}

class XmlCells implements CellReader {
  readonly #table: TablePlan;
  readonly #utf8: boolean;
  readonly #scanner: XmlScanner;
  readonly #root: ElementNode;
  #fault: BareFault | undefined;

  constructor(table: TablePlan) {
    const charset = charsetOf(table.encoding);
    const cells = table.columns.map(({ from }, cell) => ({ cell, path: pathOf(from) }));
    this.#table = table;
    this.#utf8 = charset.multibyte;
    // The row is the only element of its bytes, whatever its name.
    this.#root = elementTree([{ level: 0, each: [], cells }], charset);
    this.#scanner = new XmlScanner([{ base: 0, count: cells.length }], charset, {
      reach: () => {},
      open: () => {},
      begin: () => {},
      end: () => {},
      fault: (fault) => {
        this.#fault ??= fault;
      },
    });
  }

  read(raw: Buffer, line: number): ReadCells {
    const scanner = this.#scanner;
    this.#fault = undefined;
    scanner.reset(this.#root, true);
    if (scanner.scan(raw, 0, true) < 0) return this.#fail(line, scanner.failure);
    if (this.#fault !== undefined) return this.#fail(line, this.#fault);
    const cells: (string | null)[] = [];
    for (const [cell, column] of this.#table.columns.entries()) {
      const text = scanner.texts[cell] ?? null;
      if (scanner.broken[cell] === 1) {
        const values = { what: 'an element with elements in it' };
        return this.#fail(line, { code: 'extract.cell-not-plain', values }, column.name);
      }
      if (this.#utf8 && text?.includes('\ufffd') === true && !isUtf8(raw)) {
        return this.#fail(line, { code: 'extract.encoding-invalid', expected: 'utf-8' }, column.name);
      }
      cells.push(text);
    }
    return { cells };
  }

  #fail(line: number, fault: BareFault, field?: string): ReadCells {
    const place: Fault['place'] = { file: this.#table.file, line, ...(field === undefined ? {} : { field }) };
    return { fault: { ...fault, place } };
  }
}
