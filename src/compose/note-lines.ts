import { NOTE_STYLE, type FootNote } from '../job/template.ts';
import type { CompiledText } from './compiled-text.ts';
import { Galley, LOOSE } from './galley.ts';
import { raisedUpTo } from './looks.ts';
import type { RuleMark } from './mark.ts';
import type { PageWriter } from './page-writer.ts';
import { points } from './points.ts';
import type { SetStyle } from './set-style.ts';
import type { Column } from './text-setter.ts';
import type { VariantBench } from './variant-bench.ts';

/** From the frame's edge to the text of a note, in sizes of its style: two figures and a blank stand before it. */
const INDENT = 1;

/** Of the rule above notes, in pt. */
const RULE_LENGTH = points(30);
const RULE_THICKNESS = 0.4;
/** Where it stands in the blank line above the notes, as a share of that line. */
const RULE_AT = 0.65;

/** The footnotes of the document in hand, set: the number of a note counts from 0. */
export class NoteLines {
  readonly #bench: VariantBench;
  readonly #texts: ReadonlyMap<string, CompiledText>;
  readonly #style: SetStyle | undefined;
  readonly #width: number;
  readonly #galley = new Galley();
  /** First line of each note, and behind the last one the number of all lines. */
  readonly #first: number[] = [];
  readonly #rule: RuleMark | undefined;

  constructor(notes: readonly FootNote[], bench: VariantBench, width: number) {
    this.#bench = bench;
    this.#width = width;
    const { desk, texts } = bench;
    this.#texts = new Map(notes.map(({ name, text }) => [name, texts.text(text, desk.scopes.flow)]));
    if (notes.length === 0) return;
    this.#style = desk.styles.named(NOTE_STYLE);
    const { color, leading } = this.#style;
    this.#rule = {
      ...{ kind: 'rule', x: 0, dy: leading * RULE_AT, width: Math.min(RULE_LENGTH, width) },
      ...{ thickness: RULE_THICKNESS, color },
    };
  }

  /** Sets the notes whose marks the flow has, in their order; returns how many there are. */
  set(): number {
    const { names } = this.#bench.desk.notes;
    const style = this.#style;
    if (names.length === 0 || style === undefined) return 0;
    this.#galley.clear();
    const indent = style.size * INDENT;
    const { align } = style;
    const figure = { style, align: 'left', x: 0, width: indent, lineStep: 0 } as const;
    const column = { style, align, x: indent, width: this.#width - indent, lineStep: 0 };
    names.forEach((name, note) => {
      this.#first[note] = this.#galley.strips;
      this.#setNote(String(note + 1), this.#texts.get(name), figure, column);
    });
    this.#first[names.length] = this.#galley.strips;
    return names.length;
  }

  /** Line to line, and the height of what stands above the first line, with the rule in it. */
  get leading(): number {
    return this.#style?.leading ?? 0;
  }

  /** How many lines a note has. */
  count(note: number): number {
    return (this.#first[note + 1] ?? 0) - (this.#first[note] ?? 0);
  }

  drawRule(pages: PageWriter, x: number, top: number): void {
    if (this.#rule !== undefined) pages.mark(this.#rule, x, top);
  }

  /** Draws lines `from` to `to` of a note; returns how high they are. */
  draw(pages: PageWriter, note: number, from: number, to: number, x: number, top: number): number {
    const first = this.#first[note] ?? 0;
    for (let line = from; line < to; line++) {
      const s = first + line;
      const y = top + (line - from) * this.leading;
      pages.runs(this.#galley, this.#galley.firstRun(s), this.#galley.runEnd[s] ?? 0, x, y);
    }
    return (to - from) * this.leading;
  }

  #setNote(number: string, text: CompiledText | undefined, figure: Column, column: Column): void {
    const { setter, trouble, document } = this.#bench.desk;
    const galley = this.#galley;
    if (text === undefined) return;
    trouble.block = text.at;
    setter.set(galley, number, raisedUpTo(number.length), figure, 0);
    const lines = setter.set(galley, text.evaluate(document.values), text.looks, column, 0);
    if (lines === 0) galley.addStrip(this.leading, text.at);
    for (let line = 0; line < lines; line++)
      galley.closeStrip(this.leading, text.at, setter.lineEnds[line] ?? 0, LOOSE);
  }
}
