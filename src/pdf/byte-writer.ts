const DOT = 0x2e;
const MINUS = 0x2d;
const ZERO = 0x30;

/** ASCII and numbers into one growing buffer that is used again and again. */
export class ByteWriter {
  protected buffer: Uint8Array;
  protected at = 0;

  constructor(capacity = 1 << 16) {
    this.buffer = new Uint8Array(capacity);
  }

  /** Bytes written since the last `rewind`. */
  get length(): number {
    return this.at;
  }

  /** What was written, valid until the next write. */
  protected written(): Uint8Array {
    return this.buffer.subarray(0, this.at);
  }

  protected rewind(): void {
    this.at = 0;
  }

  /** Makes room for `bytes` more. */
  protected reserve(bytes: number): void {
    const needed = this.at + bytes;
    if (needed <= this.buffer.length) return;
    const grown = new Uint8Array(Math.max(needed, this.buffer.length * 2));
    grown.set(this.written());
    this.buffer = grown;
  }

  /** Printable ASCII; room must be reserved. */
  protected ascii(text: string): void {
    const buffer = this.buffer;
    let at = this.at;
    for (let i = 0; i < text.length; i++) buffer[at++] = text.charCodeAt(i);
    this.at = at;
  }

  protected bytes(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.buffer.set(bytes, this.at);
    this.at += bytes.length;
  }

  /** A whole number of hundredths as a decimal without needless zeros, and a blank: `1250` → `12.5 `, `-5` → `-.05 `. */
  protected hundredths(value: number): void {
    const buffer = this.buffer;
    let at = this.at;
    let rest = value;
    if (rest < 0) {
      buffer[at++] = MINUS;
      rest = -rest;
    }
    const whole = Math.floor(rest / 100);
    const fraction = rest - whole * 100;
    if (whole > 0 || fraction === 0) {
      if (whole >= 10) {
        let unit = 10;
        while (unit * 10 <= whole) unit *= 10;
        let left = whole;
        for (; unit >= 10; unit /= 10) {
          const digit = (left / unit) | 0;
          buffer[at++] = ZERO + digit;
          left -= digit * unit;
        }
        buffer[at++] = ZERO + left;
      } else buffer[at++] = ZERO + whole;
    }
    if (fraction > 0) {
      const tenth = (fraction / 10) | 0;
      const hundredth = fraction - tenth * 10;
      buffer[at++] = DOT;
      buffer[at++] = ZERO + tenth;
      if (hundredth > 0) buffer[at++] = ZERO + hundredth;
    }
    buffer[at++] = 0x20;
    this.at = at;
  }

  /** A number with up to five decimals, and a blank: for matrices. */
  protected decimal(value: number): void {
    if (!(value > -1e6 && value < 1e6)) throw new RangeError(`not a number for a page: ${value}`);
    this.ascii(String(Math.round(value * 1e5) / 1e5));
    this.buffer[this.at++] = 0x20;
  }
}

/** A length in pt as whole hundredths; refuses what is no number or far off any page. */
export function toHundredths(value: number): number {
  const hundredths = Math.round(value * 100);
  if (hundredths > -1e8 && hundredths < 1e8) return hundredths === 0 ? 0 : hundredths;
  throw new RangeError(`not a length on a page: ${value} pt`);
}
