import { compileExpression, type Expression } from '../job/expression.ts';
import type { ExpressionScope, FunctionTable, ScopeValues } from '../job/expression-scope.ts';
import type { InlineText, Span } from '../job/template.ts';

/** The spans of a text in a locale: its language and region, else its language, else the default language's. */
function spansFor(text: InlineText, locale: string): readonly Span[] {
  const language = locale.split('-')[0] ?? locale;
  return text.byLanguage[locale] ?? text.byLanguage[language] ?? text.default;
}

/** An inline text in one language, ready to be filled in. */
export class CompiledText {
  readonly at: string;
  /** The text when it holds no expression. */
  readonly fixed: string | undefined;
  /** Start and end of each bold part of the last text that `evaluate` gave. */
  readonly bold: number[] = [];
  readonly #parts: readonly (string | Expression)[];
  readonly #boldParts: readonly boolean[];
  readonly #anyBold: boolean;
  /** The expression of a text that is nothing else, which is what most table cells are. */
  readonly #only: Expression | undefined;

  constructor(text: InlineText, locale: string, scope: ExpressionScope, functions: FunctionTable) {
    const spans = spansFor(text, locale);
    this.at = text.at;
    this.#parts = spans.map((span) =>
      span.kind === 'text' ? span.text : compileExpression(span.expression, scope, functions),
    );
    this.#boldParts = spans.map((span) => span.bold);
    this.#anyBold = this.#boldParts.includes(true);
    const first = this.#parts[0];
    this.#only = this.#parts.length === 1 && !this.#anyBold && typeof first === 'object' ? first : undefined;
    this.fixed = this.#parts.every((part) => typeof part === 'string') ? this.evaluate({}) : undefined;
  }

  /** Names that the text reads, such as `page`. */
  reads(name: string): boolean {
    return this.#parts.some((part) => typeof part === 'object' && part.reads.includes(name));
  }

  evaluate(values: ScopeValues): string {
    if (this.#only !== undefined) return asText(this.#only.evaluate(values));
    if (this.fixed !== undefined) return this.fixed;
    let text = '';
    if (this.#anyBold) this.bold.length = 0;
    for (let p = 0; p < this.#parts.length; p++) {
      const start = text.length;
      const part = this.#parts[p] ?? '';
      text += typeof part === 'string' ? part : asText(part.evaluate(values));
      if (this.#boldParts[p] !== true || text.length === start) continue;
      if (this.bold.at(-1) === start) this.bold[this.bold.length - 1] = text.length;
      else this.bold.push(start, text.length);
    }
    return text;
  }
}

function asText(value: string | number | boolean): string {
  return typeof value === 'string' ? value : String(value);
}
