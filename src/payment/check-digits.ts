/** The remainder by 97 of a text whose letters stand for 10 to 35 (ISO 7064), its first four characters put last. */
function remainder97(text: string): number {
  let remainder = 0;
  for (const character of text.slice(4) + text.slice(0, 4)) {
    const value = parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}

/** Whether this is a creditor reference after ISO 11649: `RF`, two check digits, up to 21 letters and digits. */
export function isCreditorReference(reference: string): boolean {
  return /^RF\d{2}[A-Z0-9]{1,21}$/.test(reference) && remainder97(reference) === 1;
}

/** Row of modulo 10 recursive; the next carry stands at the carry plus the digit. */
const RECURSIVE = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5];

/** The check digit of digits by modulo 10 recursive, which ends a Swiss QR reference. */
export function checkDigitRecursive(digits: string): number {
  let carry = 0;
  for (const digit of digits) carry = RECURSIVE[(carry + Number(digit)) % 10] ?? 0;
  return (10 - carry) % 10;
}

/** The check digit of digits by modulo 10 with every other one doubled from the right (Luhn, ISO/IEC 7812-1 annex B). */
export function checkDigitLuhn(digits: string): number {
  let sum = 0;
  for (let i = digits.length - 1, doubled = true; i >= 0; i--, doubled = !doubled) {
    const value = Number(digits[i]) * (doubled ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return (10 - (sum % 10)) % 10;
}
