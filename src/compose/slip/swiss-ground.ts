import type { SwissQrForm } from '../../job/template-payment.ts';
import type { FormMark } from '../mark.ts';
import { points } from '../points.ts';
import type { VariantBench } from '../variant-bench.ts';
import type { SectionTypes } from './information.ts';
import { ASCENT, SlipPen } from './slip-pen.ts';
import { cornerMarks, dashedLine, scissors } from './slip-shapes.ts';
import type { SwissTypes } from './swiss-types.ts';
import type { SwissWords } from './swiss-words.ts';

/** Millimetres of the guidelines' drawing (Implementation Guidelines QR-bill 2.3, 3.3), from the slip's upper left corner. */
export const RECEIPT = { x: 5, width: 52, title: 5, information: 12, amount: 68, acceptance: 82 } as const;
export const PAYMENT = { x: 67, width: 51, title: 5, amount: 68, further: 90, furtherWidth: 138 } as const;
const PARTING = 62;
/** Where amounts stand behind their currency. */
export const RECEIPT_AMOUNT = RECEIPT.x + 12;
export const PAYMENT_AMOUNT = PAYMENT.x + 15;
/** From the base line of the headings `Currency` and `Amount` to their values', beyond the value's size, in pt. */
const BELOW_HEADING = 3;

/** The base line of the values below `Currency` and `Amount`, in pt below the slip's upper edge. */
export function amountBase(top: number, { heading, value }: SectionTypes): number {
  return points(top) + ASCENT * heading.size + value.size + BELOW_HEADING;
}

/** What all slips of a variant have in common, as a form: titles, fixed headings, lines. `above`: mm over the upper edge. */
export function swissGround(
  { separator, amount }: SwissQrForm,
  above: number,
  words: SwissWords,
  types: SwissTypes,
  bench: VariantBench,
): FormMark {
  const { pages, spot } = bench.desk;
  const width = points(210);
  const height = points(105 + above);
  const top = points(above);
  const pen = new SlipPen(bench);
  pages.begin(height);
  spot.clear();
  const line = (text: string, style: SwissTypes['title'], x: number, y: number, room: number): void => {
    pen.text(text, style, x, points(y) + ASCENT * style.size, room);
  };
  line(words.receipt, types.title, RECEIPT.x, RECEIPT.title, RECEIPT.width);
  line(words.paymentPart, types.title, PAYMENT.x, PAYMENT.title, PAYMENT.width);
  const [receipt] = types.receipt;
  const [payment] = types.payment;
  if (receipt !== undefined && payment !== undefined) {
    line(words.currency, receipt.heading, RECEIPT.x, RECEIPT.amount, 12);
    line(words.amount, receipt.heading, RECEIPT_AMOUNT, RECEIPT.amount, 30);
    line(words.currency, payment.heading, PAYMENT.x, PAYMENT.amount, 15);
    line(words.amount, payment.heading, PAYMENT_AMOUNT, PAYMENT.amount, 30);
  }
  line(words.acceptancePoint, types.acceptance, RECEIPT.x, RECEIPT.acceptance, RECEIPT.width);
  if (separator === 'text') pen.text(words.separate, types.separate, 0, -points(1.5), 210);
  pen.draw(top);
  if (amount === undefined) {
    pages.mark(cornerMarks(30, 10), points(27), top + points(RECEIPT.amount));
    pages.mark(cornerMarks(40, 15), points(78), top + points(72));
  }
  if (separator !== 'perforated') {
    pages.mark(dashedLine([0, 0], [210, 0]), 0, top);
    pages.mark(dashedLine([PARTING, 0], [PARTING, 105]), 0, top);
  }
  if (separator === 'scissors') {
    pages.mark(scissors('right'), points(8), top);
    pages.mark(scissors('down'), points(PARTING), top + points(8));
  }
  return bench.addForm(width, height);
}
