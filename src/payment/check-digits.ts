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
