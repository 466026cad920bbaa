/** Whole units of the last digit as text: `decimal(-1250, 2, ',')` is `-12,50`. */
export function decimal(units, digits, point = '.') {
  const text = String(Math.abs(units)).padStart(digits + 1, '0');
  const whole = `${text.slice(0, text.length - digits)}${point}${text.slice(text.length - digits)}`;
  return `${units < 0 ? '-' : ''}${digits === 0 ? text : whole}`;
}

/** A product or quotient of whole numbers, rounded half away from zero. */
export function rounded(numerator, denominator = 1) {
  const quotient = Math.abs(numerator) / denominator;
  return Math.sign(numerator) * Math.floor(quotient + 0.5);
}
