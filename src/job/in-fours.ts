/** Does not break a line. */
const BLANK = '\u00a0';

/** An account number or reference in groups of four, in capitals, as it is printed (ISO 13616-1, 6.2): `DE89 3704 …`. */
export function inFours(text: string): string {
  const solid = text.replaceAll(/\s/g, '').toUpperCase();
  return solid.replaceAll(/.{4}(?=.)/g, (four) => four + BLANK);
}
