/** Faults of payment: what a payment code or slip must not say. */
export const paymentFaults = {
  'payment.account': {
    effect: 'reject',
    says: '`{field}` of the payment in {block} is refused: {reason}',
    hint: 'correct the account of whoever is paid, in the template or where the extract gives it',
  },
  'payment.amount': {
    effect: 'reject',
    says: '`{field}` of the payment in {block} is refused: {reason}',
    hint: 'give the block a `when` that leaves it out where nothing is to be paid, or correct the amount in the extract',
  },
  'payment.currency': {
    effect: 'reject',
    says: '`{field}` of the payment in {block} is refused: {reason}',
    hint: 'give the block a `when` that leaves it out for other currencies, such as `document.currency == "EUR"`',
  },
  'payment.reference': {
    effect: 'reject',
    says: '`{field}` of the payment in {block} is refused: {reason}',
    hint: 'correct the reference in the extract: its check digits are what a bank tells a mistyped one by',
  },
  'payment.text': {
    effect: 'reject',
    says: '`{field}` of the payment in {block} is refused: {reason}',
    hint: 'shorten or correct the text in the template or in the extract',
  },
} as const;
