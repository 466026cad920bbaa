import type { PaymentPart, RemittanceForm } from '../../job/template-payment.ts';
import type { FormMark } from '../mark.ts';
import { points } from '../points.ts';
import type { SetStyle } from '../set-style.ts';
import { showMm } from '../trouble.ts';
import { MISSING } from '../typefaces.ts';
import type { VariantBench } from '../variant-bench.ts';
import { RemittanceContent } from './remittance-content.ts';
import { remittanceWords, type RemittanceWords } from './remittance-words.ts';
import { ASCENT, SlipPen } from './slip-pen.ts';
import { dashedLine, frame, scissors } from './slip-shapes.ts';
import { aboveSlip } from './slip-size.ts';

/** Half an inch of margin, and rows of the table of what is due; all in mm. */
const MARGIN = 12.7;
const TOP = 9;
const ROW = 8.5;
/** Width of the table's headings and of its values. */
const HEADINGS = 36;
const VALUES = 42;
const PAY_TO = 46;
/** What machines want blank above and below the base line of their line: a quarter of an inch. */
const CLEAR = 6.35;

interface Types {
  readonly heading: SetStyle;
  readonly value: SetStyle;
  readonly strong: SetStyle;
  readonly text: SetStyle;
  readonly small: SetStyle;
  readonly separate: SetStyle;
  readonly scan: SetStyle;
}

/** The stub of a bill that is paid by cheque, in one variant: draws those of one document after another. */
export class RemittanceSlip {
  readonly #at: string;
  readonly #form: RemittanceForm;
  readonly #width: number;
  readonly #above: number;
  readonly #types: Types;
  readonly #content: RemittanceContent;
  readonly #ground: FormMark;
  readonly #pen: SlipPen;
  readonly #bench: VariantBench;

  /** `width`: that of the paper, in mm. */
  constructor(part: PaymentPart, form: RemittanceForm, width: number, locale: string, bench: VariantBench) {
    this.#at = part.at;
    this.#form = form;
    this.#width = width;
    this.#above = aboveSlip(part);
    this.#bench = bench;
    this.#pen = new SlipPen(bench);
    this.#types = typesOf(part, form, bench);
    bench.desk.trouble.block = part.at;
    this.#content = new RemittanceContent(form, part.at, bench);
    this.#ground = this.#drawnGround(remittanceWords(locale));
  }

  /** Draws the stub of the document in hand; `top`: its upper edge in pt from the page's. */
  draw(top: number): void {
    const remittance = this.#content.read();
    if (remittance === undefined) return;
    const { pages, spot, trouble } = this.#bench.desk;
    trouble.block = this.#at;
    spot.clear();
    pages.mark(this.#ground, 0, top - points(this.#above));
    const left = this.#left;
    const { value, strong, text } = this.#types;
    this.#line(remittance.account, value, left + HEADINGS, 0, VALUES - 2);
    this.#line(remittance.due, value, left + HEADINGS, 1, VALUES - 2);
    this.#line(remittance.amount, strong, left + HEADINGS, 2, VALUES - 2);
    const room = left - MARGIN - 6;
    this.#block(remittance.payer, text, TOP, PAY_TO - 2, room);
    this.#block(remittance.payTo, text, PAY_TO + 4.5, this.#form.height - this.#form.scan.base - CLEAR, room);
    this.#drawScanLine(remittance.scan);
    this.#pen.draw(top);
  }

  /** The left edge of the table, in mm. */
  get #left(): number {
    return this.#width - MARGIN - HEADINGS - VALUES;
  }

  /** A value in a row of the table. */
  #line(text: string, style: SetStyle, x: number, row: number, width: number): void {
    const base = points(TOP + ROW * row + ROW / 2) + 0.36 * style.size;
    if (this.#pen.text(text, style, x, base, width) > 1) this.#tooMuch(2 * style.leading, ROW);
  }

  /** Lines of a text from `from` on, which must end above `to`; in mm. */
  #block(text: string, style: SetStyle, from: number, to: number, width: number): void {
    const lines = this.#pen.text(text, style, MARGIN, points(from) + ASCENT * style.size, width);
    if (lines * style.leading > points(to - from)) this.#tooMuch(lines * style.leading, to - from);
  }

  /** Its characters stand one pitch apart, the last at the right margin. */
  #drawScanLine(scan: string): void {
    const { height, scan: line } = this.#form;
    const { scan: style } = this.#types;
    if (this.#bench.desk.setter.measure(scan, line.face) >= MISSING) {
      const reason = 'its font has not all of its characters';
      this.#bench.desk.trouble.report('payment.reference', '', '', { field: 'scanLine', reason });
    }
    const wide = scan.length * line.pitch;
    const room = this.#width - 2 * MARGIN;
    if (wide > room) this.#tooMuch(points(wide), room);
    const x = Math.max(0, this.#width - MARGIN - wide);
    this.#pen.text(scan, style, x, points(height - line.base), this.#width - x);
  }

  #drawnGround(words: RemittanceWords): FormMark {
    const { pages, spot } = this.#bench.desk;
    const { heading, small, separate } = this.#types;
    const top = points(this.#above);
    const height = points(this.#form.height) + top;
    const left = this.#left;
    pages.begin(height);
    spot.clear();
    [words.account, words.due, words.amount].forEach((word, row) =>
      this.#line(word, heading, left + 2, row, HEADINGS - 2),
    );
    // In the middle of the box beside it, which is higher than a row.
    this.#line(words.enclosed, heading, left + 2, 3 + 2.25 / ROW, HEADINGS - 2);
    this.#pen.text(words.payTo, small, MARGIN, points(PAY_TO) + ASCENT * small.size, left - MARGIN - 6);
    if (this.#form.separator === 'text')
      this.#pen.text(words.separate, separate, 0, -points(1.5), this.#width);
    this.#pen.draw(top);
    for (let row = 0; row < 3; row++)
      pages.mark(frame(left, TOP + ROW * row, HEADINGS + VALUES, ROW), 0, top);
    // What is enclosed has a box of its own to write in.
    pages.mark(frame(left + HEADINGS, TOP + ROW * 3 + 1.5, VALUES, ROW + 1.5), 0, top);
    if (this.#form.separator !== 'perforated') pages.mark(dashedLine([0, 0], [this.#width, 0]), 0, top);
    if (this.#form.separator === 'scissors') pages.mark(scissors('right'), points(8), top);
    return this.#bench.addForm(points(this.#width), height);
  }

  #tooMuch(needed: number, room: number): void {
    this.#bench.desk.trouble.report('compose.does-not-fit', showMm(needed), showMm(points(room)));
  }
}

function typesOf({ face, boldFace }: PaymentPart, { scan }: RemittanceForm, { desk }: VariantBench): Types {
  const { styles } = desk;
  // Characters of a fixed width come one pitch apart by the size alone.
  const advance = desk.setter.measure('0', scan.face) / 1000;
  const size = points(scan.pitch) / advance;
  return {
    heading: styles.slip(boldFace, boldFace, 8, 9, 'left'),
    value: styles.slip(face, boldFace, 10, 12, 'right'),
    strong: styles.slip(boldFace, boldFace, 11, 13, 'right'),
    text: styles.slip(face, boldFace, 10, 12, 'left'),
    small: styles.slip(boldFace, boldFace, 7, 8, 'left'),
    separate: styles.slip(face, boldFace, 8, 9, 'center'),
    scan: styles.slip(scan.face, scan.face, Math.round(size * 100) / 100, size * 1.2, 'left'),
  };
}
