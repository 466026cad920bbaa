/** The headings of a Swiss QR-bill in its languages: Implementation Guidelines QR-bill 2.3, annex C. */
export interface SwissWords {
  readonly paymentPart: string;
  readonly receipt: string;
  readonly account: string;
  readonly reference: string;
  readonly information: string;
  readonly currency: string;
  readonly amount: string;
  readonly acceptancePoint: string;
  readonly payableBy: string;
  readonly payableByBlank: string;
  readonly separate: string;
}

const WORDS: Readonly<Record<string, SwissWords>> = {
  de: {
    paymentPart: 'Zahlteil',
    receipt: 'Empfangsschein',
    account: 'Konto / Zahlbar an',
    reference: 'Referenz',
    information: 'Zusätzliche Informationen',
    currency: 'Währung',
    amount: 'Betrag',
    acceptancePoint: 'Annahmestelle',
    payableBy: 'Zahlbar durch',
    payableByBlank: 'Zahlbar durch (Name/Adresse)',
    separate: 'Vor der Einzahlung abzutrennen',
  },
  fr: {
    paymentPart: 'Section paiement',
    receipt: 'Récépissé',
    account: 'Compte / Payable à',
    reference: 'Référence',
    information: 'Informations supplémentaires',
    currency: 'Monnaie',
    amount: 'Montant',
    acceptancePoint: 'Point de dépôt',
    payableBy: 'Payable par',
    payableByBlank: 'Payable par (nom/adresse)',
    separate: 'A détacher avant le versement',
  },
  it: {
    paymentPart: 'Sezione pagamento',
    receipt: 'Ricevuta',
    account: 'Conto / Pagabile a',
    reference: 'Riferimento',
    information: 'Informazioni supplementari',
    currency: 'Valuta',
    amount: 'Importo',
    acceptancePoint: 'Punto di accettazione',
    payableBy: 'Pagabile da',
    payableByBlank: 'Pagabile da (nome/indirizzo)',
    separate: 'Da staccare prima del versamento',
  },
};

const ENGLISH: SwissWords = {
  paymentPart: 'Payment part',
  receipt: 'Receipt',
  account: 'Account / Payable to',
  reference: 'Reference',
  information: 'Additional information',
  currency: 'Currency',
  amount: 'Amount',
  acceptancePoint: 'Acceptance point',
  payableBy: 'Payable by',
  payableByBlank: 'Payable by (name/address)',
  separate: 'Separate before paying in',
};

/** The headings in a locale's language, in English where there are none. */
export function swissWords(locale: string): SwissWords {
  return WORDS[locale.split('-')[0] ?? ''] ?? ENGLISH;
}
