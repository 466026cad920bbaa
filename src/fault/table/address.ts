/** Faults of address and match. */
export const addressFaults = {
  'address.name-missing': {
    effect: 'reject',
    says: 'the recipient has no name: first and last name are empty',
    hint: 'complete the row, or check the columns under `address` in the job file',
  },
  'address.line-missing': {
    effect: 'reject',
    says: 'the recipient has no street, box or building: all address lines are empty',
    hint: 'complete the row, or check the columns under `address` in the job file',
  },
  'address.town-missing': {
    effect: 'reject',
    says: 'the recipient has no town',
    hint: 'complete the row, or check the columns under `address` in the job file',
  },
  'address.postcode-missing': {
    effect: 'reject',
    says: 'the recipient has no postal code',
    hint: 'complete the row, or check the columns under `address` in the job file',
  },
  'address.country-missing': {
    effect: 'reject',
    says: 'the recipient has no country',
    hint: 'complete the row, or check the columns under `address` in the job file',
  },
  'address.country-unknown': {
    effect: 'reject',
    says: 'there are no address rules for country `{found}`, only for {expected}',
    hint: 'use a two-letter ISO 3166-1 code of these, or check the columns under `address` in the job file',
  },
  'address.too-many-lines': {
    effect: 'reject',
    says: 'the address needs `{found}` lines where the paper has room for `{expected}`',
    hint: 'shorten the address lines of the row, or give the template a taller address field',
  },
  'address.postcode-partial': {
    effect: 'warn',
    says: 'postal code of the shape `{found}` is only a part of a code of country {country}',
    hint: 'complete the code at the source; it is printed as it came',
  },
  'address.postcode-malformed': {
    effect: 'warn',
    says: 'postal code of the shape `{found}` does not fit country {country}',
    hint: 'mend the code at the source; it is printed as it came',
  },
  'match.same-person': {
    effect: 'warn',
    says: '{count} accounts are the same person at the same address: {accounts}',
    hint: 'merge the accounts at the source if they belong together; each gets its own envelope here',
  },
  'match.document-alike': {
    effect: 'warn',
    says: 'documents {documents} of one account are alike in every value but their number',
    hint: 'ask the source whether one was written twice; both are produced',
  },
} as const;
