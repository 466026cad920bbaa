import { Buffer } from 'node:buffer';

const ZERO = 0x30;
const MINUS = 0x2d;
let scratch = Buffer.alloc(64);

/** Digits `0` to `count` as a decimal with `scale` digits behind the point, without zeros before it: `-1234.56`, `0.05`. */
export function decimalText(
  digits: Uint8Array,
  count: number,
  scale: number,
  negative: boolean,
  point: string,
): string {
  const most = Math.max(count, scale + 1) + 2;
  if (most > scratch.length) scratch = Buffer.alloc(most);
  let size = 0;
  let isZero = true;
  for (let at = 0; at < count && isZero; at += 1) isZero = digits[at] === 0;
  if (negative && !isZero) {
    scratch[0] = MINUS;
    size = 1;
  }
  const whole = count - scale;
  let at = 0;
  while (at < whole - 1 && digits[at] === 0) at += 1;
  if (whole <= 0) {
    scratch[size] = ZERO;
    size += 1;
  }
  for (; at < whole; at += 1) {
    scratch[size] = ZERO + (digits[at] ?? 0);
    size += 1;
  }
  if (scale > 0) {
    scratch[size] = point.charCodeAt(0);
    size += 1;
    for (at = whole; at < count; at += 1) {
      scratch[size] = ZERO + (at < 0 ? 0 : (digits[at] ?? 0));
      size += 1;
    }
  }
  return scratch.toString('latin1', 0, size);
}
