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
    says: '`{found}` is no country that is known',
    hint: 'use a two-letter ISO 3166-1 code or a usual name, or check the columns under `address` in the job file',
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
  'address.postcode-unknown': {
    effect: 'warn',
    says: 'postal code of the shape `{found}` is not in the reference of country {country}',
    hint: 'ask the source, or bring the reference up to date; it is printed as it came',
  },
  'address.town-not-of-code': {
    effect: 'warn',
    says: 'the town does not go with the postal code in country {country}',
    hint: 'ask the source which of them is right; both are printed as they came',
  },
  'address.text-lost': {
    effect: 'warn',
    says: 'letters of the address were lost before it came: `{found}`',
    hint: 'look at how the host writes the file, and at its encoding in the job',
  },
  'address.doubtful': {
    effect: 'warn',
    says: 'the address is {grade}: {doubt}',
    hint: 'ask the source; it is printed as it came',
  },
  'address.grade-refused': {
    effect: 'reject',
    says: 'the address is {grade} ({doubts}), and the job prints no such mail',
    hint: 'complete or mend the address at the source, or change `address.grades` in the job file',
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
