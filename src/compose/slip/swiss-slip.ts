import { boldUpTo, PLAIN } from '../looks.ts';
import type { PaymentPart, SwissQrForm } from '../../job/template-payment.ts';
import { electronicIban } from '../../payment/iban.ts';
import { inFives, inFours, printedAmount } from '../../payment/printed-payment.ts';
import type { SwissParty } from '../../payment/swiss-party.ts';
import { swissReferenceType } from '../../payment/swiss-reference.ts';
import type { FormMark } from '../mark.ts';
import { points } from '../points.ts';
import { showMm } from '../trouble.ts';
import type { VariantBench } from '../variant-bench.ts';
import { fitOf, setInformation, type InformationBlock, type SectionBox } from './information.ts';
import { slipCode } from './slip-code.ts';
import { ASCENT, SlipPen } from './slip-pen.ts';
import { cornerMarks, swissCross } from './slip-shapes.ts';
import { aboveSlip } from './slip-size.ts';
import { SwissContent, type SwissBill } from './swiss-content.ts';
import { amountBase, PAYMENT, PAYMENT_AMOUNT, RECEIPT, RECEIPT_AMOUNT, swissGround } from './swiss-ground.ts';
import { swissTypes, type SwissTypes } from './swiss-types.ts';
import { swissWords, type SwissWords } from './swiss-words.ts';

/** The sections whose texts take the room that they need: Implementation Guidelines QR-bill 2.3, 3.3. */
const PAYMENT_BOX: SectionBox = { x: 118, y: 5, width: 87, height: 85 };
const RECEIPT_BOX: SectionBox = { x: RECEIPT.x, y: RECEIPT.information, width: RECEIPT.width, height: 56 };

/** The code, as wide as the guidelines have it (6.4), and the cross in its middle. */
const CODE = { x: 67, y: 17, side: 46 } as const;
const CROSS = { x: CODE.x + 19.5, y: CODE.y + 19.5 } as const;

/** Fields for a debtor whom whoever pays writes in. */
const PAYMENT_FIELD = { width: 65, height: 25 } as const;
const RECEIPT_FIELD = { width: 52, height: 20 } as const;

/** Lines of 8 pt that the further information has room for. */
const MOST_SCHEME_LINES = 3;

/** What of the parties' addresses a receipt leaves out to save room, step by step (guidelines, 3.6.2). */
const SHORTENED = [
  { creditor: false, debtor: false },
  { creditor: false, debtor: true },
  { creditor: true, debtor: true },
] as const;

/** Receipt and payment part of a Swiss QR-bill in one variant: draws those of one document after another. */
export class SwissSlip {
  readonly #at: string;
  readonly #above: number;
  readonly #words: SwissWords;
  readonly #types: SwissTypes;
  readonly #content: SwissContent;
  readonly #ground: FormMark;
  readonly #cross: FormMark;
  readonly #paymentField: FormMark;
  readonly #receiptField: FormMark;
  readonly #pen: SlipPen;
  readonly #bench: VariantBench;

  constructor(part: PaymentPart, form: SwissQrForm, locale: string, bench: VariantBench) {
    const above = aboveSlip(part);
    this.#at = part.at;
    this.#above = points(above);
    this.#words = swissWords(locale);
    this.#types = swissTypes(part, bench.desk.styles);
    this.#bench = bench;
    this.#pen = new SlipPen(bench);
    bench.desk.trouble.block = part.at;
    this.#content = new SwissContent(form, part.at, bench);
    this.#ground = swissGround(form, above, this.#words, this.#types, bench);
    this.#cross = shapeForm(swissCross(), 7, 7, bench);
    this.#paymentField = shapeForm(cornerMarks(65, 25), PAYMENT_FIELD.width, PAYMENT_FIELD.height, bench);
    this.#receiptField = shapeForm(cornerMarks(52, 20), RECEIPT_FIELD.width, RECEIPT_FIELD.height, bench);
  }

  /** Draws the slip of the document in hand; `top`: its upper edge in pt from the page's. */
  draw(top: number): void {
    const bill = this.#content.read();
    if (bill === undefined) return;
    const { pages, spot, trouble } = this.#bench.desk;
    trouble.block = this.#at;
    spot.clear();
    pages.mark(this.#ground, 0, top - this.#above);
    this.#drawReceipt(bill, top);
    this.#drawPayment(bill, top);
    this.#drawSchemes(bill);
    this.#pen.draw(top);
    this.#drawCode(bill.payload, top);
  }

  #drawReceipt(bill: SwissBill, top: number): void {
    const field = this.#field(this.#receiptField, RECEIPT_FIELD.height, top);
    const { payment } = bill;
    for (const [step, types] of this.#types.receipt.entries()) {
      for (const without of SHORTENED) {
        const blocks = this.#blocks(bill, field, without).filter(
          ({ heading }) => heading !== this.#words.information,
        );
        const lines = this.#measured(blocks, RECEIPT_BOX, types);
        const last = step === this.#types.receipt.length - 1 && without.creditor;
        const { between, roomy, fits } = fitOf(blocks, lines, RECEIPT_BOX, types, 1);
        if (!roomy && !last) continue;
        if (!fits) this.#tooMuch(lines * types.value.leading, RECEIPT_BOX);
        setInformation(blocks, RECEIPT_BOX, types, between, this.#pen, true);
        this.#amounts(payment.currency, payment.amount, RECEIPT.x, RECEIPT_AMOUNT, RECEIPT.amount, 'receipt');
        return;
      }
    }
  }

  #drawPayment(bill: SwissBill, top: number): void {
    const field = this.#field(this.#paymentField, PAYMENT_FIELD.height, top);
    const { payment } = bill;
    const blocks = this.#blocks(bill, field, SHORTENED[0]);
    const more = payment.schemes.length > 0 ? 1 : 0;
    const { payment: sizes } = this.#types;
    for (const [step, types] of sizes.entries()) {
      const lines = this.#measured(blocks, PAYMENT_BOX, types);
      const { between, roomy, fits } = fitOf(blocks, lines, PAYMENT_BOX, types, more);
      if (!roomy && step < sizes.length - 1) continue;
      if (!fits) this.#tooMuch(lines * types.value.leading, PAYMENT_BOX);
      setInformation(blocks, PAYMENT_BOX, types, between, this.#pen, true);
      this.#amounts(payment.currency, payment.amount, PAYMENT.x, PAYMENT_AMOUNT, PAYMENT.amount, 'payment');
      return;
    }
  }

  /** The blocks of an information section; addresses without street and number where the room is wanted. */
  #blocks(
    { payment }: SwissBill,
    field: InformationBlock['value'],
    without: (typeof SHORTENED)[number],
  ): InformationBlock[] {
    const { account, reference, information, payableBy, payableByBlank } = this.#words;
    const { creditor, debtor, message, billInformation } = payment;
    const told = [message, billInformation].filter((text) => text.trim() !== '').join('\n');
    const shown = printedReference(payment.reference);
    return [
      {
        heading: account,
        value: `${inFours(electronicIban(payment.iban))}\n${printedParty(creditor, without.creditor)}`,
      },
      ...(shown === '' ? [] : [{ heading: reference, value: shown }]),
      ...(told === '' ? [] : [{ heading: information, value: told }]),
      debtor === undefined
        ? { heading: payableByBlank, value: field }
        : { heading: payableBy, value: printedParty(debtor, without.debtor) },
    ];
  }

  #field(form: FormMark, height: number, top: number): InformationBlock['value'] {
    return { height, drawn: (x, y) => this.#bench.desk.pages.mark(form, x, top + y) };
  }

  /** How many lines the blocks have; nothing is left behind. */
  #measured(
    blocks: readonly InformationBlock[],
    box: SectionBox,
    types: SwissTypes['payment'][number],
  ): number {
    const { spot } = this.#bench.desk;
    const { runs } = spot;
    const lines = setInformation(blocks, box, types, 0, this.#pen, false);
    spot.runs = runs;
    return lines;
  }

  #amounts(
    currency: string,
    amount: number | undefined,
    x: number,
    amountX: number,
    y: number,
    part: 'payment' | 'receipt',
  ): void {
    const [types] = this.#types[part];
    if (types === undefined) return;
    const base = amountBase(y, types);
    this.#pen.text(currency, types.value, x, base, amountX - x);
    if (amount !== undefined) this.#pen.text(printedAmount(amount), types.value, amountX, base, 40);
  }

  /** Alternative procedures, their names in bold. */
  #drawSchemes({ payment }: SwissBill): void {
    const { schemes: style } = this.#types;
    let base = points(PAYMENT.further) + ASCENT * style.size;
    let lines = 0;
    for (const scheme of payment.schemes) {
      const name = /^[\p{L}\p{N} ]+/u.exec(scheme)?.[0].length ?? 0;
      const looks = name === 0 ? PLAIN : boldUpTo(name);
      lines += this.#pen.text(scheme, style, PAYMENT.x, base, PAYMENT.furtherWidth, looks);
      base = points(PAYMENT.further) + ASCENT * style.size + lines * style.leading;
    }
    if (lines <= MOST_SCHEME_LINES) return;
    const box = { x: PAYMENT.x, y: PAYMENT.further, width: PAYMENT.furtherWidth, height: 10 };
    this.#tooMuch(lines * style.leading, box);
  }

  #drawCode(payload: string, top: number): void {
    const { pages } = this.#bench.desk;
    pages.mark(slipCode(payload, CODE.side), points(CODE.x), top + points(CODE.y));
    pages.mark(this.#cross, points(CROSS.x), top + points(CROSS.y));
  }

  #tooMuch(needed: number, box: SectionBox): void {
    const { trouble } = this.#bench.desk;
    trouble.report('compose.does-not-fit', showMm(needed), String(box.height));
  }
}

function shapeForm(
  shapes: ReturnType<typeof swissCross>,
  width: number,
  height: number,
  bench: VariantBench,
): FormMark {
  bench.desk.pages.begin(points(height));
  bench.desk.pages.mark(shapes, 0, 0);
  return bench.addForm(points(width), points(height));
}

function printedReference(reference: string): string {
  return swissReferenceType(reference.trim()) === 'QRR' ? inFives(reference) : inFours(reference);
}

/** The country stands there of addresses beyond Switzerland and Liechtenstein alone. */
function printedParty(party: SwissParty, short: boolean): string {
  const { name, street, houseNumber, postalCode, city, country } = party;
  const way = short ? '' : [street, houseNumber].filter((part) => part.trim() !== '').join(' ');
  const prefix = country === 'CH' || country === 'LI' ? '' : `${country}-`;
  return [name, way, `${prefix}${postalCode} ${city}`].filter((line) => line.trim() !== '').join('\n');
}
