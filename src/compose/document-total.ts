import { compileExpression } from '../job/expression.ts';
import { ExpressionFailure } from '../job/expression-problem.ts';
import type { ComputedField, DocumentTotal } from '../job/computed-field.ts';
import type { FieldValue, RecordValues } from '../model/record.ts';
import type { TextCompiler, Workbench } from './workbench.ts';

/** A sum, number, smallest or largest value over a document's rows of a table, in whole units of its last digit. */
export class CompiledTotal {
  readonly #field: ComputedField;
  readonly #total: DocumentTotal;
  readonly #counts: ((i: number) => boolean) | undefined;
  readonly #desk: Workbench;

  constructor(field: ComputedField, total: DocumentTotal, texts: TextCompiler, desk: Workbench) {
    this.#field = field;
    this.#total = total;
    this.#desk = desk;
    const { table, where } = total;
    if (where === undefined) return;
    const condition = compileExpression(where, desk.scopes.rows[table] ?? desk.scopes.flow, texts.formats);
    this.#counts = (i) => condition.evaluate(desk.document.totals.show(table, i)) === true;
  }

  /** Of the document in hand. */
  value(): FieldValue {
    const { of, table, column = '' } = this.#total;
    const rows = this.#desk.document.totals.rowsOf(table);
    const counts = this.#counts;
    if (of === 'count' && counts === undefined) return rows.length;
    let total: number | string | null = of === 'sum' || of === 'count' ? 0 : null;
    for (let i = 0; i < rows.length; i++) {
      if (counts !== undefined && !counts(i)) continue;
      if (typeof total === 'number' && of === 'count') total += 1;
      else total = taken(of, total, rows[i], column);
    }
    if (typeof total !== 'number' || Number.isSafeInteger(total))
      return total ?? (this.#field.type === 'string' ? '' : null);
    const { expression: source } = this.#field;
    const values = { reason: 'the sum is too large to be exact' };
    throw new ExpressionFailure({ code: 'expression.failed', offset: 0, found: source, values }, source);
  }
}

/** A total with one more row; what is empty changes nothing. */
function taken(
  of: DocumentTotal['of'],
  total: number | string | null,
  row: RecordValues | undefined,
  column: string,
): number | string | null {
  const value = row?.[column] ?? null;
  if (value === null || value === '' || typeof value === 'boolean') return total;
  if (total === null) return value;
  if (of === 'sum') return typeof total === 'number' && typeof value === 'number' ? total + value : total;
  return (of === 'min' ? value < total : value > total) ? value : total;
}
