/** Check digits of account numbers and references, worked out by themselves: the program that reads them has its own. */

/** A Swiss account number: ISO 13616, modulo 97. */
export function iban(institution, account) {
  const digits = `${institution}${account}`;
  return `CH${twoDigits(98 - modulo97(`${digits}${letters('CH')}00`))}${digits}`;
}

/** A creditor reference: ISO 11649. */
export function creditorReference(text) {
  return `RF${twoDigits(98 - modulo97(`${letters(text)}${letters('RF')}00`))}${text}`;
}

/** A QR reference of 27 digits: modulo 10, recursive. */
export function qrReference(digits) {
  const table = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5];
  let carry = 0;
  const filled = digits.padStart(26, '0');
  for (const digit of filled) carry = table[(carry + Number(digit)) % 10];
  return `${filled}${(10 - carry) % 10}`;
}

function letters(text) {
  return text.replaceAll(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
}

function modulo97(digits) {
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest;
}

function twoDigits(number) {
  return String(number).padStart(2, '0');
}
