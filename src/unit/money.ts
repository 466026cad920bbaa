/** Money is whole minor units (cents), an exact integer: no amount ever passes through a float. */

declare const centsBrand: unique symbol;

export type Cents = number & { readonly [centsBrand]: true };

/** Whole minor units; refuses fractions and what is beyond exact integers. */
export function cents(value: number): Cents {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not an amount in whole minor units: ${value}`);
  return value as Cents;
}

/** `1234567` with two decimals → `12,345.67`: the neutral form of reports and messages. */
export function showAmount(value: number, decimals: number): string {
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = digits.slice(digits.length - decimals);
  return `${value < 0 ? '-' : ''}${whole}${decimals === 0 ? '' : `.${rest}`}`;
}
