import * as z from 'zod';
import { identifier, length, positiveLength, text } from './typed-value.ts';

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

const separator = z.enum(['perforated', 'scissors', 'text']);

const check = z.enum(['luhn', 'recursive']).optional();
const width = z.int().min(1).max(40).optional();

/** A field of the line that a machine reads: a text, or an amount in minor units. */
const scanField = z.union([
  z.strictObject({ text, width, check }),
  z.strictObject({ amount: expression, width, check }),
]);

const remittance = z.strictObject({
  account: text,
  due: text.default(''),
  amount: expression,
  payTo: text,
  scanLine: z.strictObject({
    font: identifier,
    fields: z.array(scanField).min(1).max(12),
    check,
    pitch: positiveLength.default(2.54),
    base: positiveLength.default(12.7),
  }),
  height: z.number().min(60).max(200).default(88.9),
});

const transfer = z.strictObject({
  country: z.enum(['DE', 'AT']),
  name: text,
  iban: text,
  bic: text.default(''),
  amount: expression.optional(),
  purpose: text.default(''),
  reference: text.default(''),
  text: text.default(''),
  information: text.default(''),
  payer: z.literal('address').optional(),
  font: identifier,
  stock: z.enum(['preprinted', 'blank']).default('preprinted'),
});

const swissQrPart = z.strictObject({ swissQr, separator: separator.default('scissors'), ...common });
const remittancePart = z.strictObject({ remittance, separator: separator.default('text'), ...common });

const transferPart = z.strictObject({ transfer, separator: separator.default('perforated'), ...common });

/** One payment part. */
export const paymentPart = z.union([swissQrPart, remittancePart, transferPart]);

export type SwissQrPartFile = z.output<typeof swissQrPart>;
export type TransferPartFile = z.output<typeof transferPart>;
export type RemittancePartFile = z.output<typeof remittancePart>;

export type PaymentPartFile = z.output<typeof paymentPart>;
export type PartyFile = z.output<typeof party>;
