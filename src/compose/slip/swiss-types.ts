import type { PaymentPart } from '../../job/template-payment.ts';
import type { SetStyle, SetStyles } from '../set-style.ts';
import type { SectionTypes } from './information.ts';

/** Sizes of headings and values in pt, the recommended first: Implementation Guidelines QR-bill 2.3, 3.4. */
const PAYMENT_SIZES = [
  [8, 10],
  [7, 9],
  [6, 8],
] as const;
const RECEIPT_SIZES = [
  [6, 8],
  [6, 7],
  [6, 6],
] as const;
const TITLE = 11;
const SCHEMES = 7;
const SEPARATE = 8;

/** The types that a Swiss QR-bill is set in, all in the part's faces. */
export interface SwissTypes {
  readonly title: SetStyle;
  readonly acceptance: SetStyle;
  readonly schemes: SetStyle;
  readonly separate: SetStyle;
  /** From the recommended size down. */
  readonly payment: readonly SectionTypes[];
  readonly receipt: readonly SectionTypes[];
}

export function swissTypes({ face, boldFace }: PaymentPart, styles: SetStyles): SwissTypes {
  const pair = ([heading, value]: readonly [number, number]): SectionTypes => ({
    heading: styles.slip(boldFace, boldFace, heading, value + 1, 'left'),
    value: styles.slip(face, boldFace, value, value + 1, 'left'),
  });
  return {
    title: styles.slip(boldFace, boldFace, TITLE, TITLE + 1, 'left'),
    acceptance: styles.slip(boldFace, boldFace, RECEIPT_SIZES[0][0], RECEIPT_SIZES[0][1] + 1, 'right'),
    schemes: styles.slip(face, boldFace, SCHEMES, SCHEMES + 1, 'left'),
    separate: styles.slip(face, boldFace, SEPARATE, SEPARATE + 1, 'center'),
    payment: PAYMENT_SIZES.map(pair),
    receipt: RECEIPT_SIZES.map(pair),
  };
}
