import type { Place } from '../fault/fault.ts';
import { compileExpression } from '../job/expression.ts';
import type { ExpressionScope } from '../job/expression-scope.ts';
import { withFields } from '../job/computed-field.ts';
import type { Job } from '../job/job.ts';
import { scopesOf, type JobScopes } from '../job/scopes.ts';
import type { InlineText } from '../job/template.ts';
import { ContentWriter } from '../pdf/content.ts';
import { CompiledText } from './compiled-text.ts';
import { DocumentValues, type DocumentFormats } from './document-scope.ts';
import { Galley } from './galley.ts';
import { NoteNumbers } from './note-numbers.ts';
import { PageWriter } from './page-writer.ts';
import { Pictures } from './pictures.ts';
import { SetStyles } from './set-style.ts';
import { TextSetter } from './text-setter.ts';
import { Trouble } from './trouble.ts';
import { Typefaces } from './typefaces.ts';

/** What all variants of a job's pages are set with, once for each thread. */
export class Workbench {
  readonly trouble = new Trouble();
  /** The flow's, or that of a place that is being set. */
  galley = new Galley();
  /** For what stands at a fixed place. */
  readonly spot = new Galley();
  readonly faces: Typefaces;
  readonly styles: SetStyles;
  readonly setter: TextSetter;
  readonly pages: PageWriter;
  readonly pictures: Pictures;
  readonly notes = new NoteNumbers();
  #scopes: JobScopes;
  readonly document: DocumentValues;

  /** Pages show where blocks stand: for authors of templates only. */
  readonly outlines: boolean;

  constructor(job: Job, resources: ReadonlyMap<string, Uint8Array>, outlines = false) {
    this.outlines = outlines;
    const placeOf = (name: string): Place => job.resources.find((each) => each.name === name)?.place ?? {};
    this.faces = new Typefaces(job.template, resources, placeOf);
    this.styles = new SetStyles(job.template, this.faces);
    this.setter = new TextSetter(this.faces, this.styles, this.trouble);
    this.pages = new PageWriter(new ContentWriter(), this.faces, this.styles);
    this.pictures = new Pictures(
      resources,
      placeOf,
      job.template.spots.map(({ name }) => name),
    );
    this.#scopes = withFields(scopesOf(job.extract), job.template.computed);
    this.document = new DocumentValues(job);
  }

  /** What texts that are compiled now may name. */
  get scopes(): JobScopes {
    return this.#scopes;
  }

  /** Sets on another galley than the flow's. */
  onto(galley: Galley, set: () => void): void {
    const flow = this.galley;
    this.galley = galley;
    try {
      set();
    } finally {
      this.galley = flow;
    }
  }

  /** Compiles with other scopes. */
  within<T>(scopes: JobScopes, compile: () => T): T {
    const outer = this.#scopes;
    this.#scopes = scopes;
    try {
      return compile();
    } finally {
      this.#scopes = outer;
    }
  }
}

/** A workbench with the locale in which texts are compiled. */
export class TextCompiler {
  readonly formats: DocumentFormats;
  readonly #locale: string;
  readonly #styles: SetStyles;
  readonly #notes: NoteNumbers;

  constructor(locale: string, formats: DocumentFormats, styles: SetStyles, notes: NoteNumbers) {
    this.#locale = locale;
    this.formats = formats;
    this.#styles = styles;
    this.#notes = notes;
  }

  text(text: InlineText, scope: ExpressionScope): CompiledText {
    return new CompiledText(text, this.#locale, scope, this.formats, this.#styles, this.#notes);
  }

  /** A block's condition; undefined: always. */
  condition(when: string | undefined, scope: ExpressionScope): Condition | undefined {
    if (when === undefined) return undefined;
    const expression = compileExpression(when, scope, this.formats);
    return (values) => expression.evaluate(values) === true;
  }

  /** A value that is compared with others. */
  value(source: string, scope: ExpressionScope): GroupValue {
    const expression = compileExpression(source, scope, this.formats);
    return (values) => expression.evaluate(values);
  }

  /** A whole number; undefined where the document has none. */
  wholeNumber(source: string, scope: ExpressionScope): WholeNumber {
    const expression = compileExpression(source, scope, this.formats);
    return (values) => {
      const value = expression.evaluate(values);
      return typeof value === 'number' ? value : undefined;
    };
  }
}

export type WholeNumber = (values: DocumentValues['values']) => number | undefined;

export type GroupValue = (values: DocumentValues['values']) => string | number | boolean;

export type Condition = (values: DocumentValues['values']) => boolean;
