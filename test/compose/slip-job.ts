import { readFileSync } from 'node:fs';
import type { Job } from '../../src/job/job.ts';
import type { Template } from '../../src/job/template.ts';
import type {
  PartyTexts,
  PaymentPart,
  RemittanceForm,
  SwissQrForm,
  TransferForm,
} from '../../src/job/template-payment.ts';
import { inline, resources, tinyJob, tinyTemplate } from './tiny-job.ts';

const font = (name: string): Uint8Array =>
  readFileSync(new URL(`../../jobs/fonts/${name}.ttf`, import.meta.url));

/** The resources of `tinyJob`, and the faces that slips are set in. */
export const slipResources: ReadonlyMap<string, Uint8Array> = new Map([
  ...resources,
  ['liberation', font('LiberationSans-Regular')],
  ['liberation-bold', font('LiberationSans-Bold')],
  ['ocr-b', font('OCRB')],
]);

export function partyTexts(fields: Readonly<Partial<Record<keyof PartyTexts, string>>>): PartyTexts {
  const text = (key: keyof PartyTexts) => inline(fields[key] ?? '');
  return {
    name: text('name'),
    street: text('street'),
    houseNumber: text('houseNumber'),
    postalCode: text('postalCode'),
    city: text('city'),
    country: text('country'),
  };
}

const texts = (fields: Readonly<Partial<Record<keyof SwissQrForm['texts'], string>>>) => ({
  iban: inline(fields.iban ?? 'CH44 3199 9123 0008 8901 2'),
  reference: inline(fields.reference ?? '210000000003139471430009017'),
  message: inline(fields.message ?? 'Order from 15.10.2020'),
  billInformation: inline(fields.billInformation ?? ''),
});

const CREDITOR = partyTexts({
  ...{ name: 'Max Muster & Söhne', street: 'Musterstrasse', houseNumber: '123' },
  ...{ postalCode: '8000', city: 'Seldwyla', country: 'CH' },
});

interface SwissChange extends Partial<Omit<SwissQrForm, 'texts' | 'kind'>> {
  readonly texts?: Parameters<typeof texts>[0];
  readonly part?: Partial<Omit<PaymentPart, 'form'>>;
}

/** A Swiss QR-bill whose amount is the invoice's and whose debtor is the recipient, with changes. */
export function swissPart(change: SwissChange = {}): PaymentPart {
  const { texts: typed = {}, part, ...form } = change;
  return {
    form: {
      ...{ kind: 'swiss-qr', texts: texts(typed), creditor: CREDITOR, debtor: 'recipient' },
      ...{ amount: 'invoice.total', schemes: [], separator: 'scissors', ...form },
    },
    face: 3,
    boldFace: 4,
    gap: 5,
    at: 'tiny.yaml:9:1',
    ...part,
  };
}

/** A Swiss QR-bill without the amount, which whoever pays writes in. */
export function swissPartOfNoAmount(change: SwissChange = {}): PaymentPart {
  const part = swissPart(change);
  if (part.form.kind !== 'swiss-qr') throw new Error('no Swiss QR-bill');
  const { amount: _, ...form } = part.form;
  return { ...part, form };
}

/** `tinyJob` with payment parts, in Swiss francs where documents say so. */
export function slipJob(payment: readonly PaymentPart[], changes: Partial<Template> = {}): Job {
  const faces = [
    ...tinyTemplate.faces,
    { file: 'liberation' },
    { file: 'liberation-bold' },
    { file: 'ocr-b' },
  ];
  return tinyJob({ faces, payment, ...changes });
}

/** The stub of a bill that is paid by cheque, with changes. */
export function remittancePart(
  change: Partial<RemittanceForm> = {},
  part: Partial<PaymentPart> = {},
): PaymentPart {
  return {
    form: {
      kind: 'remittance',
      texts: {
        account: inline('{{ document.account }}'),
        due: inline('Nov 16, 2026'),
        payTo: inline('Example Utilities Inc.\nP.O. Box 12345\nSpringfield IL 62701-2345'),
      },
      amount: 'invoice.total',
      scan: {
        ...{ face: 5, pitch: 2.54, base: 12.7, check: 'recursive' },
        fields: [
          { value: inline('7992739871'), width: 12, check: 'luhn' },
          { value: { amount: 'invoice.total' }, width: 10, check: 'recursive' },
        ],
      },
      ...{ height: 88.9, separator: 'text', ...change },
    },
    ...{ face: 3, boldFace: 4, gap: 5, at: 'tiny.yaml:9:1', ...part },
  };
}

/** A form for a SEPA credit transfer to the example of EPC069-12's account, with changes. */
export function transferPart(
  change: Partial<Omit<TransferForm, 'texts'>> = {},
  typed: Readonly<Partial<Record<keyof TransferForm['texts'], string>>> = {},
): PaymentPart {
  const text = (key: keyof TransferForm['texts'], typically = '') => inline(typed[key] ?? typically);
  return {
    form: {
      ...{ kind: 'transfer', country: 'DE', amount: 'invoice.total', payer: 'recipient', face: 5 },
      ...{ stock: 'preprinted', separator: 'perforated', ...change },
      texts: {
        name: text('name', 'Stadtwerke Musterstadt GmbH'),
        iban: text('iban', 'DE89 3704 0044 0532 0130 00'),
        bic: text('bic', 'COBADEFFXXX'),
        purpose: text('purpose'),
        reference: text('reference'),
        text: text('text', 'Rechnung 4711 vom 02.11.2026 Kundennummer 12345'),
        information: text('information'),
      },
    },
    ...{ face: 3, boldFace: 4, gap: 5, at: 'tiny.yaml:9:1' },
  };
}
