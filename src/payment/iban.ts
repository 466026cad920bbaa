import { isSEPACountry, isValidBIC, validateIBAN, ValidationErrorsIBAN } from 'ibantools';

/** An IBAN as systems write it: capitals, no blanks. */
export function electronicIban(typed: string): string {
  return typed.replace(/[\s\u00a0]+/g, '').toUpperCase();
}

const REASONS: Readonly<Record<ValidationErrorsIBAN, string>> = {
  [ValidationErrorsIBAN.NoIBANProvided]: 'there is none',
  [ValidationErrorsIBAN.NoIBANCountry]: 'it begins with no country that has IBANs',
  [ValidationErrorsIBAN.WrongBBANLength]: 'its length is not that of its country',
  [ValidationErrorsIBAN.WrongBBANFormat]: 'its account number has not the form of its country',
  [ValidationErrorsIBAN.ChecksumNotNumber]: 'its check digits are no digits',
  [ValidationErrorsIBAN.WrongIBANChecksum]: 'its check digits do not go with it',
  [ValidationErrorsIBAN.WrongAccountBankBranchChecksum]: 'the check digits of its account number are wrong',
  [ValidationErrorsIBAN.QRIBANNotAllowed]: 'it is a QR-IBAN',
};

/** What is wrong with an IBAN in its electronic form (ISO 13616); undefined: nothing. */
export function ibanProblem(iban: string): string | undefined {
  // The library takes what has blanks at its ends.
  if (!/^[A-Z0-9]*$/.test(iban)) return 'it holds more than letters and digits';
  const { valid, errorCodes } = validateIBAN(iban);
  const [first] = errorCodes;
  return valid ? undefined : first === undefined ? 'it is no IBAN' : REASONS[first];
}

/** Whether the account lies where SEPA credit transfers go. */
export function isInSepa(iban: string): boolean {
  return isSEPACountry(iban.slice(0, 2));
}

/** Whether this has the form of a BIC (ISO 9362). */
export function isBic(bic: string): boolean {
  return /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(bic) && isValidBIC(bic);
}
