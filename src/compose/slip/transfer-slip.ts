import type { PaymentPart, TransferForm } from '../../job/template-payment.ts';
import { electronicIban } from '../../payment/iban.ts';
import { inFours } from '../../payment/printed-payment.ts';
import { plainDecimal } from '../../payment/plain-decimal.ts';
import type { FormMark } from '../mark.ts';
import { points } from '../points.ts';
import type { SetStyle } from '../set-style.ts';
import { showMm } from '../trouble.ts';
import type { VariantBench } from '../variant-bench.ts';
import { slipCode } from './slip-code.ts';
import { ASCENT, SlipPen } from './slip-pen.ts';
import { dashedLine, frame, scissors } from './slip-shapes.ts';
import { aboveSlip } from './slip-size.ts';
import { TransferContent, type Transfer } from './transfer-content.ts';
import {
  PITCH,
  TRANSFER_LAYOUTS,
  TRANSFER_SIZE,
  type TransferField,
  type TransferLayout,
} from './transfer-forms.ts';

/** The receipt: a column of texts, and the code below them. EPC's guidance is a code of 20 to 30 mm. */
const RECEIPT = { x: 5, width: 52, top: 14, bottom: 60 } as const;
const CODE = { x: 17, y: 64, side: 28 } as const;
/** From the code to the words below it: more than its quiet zone. */
const BELOW_CODE = 6;
/** Right end of the amount, from the form's right edge. */
const RIGHT = 7.62;
/** From a field's upper edge to the base line of what machines read. */
const BASE = 6.6;

interface Types {
  readonly title: SetStyle;
  readonly heading: SetStyle;
  readonly caption: SetStyle;
  readonly value: SetStyle;
  readonly machine: SetStyle;
  readonly separate: SetStyle;
}

/** A form for a SEPA credit transfer with its code, in one variant: draws those of one document after another. */
export class TransferSlip {
  readonly #at: string;
  readonly #form: TransferForm;
  readonly #layout: TransferLayout;
  readonly #above: number;
  readonly #types: Types;
  readonly #content: TransferContent;
  readonly #ground: FormMark;
  readonly #pen: SlipPen;
  readonly #bench: VariantBench;

  constructor(part: PaymentPart, form: TransferForm, bench: VariantBench) {
    this.#at = part.at;
    this.#form = form;
    this.#layout = TRANSFER_LAYOUTS[form.country];
    this.#above = aboveSlip(part);
    this.#bench = bench;
    this.#pen = new SlipPen(bench);
    this.#types = typesOf(part, form, bench);
    bench.desk.trouble.block = part.at;
    this.#content = new TransferContent(form, this.#layout.most, part.at, bench);
    this.#ground = this.#drawnGround();
  }

  /** Draws the form of the document in hand; `top`: its upper edge in pt from the page's. */
  draw(top: number): void {
    const read = this.#content.read();
    if (read === undefined) return;
    const { pages, spot, trouble } = this.#bench.desk;
    trouble.block = this.#at;
    spot.clear();
    pages.mark(this.#ground, 0, top - points(this.#above));
    this.#drawFields(read);
    this.#drawReceipt(read);
    this.#pen.draw(top);
    pages.mark(slipCode(read.payload, CODE.side), points(CODE.x), top + points(CODE.y));
  }

  #drawFields({ transfer, payer }: Transfer): void {
    const { fields, x, top, row, most } = this.#layout;
    const { machine } = this.#types;
    const lines = inLines(transfer.text, most);
    const ofOwn = fields.some(({ field }) => field === 'reference');
    // A form without a field for it has the reference where the text would stand; a transfer has one of them.
    const [first = '', second = '', ...others] =
      transfer.reference !== '' && !ofOwn ? [transfer.reference] : lines;
    if (others.length > 0) this.#tooMuch(lines.length * points(row), 2 * row);
    const texts: Readonly<Record<TransferField, string>> = {
      name: transfer.name,
      iban: electronicIban(transfer.iban),
      bic: transfer.bic.replaceAll(' ', ''),
      amount: transfer.amount === undefined ? '' : shownAmount(transfer.amount),
      reference: transfer.reference,
      text: first,
      more: second,
      payer,
      payerIban: '',
      signature: '',
    };
    fields.forEach(({ field }, index) => {
      const text = texts[field];
      const start = field === 'amount' ? TRANSFER_SIZE.width - RIGHT - text.length * PITCH : x;
      const width = TRANSFER_SIZE.width - start;
      if (this.#pen.text(text, machine, start, points(top + row * index + BASE), width) > 1) {
        this.#tooMuch(text.length * points(PITCH), width);
      }
    });
  }

  #drawReceipt({ transfer }: Transfer): void {
    const { told } = this.#layout;
    const { heading, value } = this.#types;
    const { x, width } = RECEIPT;
    let base = points(RECEIPT.top) + ASCENT * heading.size;
    for (const [word, text] of [
      [told.name, transfer.name],
      [told.iban, inFours(electronicIban(transfer.iban))],
      [told.amount, transfer.amount === undefined ? '' : shownAmount(transfer.amount)],
      [told.text, transfer.reference === '' ? transfer.text : transfer.reference],
    ] as const) {
      base += (heading.leading + 2) * this.#pen.text(word, heading, x, base, width);
      base += value.leading * this.#pen.text(text, value, x, base, width) + 4;
    }
    if (base > points(RECEIPT.bottom)) {
      this.#tooMuch(base - points(RECEIPT.top), RECEIPT.bottom - RECEIPT.top);
    }
  }

  #drawnGround(): FormMark {
    const { pages, spot } = this.#bench.desk;
    const { title, heading, caption, separate } = this.#types;
    const { left, top, row, fields, x } = this.#layout;
    const { width, height } = TRANSFER_SIZE;
    const { separator, stock } = this.#form;
    const above = points(this.#above);
    pages.begin(points(height) + above);
    spot.clear();
    this.#pen.text(
      this.#layout.code,
      caption,
      RECEIPT.x,
      points(CODE.y + CODE.side + BELOW_CODE),
      RECEIPT.width,
    );
    if (stock === 'blank') {
      this.#pen.text(this.#layout.receipt, title, RECEIPT.x, points(9), RECEIPT.width);
      this.#pen.text(this.#layout.title, title, x, points(9), 120);
      fields.forEach((each, index) =>
        this.#pen.text(each.heading, heading, x, points(top + row * index + 2.4), width - x - 5),
      );
    }
    if (separator === 'text')
      this.#pen.text('Vor der Einzahlung abzutrennen', separate, 0, -points(1.5), width);
    this.#pen.draw(above);
    if (stock === 'blank') {
      fields.forEach((_, index) => pages.mark(frame(x - 2, top + row * index, width - x - 3, row), 0, above));
    }
    if (separator !== 'perforated') {
      pages.mark(dashedLine([0, 0], [width, 0]), 0, above);
      pages.mark(dashedLine([left, 0], [left, height]), 0, above);
    }
    if (separator === 'scissors') pages.mark(scissors('right'), points(8), above);
    return this.#bench.addForm(points(width), points(height) + above);
  }

  #tooMuch(needed: number, room: number): void {
    this.#bench.desk.trouble.report('compose.does-not-fit', showMm(needed), showMm(points(room)));
  }
}

/** Words in lines of so many characters; a longer word has a line of its own. */
function inLines(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** `1487,50`, as German and Austrian forms have it. */
function shownAmount(cents: number): string {
  return plainDecimal(cents).replace('.', ',');
}

function typesOf({ face, boldFace }: PaymentPart, form: TransferForm, { desk }: VariantBench): Types {
  const { styles } = desk;
  const size = Math.round((points(PITCH) / (desk.setter.measure('0', form.face) / 1000)) * 100) / 100;
  return {
    title: styles.slip(boldFace, boldFace, 9, 10, 'left'),
    heading: styles.slip(face, boldFace, 6, 7, 'left'),
    caption: styles.slip(face, boldFace, 6, 7, 'center'),
    value: styles.slip(face, boldFace, 8, 9, 'left'),
    machine: styles.slip(form.face, form.face, size, 12, 'left'),
    separate: styles.slip(face, boldFace, 8, 9, 'center'),
  };
}
