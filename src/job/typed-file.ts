import { showPlace, type Fault, type Place } from '../fault/fault.ts';
import type { ExpressionUse } from './expression.ts';
import { withField } from './computed-field.ts';
import type { DocumentTotals } from './document-totals.ts';
import { expressionFault, expressionFaults } from './expression-faults.ts';
import { argumentFaults } from './part-argument-faults.ts';
import { fillExpression } from './part-arguments.ts';
import type { ExpressionScope } from './expression-scope.ts';
import { readInlineText } from './inline-text.ts';
import { KNOWN_LANGUAGES } from './known-locales.ts';
import { didYouMean } from './nearest-name.ts';
import type { InlineText, Span } from './template.ts';
import type { PeriodFile, PlainTextFile, TextFile } from './typed-value.ts';
import { holds, versionOn, type ReadingDay } from './validity.ts';
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
  /** Totals over rows; absent where the job's tables are at fault. */
  readonly totals: DocumentTotals | undefined;
}

/** An expression without totals over rows, and the scope that it is read in. */
interface Totalled {
  readonly expression: string;
  readonly scope: ExpressionScope | undefined;
  readonly faults: readonly Fault[];
  readonly typedOffset: (offset: number) => number;
}

/** Checks a part of a text and gives it as it is to be read. */
type CheckedSpan = (span: Span, path: YamlPath, offset: number) => Span;

/** A text that stands in the template's `texts`. */
const KEY = /^\$([A-Za-z_][A-Za-z0-9_]*)$/;

/** A YAML file whose values are being given their meaning, and the faults that this finds. */
export class TypedFile {
  readonly source: YamlSource;
  readonly faults: Fault[];
  /** The language that a text must have. */
  readonly language: string;
  /** Names of the footnotes whose marks texts have. */
  readonly marked: Set<string>;
  /** The day that it is read for. */
  readonly on: ReadingDay;
  /** Absent where the file has neither styles nor texts by key. */
  readonly #terms: TextTerms | undefined;

  constructor(
    source: YamlSource,
    faults: Fault[],
    language: string,
    on: ReadingDay,
    terms?: TextTerms,
    marked = new Set<string>(),
  ) {
    this.source = source;
    this.faults = faults;
    this.language = language;
    this.on = on;
    this.#terms = terms;
    this.marked = marked;
  }

  /** The file where things are checked that are not shown on the day. */
  lenient(): TypedFile {
    return new TypedFile(this.source, this.faults, this.language, this.on.lenient, this.#terms, this.marked);
  }

  /** Whether something is there on the day; `path`: of its period. */
  holds(valid: PeriodFile | undefined, path: YamlPath): boolean {
    return holds(valid, path, this);
  }

  /** A text as it is on the day. */
  plainText(typed: TextFile, path: YamlPath): PlainTextFile {
    return isVersioned(typed) ? (typed.versions[this.versionOn(typed.versions, path)]?.text ?? '') : typed;
  }

  /** Which of the versions in the list `versions` at `path` holds on the day. */
  versionOn(versions: readonly { readonly valid: PeriodFile }[], path: YamlPath): number {
    const periods = versions.map(({ valid }) => valid);
    return versionOn(periods, path, this);
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
    return { when: this.#expression(typed, scope, 'condition', path) };
  }

  /** An expression whose value only matters in that it is the same as another one or not; gives it back. */
  value(typed: string, scope: ExpressionScope | undefined, path: YamlPath): string {
    return this.#expression(typed, scope, 'text', path);
  }

  /** An expression that gives an amount of the document's currency; gives it back as it is. */
  amount(
    typed: string | undefined,
    scope: ExpressionScope | undefined,
    path: YamlPath,
  ): { readonly amount?: string } {
    if (typed === undefined) return {};
    return { amount: this.#expression(typed, scope, 'amount', path) };
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
    return this.#expression(typed, scope, use, path);
  }

  /** A text in all its languages, or the key of one, with its expressions checked in the scope. Marks of footnotes are faults. */
  /**
   * Checks an expression that begins at `start` of a text, and gives it back with parameters of the part that it stands in
   * replaced. What a use gives for a parameter is checked where it is read, and faults in it are the use's.
   */
  #expression(
    typed: string,
    scope: ExpressionScope | undefined,
    use: ExpressionUse,
    path: YamlPath,
    start = 0,
  ): string {
    const { expression: filled, used, typedOffset } = fillExpression(typed, this.source.argumentsAt(path));
    const place = (offset: number): Place => this.source.inText(path, start + typedOffset(offset));
    const wrong = used.flatMap((each) => argumentFaults(each, scope, this.totalled));
    const { expression, scope: wider, faults, typedOffset: before } = this.totalled(filled, scope, place);
    if (wrong.length > 0) this.faults.push(...wrong);
    else if (faults.length > 0) this.faults.push(...faults);
    else {
      for (const fault of expressionFaults(expression, wider, use, (offset) => place(before(offset))))
        // Totals and parameters have names here that nobody typed.
        this.faults.push(fault.code === 'expression.amount-bare' ? { ...fault, found: typed } : fault);
    }
    return expression;
  }

  /** Takes the totals over rows out of an expression; `scope` knows them as fields then. */
  readonly totalled = (
    typed: string,
    scope: ExpressionScope | undefined,
    place: (offset: number) => Place,
  ): Totalled => {
    const totals = this.#terms?.totals;
    if (totals === undefined || scope === undefined)
      return { expression: typed, scope, faults: [], typedOffset: (offset) => offset };
    const { text, fields, problems, typedOffset } = totals.takeFrom(typed, place(0));
    const faults = problems.map((problem) => expressionFault(problem, place(problem.offset)));
    return { expression: text, scope: fields.reduce(withField, scope), faults, typedOffset };
  };

  /** A text in all its languages, or the key of one, with its expressions checked in the scope. */
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
    use: ExpressionUse = 'shown',
  ): InlineText {
    const key = typeof typed === 'string' ? KEY.exec(typed)?.[1] : undefined;
    if (key === undefined || this.#terms === undefined)
      return this.#checkedText(typed, scope, path, noted, use);
    const { texts, keys } = this.#terms;
    const at = showPlace(this.source.at(path));
    const kept = texts.get(key);
    if (kept !== undefined) return { ...this.#checkedText(kept, scope, ['texts', key], noted, use), at };
    this.name('text', key, keys, path);
    return { byLanguage: {}, default: [], at };
  }

  /** As `text`, for what machines read: in it the digits of an amount may be meant. */
  codeText(typed: TextFile, scope: ExpressionScope | undefined, path: YamlPath): InlineText {
    return this.#keyedText(typed, scope, path, false, 'text');
  }

  /** Checks what is wrong with a text wherever it is used. */
  keptText(typed: TextFile, path: YamlPath): void {
    this.#text(typed, path, (span) => span);
  }

  #checkedText(
    typed: TextFile,
    scope: ExpressionScope | undefined,
    path: YamlPath,
    noted: boolean,
    use: ExpressionUse,
  ): InlineText {
    return this.#text(typed, path, (span, at, offset) => {
      if (span.kind === 'note') this.#mark(span.name, noted, this.source.inText(at, offset));
      if (span.kind !== 'value') return span;
      return { ...span, expression: this.#expression(span.expression, scope, use, at, offset) };
    });
  }

  /** A text that is the same for every document: expressions are faults. */
  fixedText(typed: TextFile, path: YamlPath): InlineText {
    return this.#text(typed, path, (span, at, offset) => {
      const place = this.source.inText(at, offset);
      if (span.kind === 'note') this.#mark(span.name, false, place);
      if (span.kind === 'value')
        this.faults.push({ code: 'job.campaign-value', place, found: span.expression });
      return span;
    });
  }

  #text(typed: TextFile, path: YamlPath, check: CheckedSpan): InlineText {
    if (!isVersioned(typed)) return this.#plainText(typed, path, check);
    const chosen = this.versionOn(typed.versions, path);
    // What is wrong with the others is told on every day.
    const built = typed.versions.map(({ text }, index) =>
      this.#plainText(text, [...path, 'versions', index, 'text'], check),
    );
    return built[chosen] ?? this.#plainText('', path, check);
  }

  #plainText(typed: PlainTextFile, path: YamlPath, check: CheckedSpan): InlineText {
    const at = showPlace(this.source.at(path));
    if (typeof typed === 'string') return { byLanguage: {}, default: this.#spans(typed, path, check), at };
    const byLanguage: Record<string, readonly Span[]> = {};
    for (const [language, text] of Object.entries(typed)) {
      // A text that no locale can ask for would never be read, and nobody would know.
      this.name('language', language, new Set([this.language, ...KNOWN_LANGUAGES]), [...path, language]);
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

  #spans(typed: string, path: YamlPath, check: CheckedSpan): readonly Span[] {
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
    return spans.map(({ span, offset }) => check(span, path, offset));
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

type Versioned = Exclude<TextFile, PlainTextFile>;

function isVersioned(typed: TextFile): typed is Versioned {
  return typeof typed === 'object' && Array.isArray(typed['versions']);
}
