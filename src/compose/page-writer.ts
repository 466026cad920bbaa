import type { Color } from '../job/template.ts';
import type { ContentWriter } from '../pdf/content.ts';
import type { FormXObject } from './form-x-object.ts';
import { SPACED, type Galley } from './galley.ts';
import type { Mark } from './mark.ts';
import { fillColor, MarkList } from './mark-list.ts';
import type { SetStyles } from './set-style.ts';
import type { Typefaces } from './typefaces.ts';

/**
 * Draws set type on a page: galley coordinates (pt, down from the page's top) become PDF's. Text goes out at once,
 * rules and forms when the page ends, so that all text of a page stands in one text object; grounds go before all of it.
 */
export class PageWriter {
  readonly #content: ContentWriter;
  readonly #faces: Typefaces;
  readonly #styles: SetStyles;
  #height = 0;
  /** What stands upright on the page whose turned content is being drawn. */
  #upright: { readonly body: Uint8Array; readonly height: number; readonly front: number } | undefined;
  readonly #marks = new MarkList();
  readonly #grounds = new MarkList();
  /** Bytes of the forms of whole pages at the content's beginning: grounds lie above them. */
  #front = 0;

  constructor(content: ContentWriter, faces: Typefaces, styles: SetStyles) {
    this.#content = content;
    this.#faces = faces;
    this.#styles = styles;
  }

  /** Begins a page or form of this height in pt. */
  begin(height: number): void {
    this.#content.reset();
    this.#height = height;
    this.#front = 0;
    this.#upright = undefined;
    this.#marks.clear();
    this.#grounds.clear();
  }

  /**
   * What follows up to `endTurned` stands on the page a quarter turn to the left, as if the page were lying: `width` is that
   * of the upright page.
   */
  beginTurned(width: number): void {
    const [height, body] = [this.#height, this.body()];
    const front = this.#front;
    this.begin(width);
    this.#upright = { body, height, front };
  }

  /** Goes on with the upright page, where it has been left. */
  endTurned(): void {
    if (this.#upright === undefined) return;
    const { body, height, front } = this.#upright;
    const [turned, width] = [this.body(), this.#height];
    this.begin(height);
    this.append(body, front);
    this.#content.turnedLeft(turned, width);
  }

  /** Runs `from` to `to` of a galley whose strip has its upper left corner at x, top. */
  runs(galley: Galley, from: number, to: number, x: number, top: number): void {
    let style = -1;
    let size = 0;
    let space = 0;
    for (let r = from; r < to; r++) {
      const next = galley.runStyle[r] ?? 0;
      if (next !== style) {
        style = next;
        const set = this.#styles.at(style % SPACED);
        const wider = galley.spaceOf(r);
        if (wider !== space) this.#content.wordSpace(wider);
        space = wider;
        size = set.size;
        this.#color(set.color);
      }
      const face = galley.runFace[r] ?? 0;
      this.#content.text(
        x + (galley.runX[r] ?? 0),
        this.#height - top - (galley.runDy[r] ?? 0),
        face,
        this.#faces.at(face).face,
        size,
        galley.runText[r] ?? '',
      );
    }
    if (space !== 0) this.#content.wordSpace(0);
  }

  /** A rule, form, code or shape that belongs to something with its upper left corner at x, top. */
  mark(mark: Mark, x: number, top: number): void {
    this.#marks.add(mark, x, top);
  }

  /** As `mark`, below all text of the page. */
  under(mark: Mark, x: number, top: number): void {
    this.#grounds.add(mark, x, top);
  }

  /** Keeps a place below the text for a ground whose height is known later. */
  reserveUnder(): number {
    return this.#grounds.reserve();
  }

  /** Draws a ground in the place that was kept for it. */
  fillUnder(place: number, mark: Mark | undefined, x: number, top: number): void {
    this.#grounds.fill(place, mark, x, top);
  }

  /** A form that covers the whole page. */
  wholePage(name: string): void {
    const leads = this.#content.length === this.#front;
    this.#content.form(name);
    if (leads) this.#front = this.#content.length;
  }

  /** How much of what `body` gives are forms of whole pages. */
  get front(): number {
    return this.#front;
  }

  /** Content that `body` gave for this page, with the `front` that it had. */
  append(body: Uint8Array, front: number): void {
    this.#content.raw(body);
    this.#front = front;
  }

  /** The page's content so far; the page can be gone on with by `begin` and `append`. */
  body(): Uint8Array {
    this.#drawMarks();
    return this.#content.take();
  }

  /** The page's content, complete. */
  deflated(): Uint8Array {
    this.#drawMarks();
    return this.#content.takeDeflated();
  }

  /** What was drawn since `begin`, as a form. */
  form(name: string, width: number): FormXObject {
    const content = this.body();
    return { name, width, height: this.#height, content, extraGlyphs: this.extraGlyphs() };
  }

  /** Glyph slots beyond ASCII used since the last call. */
  extraGlyphs(): number[] {
    return this.#content.glyphs.take();
  }

  /** A filled rectangle; x, top: its upper left corner. */
  fill(x: number, top: number, width: number, height: number, color: Color): void {
    this.#color(color);
    this.#content.rect(x, this.#height - top - height, width, height);
  }

  /** Turned text from its base line's start on; degrees counter-clockwise. */
  turned(
    text: string,
    face: number,
    size: number,
    color: Color,
    x: number,
    top: number,
    degrees: number,
  ): void {
    this.#color(color);
    this.#content.textRotated(x, this.#height - top, degrees, face, this.#faces.at(face).face, size, text);
  }

  #drawMarks(): void {
    this.#marks.draw(this.#content, this.#height);
    if (this.#grounds.length === 0) return;
    const drawn = this.#content.take();
    if (this.#front > 0) this.#content.raw(drawn.subarray(0, this.#front));
    this.#grounds.draw(this.#content, this.#height);
    this.#content.raw(drawn.subarray(this.#front));
  }

  #color(color: Color): void {
    fillColor(this.#content, color);
  }
}
