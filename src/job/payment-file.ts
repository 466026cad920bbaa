import * as z from 'zod';
import { identifier, length, text } from './typed-value.ts';

/** Payment parts of a template as they are typed. The first key says what a part is: `swissQr:` … */

const expression = z.string().min(1).max(2000);

/** A structured address. */
const party = z.strictObject({
  name: text,
  street: text.default(''),
  houseNumber: text.default(''),
  postalCode: text,
  city: text,
  country: text,
});

const common = {
  font: identifier,
  bold: identifier,
  gap: length.default(5),
  paper: identifier.optional(),
  when: expression.optional(),
};

const swissQr = z.strictObject({
  iban: text,
  creditor: party,
  amount: expression.optional(),
  debtor: z.union([z.literal('address'), party]).optional(),
  reference: text.default(''),
  message: text.default(''),
  billInformation: text.default(''),
  schemes: z.array(text).max(2).default([]),
});

/** One payment part. */
export const paymentPart = z.strictObject({
  swissQr,
  separator: z.enum(['perforated', 'scissors', 'text']).default('scissors'),
  ...common,
});

export type PaymentPartFile = z.output<typeof paymentPart>;
export type PartyFile = z.output<typeof party>;
