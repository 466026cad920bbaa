/** What keeps a payment code from being printed. `found` and `expected` hold no personal data. */
export interface PaymentProblem {
  readonly kind: 'account' | 'amount' | 'currency' | 'reference' | 'text';
  /** The field of the payment: `iban`, `name`. */
  readonly field: string;
  readonly reason: string;
}
