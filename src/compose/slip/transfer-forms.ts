import type { TransferForm } from '../../job/template-payment.ts';

/** What stands in a field of a transfer form. */
export type TransferField =
  'name' | 'iban' | 'bic' | 'amount' | 'reference' | 'text' | 'more' | 'payer' | 'payerIban' | 'signature';

/** The places of a form, in mm from the slip's upper left corner. */
export interface TransferLayout {
  readonly title: string;
  readonly receipt: string;
  readonly code: string;
  /** Left edge of the form; left of it stands the payer's receipt. */
  readonly left: number;
  /** Left end of what machines read, and its characters. */
  readonly x: number;
  readonly most: number;
  /** Upper edge of the first field, and from field to field. */
  readonly top: number;
  readonly row: number;
  readonly fields: readonly { readonly field: TransferField; readonly heading: string }[];
  /** Headings of the receipt. */
  readonly told: Readonly<Record<'name' | 'iban' | 'amount' | 'text', string>>;
}

/** Of a form at the foot of A4, in mm. */
export const TRANSFER_SIZE = { width: 210, height: 105 } as const;

/** From character to character of what machines read: ten an inch, as the German guidelines have typewriters. */
export const PITCH = 2.54;

/**
 * The forms by country. Of the German one public rules state the size (A6 to the right of the receipt), lines of a sixth of an
 * inch, a head of 4 1/2 lines, and 35 characters a field by machine; that fields are two lines apart and begin 3 characters
 * from the form's edge is taken from printed forms. The Austrian one is laid out alike with the fields that it has; none of its
 * millimetres are from its rules. A bank has to see a specimen before either is used.
 */
export const TRANSFER_LAYOUTS: Readonly<Record<TransferForm['country'], TransferLayout>> = {
  DE: {
    title: 'SEPA-Überweisung/Zahlschein',
    receipt: 'Beleg für den Kontoinhaber',
    code: 'GiroCode: mit der App der Bank bezahlen',
    left: 62,
    x: 62 + 3 * PITCH,
    most: 35,
    top: (4.5 * 25.4) / 6,
    row: (2 * 25.4) / 6,
    fields: [
      { field: 'name', heading: 'Angaben zum Zahlungsempfänger: Name, Vorname/Firma' },
      { field: 'iban', heading: 'IBAN' },
      { field: 'bic', heading: 'BIC des Kreditinstituts/Zahlungsdienstleisters' },
      { field: 'amount', heading: 'Betrag: Euro, Cent' },
      { field: 'text', heading: 'Kunden-Referenznummer – Verwendungszweck' },
      { field: 'more', heading: 'noch Verwendungszweck' },
      { field: 'payer', heading: 'Angaben zum Kontoinhaber/Zahler: Name, Vorname/Firma, Ort' },
      { field: 'payerIban', heading: 'IBAN' },
      { field: 'signature', heading: 'Datum, Unterschrift(en)' },
    ],
    told: { name: 'Empfänger', iban: 'IBAN', amount: 'Betrag: Euro, Cent', text: 'Verwendungszweck' },
  },
  AT: {
    title: 'Zahlungsanweisung',
    receipt: 'Auftragsbestätigung',
    code: 'Zahlen mit Code',
    left: 62,
    x: 62 + 3 * PITCH,
    most: 35,
    top: (4.5 * 25.4) / 6,
    row: (2 * 25.4) / 6,
    fields: [
      { field: 'name', heading: 'EmpfängerIn Name/Firma' },
      { field: 'iban', heading: 'IBAN EmpfängerIn' },
      { field: 'bic', heading: 'BIC (SWIFT-Code) der Empfängerbank' },
      { field: 'amount', heading: 'EUR Betrag' },
      { field: 'reference', heading: 'Zahlungsreferenz' },
      { field: 'text', heading: 'Verwendungszweck' },
      { field: 'more', heading: 'Verwendungszweck' },
      { field: 'payerIban', heading: 'IBAN KontoinhaberIn/AuftraggeberIn' },
      { field: 'payer', heading: 'KontoinhaberIn/AuftraggeberIn Name/Firma' },
    ],
    told: {
      name: 'EmpfängerIn',
      iban: 'IBAN',
      amount: 'EUR Betrag',
      text: 'Zahlungsreferenz/Verwendungszweck',
    },
  },
};
