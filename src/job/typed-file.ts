import { showPlace, type Fault, type Place } from '../fault/fault.ts';
import { expressionFaults } from './expression-faults.ts';
import type { ExpressionScope } from './expression-scope.ts';
import { readInlineText } from './inline-text.ts';
import { didYouMean } from './nearest-name.ts';
import type { InlineText, Span } from './template.ts';
import type { TextFile } from './typed-value.ts';
import type { YamlPath, YamlSource } from './yaml-source.ts';

/** What a template's texts may refer to. */
interface TextTerms {
  /** Names of styles that parts of a text may be set in. */
  readonly styles: readonly string[];
  /** Texts by key. */
  readonly texts: ReadonlyMap<string, TextFile>;
  /** The keys of texts, whether they are right or not. */
  readonly keys: readonly string[];
  /** Names of footnotes. */
  readonly notes: readonly string[];
}

/** A text that stands in the template's `texts`. */
const KEY = /^\$([A-Za-z_][A-Za-z0-9_]*)$/;

/** A YAML file whose values are being given their meaning, and the faults that this finds. */
export class TypedFile {
  readonly source: YamlSource;
  readonly faults: Fault[];
  /** The language that a text must have. */
  readonly language: string;
  /** Names of the footnotes whose marks texts have. */
  readonly marked = new Set<string>();
  /** Absent where the file has neither styles nor texts by key. */
  readonly #terms: TextTerms | undefined;

  constructor(source: YamlSource, faults: Fault[], language: string, terms?: TextTerms) {
    this.source = source;
    this.faults = faults;
    this.language = language;
    this.#terms = terms;
  }

  /** A name must be known; otherwise a fault at its place. */
  name(kind: string, typed: string, known: Iterable<string>, path: YamlPath): boolean {
    const names = [...known];
    if (names.includes(typed)) return true;
    this.faults.push({
      code: 'job.unknown-name',
      place: this.source.at(path),
      found: typed,
      values: { kind, nearest: didYouMean(typed, names), known: names.join(', ') },
    });
    return false;
  }

  /** A condition; gives it back as it is. */
  condition(
    typed: string | undefined,
    scope: ExpressionScope | undefined,
    path: YamlPath,
  ): { readonly when?: string } {
    if (typed === undefined) return {};
    this.faults.push(
      ...expressionFaults(typed, scope, 'condition', (offset) => this.source.inText(path, offset)),
    );
    return { when: typed };
  }

  /** An expression whose value only matters in that it is the same as another one or not. */
  value(typed: string, scope: ExpressionScope | undefined, path: YamlPath): void {
    this.faults.push(...expressionFaults(typed, scope, 'text', (offset) => this.source.inText(path, offset)));
  }

  /** An expression that gives an amount of the document's currency; gives it back as it is. */
  amount(
    typed: string | undefined,
    scope: ExpressionScope | undefined,
    path: YamlPath,
  ): { readonly amount?: string } {
    if (typed === undefined) return {};
    this.faults.push(
      ...expressionFaults(typed, scope, 'amount', (offset) => this.source.inText(path, offset)),
    );
    return { amount: typed };
  }

  /**
   * A number that is shown, typed as it is or as an expression, in units of its last digit; gives it back as an expression.
   * `decimals`: the digits after its point that it is taken to have.
   */
  wholeNumber(
    typed: number | string,
    decimals: number | 'currency',
    scope: ExpressionScope | undefined,
    path: YamlPath,
  ): string {
    if (typeof typed === 'number') return String(typed);
    const use = decimals === 'currency' ? 'amount' : { decimals };
    this.faults.push(...expressionFaults(typed, scope, use, (offset) => this.source.inText(path, offset)));
    return typed;
  }

  /** A text in all its languages, or the key of one, with its expressions checked in the scope. Marks of footnotes are faults. */
  text(typed: TextFile, scope: ExpressionScope | undefined, path: YamlPath): InlineText {
    return this.#keyedText(typed, scope, path, false);
  }

  /** As `text`, for places in the flow: it may have marks of footnotes. */
  notedText(typed: TextFile, scope: ExpressionScope | undefined, path: YamlPath): InlineText {
    return this.#keyedText(typed, scope, path, true);
  }

  #keyedText(
    typed: TextFile,
    scope: ExpressionScope | undefined,
    path: YamlPath,
    noted: boolean,
  ): InlineText {
    const key = typeof typed === 'string' ? KEY.exec(typed)?.[1] : undefined;
    if (key === undefined || this.#terms === undefined) return this.#checkedText(typed, scope, path, noted);
    const { texts, keys } = this.#terms;
    const at = showPlace(this.source.at(path));
    const kept = texts.get(key);
    if (kept !== undefined) return { ...this.#checkedText(kept, scope, ['texts', key], noted), at };
    this.name('text', key, keys, path);
    return { byLanguage: {}, default: [], at };
  }

  /** Checks what is wrong with a text wherever it is used. */
  keptText(typed: TextFile, path: YamlPath): void {
    this.#text(typed, path, () => undefined);
  }

  #checkedText(
    typed: TextFile,
    scope: ExpressionScope | undefined,
    path: YamlPath,
    noted: boolean,
  ): InlineText {
    return this.#text(typed, path, (span, at, offset) => {
      if (span.kind === 'note') this.#mark(span.name, noted, this.source.inText(at, offset));
      if (span.kind !== 'value') return;
      this.faults.push(
        ...expressionFaults(span.expression, scope, 'text', (inside) =>
          this.source.inText(at, offset + inside),
        ),
      );
    });
  }

  /** A text that is the same for every document: expressions are faults. */
  fixedText(typed: TextFile, path: YamlPath): InlineText {
    return this.#text(typed, path, (span, at, offset) => {
      if (span.kind === 'note') this.#mark(span.name, false, this.source.inText(at, offset));
      if (span.kind !== 'value') return;
      this.faults.push({
        code: 'job.campaign-value',
        place: this.source.inText(at, offset),
        found: span.expression,
      });
    });
  }

  #text(
    typed: TextFile,
    path: YamlPath,
    check: (span: Span, at: YamlPath, offset: number) => void,
  ): InlineText {
    const at = showPlace(this.source.at(path));
    if (typeof typed === 'string') return { byLanguage: {}, default: this.#spans(typed, path, check), at };
    const byLanguage: Record<string, readonly Span[]> = {};
    for (const [language, text] of Object.entries(typed)) {
      byLanguage[language] = this.#spans(text, [...path, language], check);
    }
    const standard = byLanguage[this.language];
    if (standard === undefined) {
      this.faults.push({
        code: 'template.language-missing',
        place: this.source.at(path),
        expected: this.language,
      });
    }
    return { byLanguage, default: standard ?? [], at };
  }

  #spans(
    typed: string,
    path: YamlPath,
    check: (span: Span, at: YamlPath, offset: number) => void,
  ): readonly Span[] {
    const { spans, styles, problems } = readInlineText(typed);
    for (const { name, offset } of styles) this.#style(name, this.source.inText(path, offset));
    for (const { reason, offset } of problems) {
      this.faults.push({
        code: 'template.markup',
        place: this.source.inText(path, offset),
        values: { reason },
      });
    }
    if (this.#terms !== undefined && KEY.test(typed)) {
      const reason = `\`${typed}\` stands for a text in all its languages: write it alone, and \`\\${typed}\` for these words`;
      this.faults.push({ code: 'template.markup', place: this.source.at(path), values: { reason } });
    }
    for (const { span, offset } of spans) check(span, path, offset);
    return spans.map(({ span }) => span);
  }

  /** The mark of a footnote; `noted`: it may stand there. */
  #mark(name: string, noted: boolean, place: Place): void {
    const notes = this.#terms?.notes ?? [];
    if (!noted) this.faults.push({ code: 'template.note-misplaced', place, found: name });
    else if (notes.includes(name)) this.marked.add(name);
    else {
      const values = { kind: 'footnote', nearest: didYouMean(name, notes), known: notes.join(', ') };
      this.faults.push({ code: 'job.unknown-name', place, found: name, values });
    }
  }

  #style(name: string, place: Place): void {
    const styles = this.#terms?.styles;
    if (styles?.includes(name) === true) return;
    if (styles === undefined) {
      const reason = '`[…](style)` stands in templates only, where the styles are';
      this.faults.push({ code: 'template.markup', place, values: { reason } });
      return;
    }
    const values = { kind: 'style', nearest: didYouMean(name, styles), known: styles.join(', ') };
    this.faults.push({ code: 'job.unknown-name', place, found: name, values });
  }
}
