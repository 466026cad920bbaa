import type { InlineText } from './template.ts';

/** A slip by which the document is paid, at the foot of its last page or on a page of its own. */
export interface PaymentPart {
  readonly form: SwissQrForm | RemittanceForm | TransferForm;
  /** Faces of the slip's texts, as indexes into the template's. */
  readonly face: number;
  readonly boldFace: number;
  /** Blank space between the flow and the slip, in mm. */
  readonly gap: number;
  /** Only on this paper; absent: on every paper. */
  readonly paper?: string;
  /** CEL that yields a boolean; absent: always. */
  readonly when?: string;
  /** Where it was typed, for messages. */
  readonly at: string;
}

/** How slips are parted from the page: `perforated` paper shows nothing, the others a dashed line. */
export type Separator = 'perforated' | 'scissors' | 'text';

/** Receipt and payment part of a Swiss QR-bill (SIX Implementation Guidelines QR-bill). */
export interface SwissQrForm {
  readonly kind: 'swiss-qr';
  readonly texts: Readonly<Record<'iban' | 'reference' | 'message' | 'billInformation', InlineText>>;
  readonly creditor: PartyTexts;
  /** The recipient's own address, an address of texts, or a field that whoever pays fills in. */
  readonly debtor: 'recipient' | 'blank' | PartyTexts;
  /** CEL that gives hundredths; absent: a field that whoever pays fills in. */
  readonly amount?: string;
  readonly schemes: readonly InlineText[];
  readonly separator: Separator;
}

/** The stub that comes back with a cheque: what is due, a box for what is enclosed, a line that a machine reads. */
export interface RemittanceForm {
  readonly kind: 'remittance';
  readonly texts: Readonly<Record<'account' | 'due' | 'payTo', InlineText>>;
  /** CEL that gives minor units of the document's currency. */
  readonly amount: string;
  readonly scan: ScanLineForm;
  /** Of the stub, in mm; it is as wide as the paper. */
  readonly height: number;
  readonly separator: Separator;
}

/** A form for a SEPA credit transfer, with the same as a QR code (EPC069-12). */
export interface TransferForm {
  readonly kind: 'transfer';
  /** Whose banks' form it is: Germany's or Austria's. */
  readonly country: 'DE' | 'AT';
  readonly texts: Readonly<
    Record<'name' | 'iban' | 'bic' | 'purpose' | 'reference' | 'text' | 'information', InlineText>
  >;
  /** CEL that gives whole cents; absent: whoever pays says how much. */
  readonly amount?: string;
  /** Whether the recipient stands there as the payer. */
  readonly payer: 'recipient' | 'blank';
  /** Face of what machines read, of a fixed width. */
  readonly face: number;
  /** `preprinted` paper has headings and frames. */
  readonly stock: 'preprinted' | 'blank';
  readonly separator: Separator;
}

export interface ScanLineForm {
  /** Of the line, as an index into the template's faces. */
  readonly face: number;
  readonly fields: readonly ScanFieldForm[];
  /** A check digit of all digits, behind them. */
  readonly check?: 'luhn' | 'recursive';
  /** From one character to the next, in mm. */
  readonly pitch: number;
  /** From the stub's lower edge to the base line, in mm. */
  readonly base: number;
}

interface ScanFieldForm {
  readonly value: InlineText | { readonly amount: string };
  readonly width?: number;
  readonly check?: 'luhn' | 'recursive';
}

/** A structured address. */
export type PartyTexts = Readonly<
  Record<'name' | 'street' | 'houseNumber' | 'postalCode' | 'city' | 'country', InlineText>
>;
