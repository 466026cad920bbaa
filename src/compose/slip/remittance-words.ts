/** The headings of a remittance stub. */
export interface RemittanceWords {
  readonly account: string;
  readonly due: string;
  readonly amount: string;
  readonly enclosed: string;
  readonly payTo: string;
  readonly separate: string;
}

const ENGLISH: RemittanceWords = {
  account: 'Account number',
  due: 'Due date',
  amount: 'Amount due',
  enclosed: 'Amount enclosed',
  payTo: 'Make checks payable to, and mail to',
  separate: 'Please detach and return this portion with your payment',
};

const WORDS: Readonly<Record<string, RemittanceWords>> = {
  es: {
    account: 'Número de cuenta',
    due: 'Fecha de vencimiento',
    amount: 'Importe a pagar',
    enclosed: 'Importe incluido',
    payTo: 'Haga el cheque a nombre de, y envíelo a',
    separate: 'Por favor, separe esta parte y devuélvala con su pago',
  },
  fr: {
    account: 'Numéro de compte',
    due: 'Date d’échéance',
    amount: 'Montant dû',
    enclosed: 'Montant joint',
    payTo: 'Faites le chèque à l’ordre de, et envoyez-le à',
    separate: 'Veuillez détacher cette partie et la retourner avec votre paiement',
  },
};

/** The headings in a locale's language, in English where there are none. */
export function remittanceWords(locale: string): RemittanceWords {
  return WORDS[locale.split('-')[0] ?? ''] ?? ENGLISH;
}
