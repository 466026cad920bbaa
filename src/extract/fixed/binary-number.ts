import type { Buffer } from 'node:buffer';
import { decimalText } from './decimal-text.ts';

const EXACT_BYTES = 6;
const ZERO = 0x30;

/** A two's complement number, its first byte the highest, of up to 8 bytes; all bits of an unsigned one are digits. */
export function binaryReader(
  scale: number,
  point: string,
  signed: boolean,
): (bytes: Buffer, start: number, end: number) => string {
  const digits = new Uint8Array(20);
  return (bytes, start, end) => {
    const size = end - start;
    let shown: string;
    if (size <= EXACT_BYTES)
      shown = String(signed ? bytes.readIntBE(start, size) : bytes.readUIntBE(start, size));
    else {
      const whole = BigInt(`0x${bytes.toString('hex', start, end)}`);
      shown = String(signed ? BigInt.asIntN(size * 8, whole) : whole);
    }
    if (scale === 0) return shown;
    const negative = shown.startsWith('-');
    const from = negative ? 1 : 0;
    for (let at = from; at < shown.length; at += 1) digits[at - from] = shown.charCodeAt(at) - ZERO;
    return decimalText(digits, shown.length - from, scale, negative, point);
  };
}
