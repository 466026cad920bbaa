import { compileExpression, type Expression } from '../job/expression.ts';
import type { ExpressionScope, FunctionTable, ScopeValues } from '../job/expression-scope.ts';
import type { InlineText, Span } from '../job/template.ts';
import { lookOf, type Looks } from './looks.ts';
import { hasLettersToTheLeft } from './script/complex-characters.ts';
import type { NoteNumbers } from './note-numbers.ts';
import type { SetStyles } from './set-style.ts';

interface SpokenSpans {
  readonly spans: readonly Span[];
  readonly language: string;
}

/** The spans of a text in a locale: its language and region, else its language, else the default language's. */
function spansFor(text: InlineText, locale: string): SpokenSpans {
  const language = locale.split('-')[0] ?? locale;
  const spans = text.byLanguage[locale] ?? text.byLanguage[language];
  if (spans !== undefined) return { spans, language: locale };
  const standard = Object.entries(text.byLanguage).find(([, each]) => each === text.default);
  return { spans: text.default, language: standard?.[0] ?? locale };
}

/** What is worked out anew for each document: an expression, or the figure of a footnote. */
type Part = Pick<Expression, 'reads' | 'evaluate'>;

const COMMA = ',';

/** Figures of footnotes that stand side by side are parted by a comma above the line. */
function withCommas(spans: readonly Span[]): readonly Span[] {
  return spans.flatMap((span, s) =>
    span.kind === 'note' && spans[s - 1]?.kind === 'note' ? [{ ...span, name: COMMA }, span] : [span],
  );
}

/** An inline text in one language, ready to be filled in. */
export class CompiledText {
  readonly at: string;
  /** The text when it holds no expression. */
  readonly fixed: string | undefined;
  /** Language, and the looks of the parts of the last text that `evaluate` gave. */
  readonly looks: Looks;
  readonly #ranges: number[] = [];
  readonly #parts: readonly (string | Part)[];
  readonly #partLooks: readonly number[];
  readonly #allPlain: boolean;
  /** Among letters from right to left, values stand for themselves: `2026-0003` would become `0003-2026`. */
  readonly #isolates: boolean;
  /** The expression of a text that is nothing else, which is what most table cells are. */
  readonly #only: Part | undefined;

  constructor(
    text: InlineText,
    locale: string,
    scope: ExpressionScope,
    functions: FunctionTable,
    styles: SetStyles,
    notes: NoteNumbers,
  ) {
    const { spans: typed, language } = spansFor(text, locale);
    const spans = withCommas(typed);
    this.at = text.at;
    this.looks = { ranges: this.#ranges, language };
    this.#parts = spans.map((span) =>
      span.kind === 'text'
        ? span.text
        : span.kind === 'note' && span.name === COMMA
          ? COMMA
          : span.kind === 'note'
            ? { reads: [], evaluate: () => notes.figure(span.name) }
            : compileExpression(span.expression, scope, functions),
    );
    this.#partLooks = spans.map((span) => lookOf(span, styles));
    this.#allPlain = this.#partLooks.every((look) => look === 0);
    this.#isolates = this.#parts.some((part) => typeof part === 'string' && hasLettersToTheLeft(part));
    const first = this.#parts[0];
    this.#only = this.#parts.length === 1 && this.#allPlain && typeof first === 'object' ? first : undefined;
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
    const ranges = this.#ranges;
    if (!this.#allPlain) ranges.length = 0;
    for (let p = 0; p < this.#parts.length; p++) {
      const start = text.length;
      const part = this.#parts[p] ?? '';
      text += typeof part === 'string' ? part : this.#asPart(asText(part.evaluate(values)));
      const look = this.#partLooks[p] ?? 0;
      if (look === 0 || text.length === start) continue;
      const last = ranges.length - 3;
      if (ranges[last + 1] === start && ranges[last + 2] === look) ranges[last + 1] = text.length;
      else ranges.push(start, text.length, look);
    }
    return text;
  }

  /** A value in its place: between first strong isolate and its end (UAX 9) where letters run from right to left. */
  #asPart(value: string): string {
    return this.#isolates && value !== '' ? `\u2068${value}\u2069` : value;
  }
}

function asText(value: string | number | boolean): string {
  return typeof value === 'string' ? value : String(value);
}
