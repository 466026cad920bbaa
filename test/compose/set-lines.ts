import { Galley } from '../../src/compose/galley.ts';
import { SetStyles } from '../../src/compose/set-style.ts';
import { TextSetter } from '../../src/compose/text-setter.ts';
import { Trouble } from '../../src/compose/trouble.ts';
import { Typefaces } from '../../src/compose/typefaces.ts';
import type { FaceFeature, TextStyle } from '../../src/job/template.ts';
import { resources, tinyTemplate } from './tiny-job.ts';

/** A line as it was set; lengths in pt from the column's left edge. */
export interface SetLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** What each blank takes beyond its width. */
  readonly space: number;
  readonly faces: readonly number[];
}

/** Sets texts in one style of the tiny template's faces. */
export class LineSetter {
  readonly trouble = new Trouble();
  readonly setter: TextSetter;
  readonly #styles: SetStyles;

  constructor(style: Partial<TextStyle> = {}, features: readonly FaceFeature[] = []) {
    const { body } = tinyTemplate.styles;
    if (body === undefined) throw new Error('no body');
    const set = tinyTemplate.faces.map((face) => ({ ...face, features }));
    const template = { ...tinyTemplate, faces: set, styles: { body: { ...body, ...style } } };
    const faces = new Typefaces(template, resources);
    this.#styles = new SetStyles(template, faces);
    this.setter = new TextSetter(faces, this.#styles, this.trouble);
  }

  lines(text: string, width: number, language = ''): SetLine[] {
    const galley = new Galley();
    const { setter } = this;
    const style = this.#styles.named('body');
    const column = { style, align: style.align, x: 0, width, lineStep: style.leading };
    const count = setter.set(galley, text, { ranges: [], language }, column, 0);
    return Array.from({ length: count }, (_, line) => {
      const from = line === 0 ? 0 : (setter.lineEnds[line - 1] ?? 0);
      const to = setter.lineEnds[line] ?? 0;
      let shown = '';
      let right = 0;
      let space = 0;
      for (let r = from; r < to; r++) {
        const piece = galley.runText[r] ?? '';
        shown += piece;
        space = galley.spaceOf(r);
        const ink = (setter.measure(piece, galley.runFace[r] ?? 0) * style.size) / 1000;
        right = (galley.runX[r] ?? 0) + ink + space * (piece.split(' ').length - 1);
      }
      const left = to > from ? (galley.runX[from] ?? 0) : 0;
      return { text: shown, left, right, space, faces: galley.runFace.slice(from, to) };
    });
  }
}
