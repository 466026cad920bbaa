import type { ComputedField } from '../job/computed-field.ts';
import { compileExpression, type Expression } from '../job/expression.ts';
import { ExpressionFailure } from '../job/expression-problem.ts';
import type { ScopeValues } from '../job/expression-scope.ts';
import type { FieldValue } from '../model/record.ts';
import { CompiledTotal } from './document-total.ts';
import type { TextCompiler, Workbench } from './workbench.ts';

/** In characters: fields that each double the one before them would not end in time. */
const LONGEST = 20_000;

/**
 * The template's computed fields in one locale. Each is worked out when the document in hand first reads it, and once;
 * one that fails rejects only documents that read it.
 */
export class ComputedFields {
  readonly #fields = new Map<
    string,
    { readonly at: string; readonly expression: Expression | CompiledTotal }
  >();
  readonly #known = new Map<string, FieldValue>();
  readonly #desk: Workbench;
  #values: ScopeValues = {};

  constructor(fields: readonly ComputedField[], texts: TextCompiler, desk: Workbench) {
    this.#desk = desk;
    for (const field of fields) {
      const { name, at, expression, total } = field;
      const compiled =
        total === undefined
          ? compileExpression(expression, desk.scopes.flow, texts.formats)
          : new CompiledTotal(field, total, texts, desk);
      this.#fields.set(name, { at, expression: compiled });
    }
  }

  /** Begins with a document; `values`: what it and its recipient are. */
  start(values: ScopeValues): void {
    this.#values = values;
    this.#known.clear();
  }

  /** A field's value; null: a number that the document does not have. Throws `ExpressionFailure` as expressions do. */
  value(name: string): FieldValue {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const field = this.#fields.get(name);
    if (field === undefined) throw new Error(`the template computes no field ${name}`);
    const value = this.#evaluate(field.expression, field.at);
    this.#known.set(name, value);
    return value;
  }

  #evaluate(expression: Expression | CompiledTotal, at: string): FieldValue {
    const { trouble } = this.#desk;
    const { block } = trouble;
    trouble.block = at;
    const value =
      expression instanceof CompiledTotal ? expression.value() : expression.evaluate(this.#values);
    if (!(expression instanceof CompiledTotal) && typeof value === 'string' && value.length > LONGEST) {
      const reason = `it gives more than ${LONGEST} characters`;
      const { source } = expression;
      throw new ExpressionFailure(
        { code: 'expression.failed', offset: 0, found: source, values: { reason } },
        source,
      );
    }
    // Where it failed, the field stays the block that the fault names.
    trouble.block = block;
    if (expression instanceof CompiledTotal) return value;
    return expression.type === 'dyn' && value === '' ? null : value;
  }
}
