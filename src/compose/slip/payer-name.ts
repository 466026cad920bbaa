import type { PostalAddress } from '../../model/postal-address.ts';

/** Who pays as banks name them: a company rather than the person in it, and no titles where first and last name are known. */
export function payerName({ company, firstName, lastName, name }: PostalAddress): string {
  if (company !== '') return company;
  return lastName === '' ? name : [firstName, lastName].filter((part) => part !== '').join(' ');
}
