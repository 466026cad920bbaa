import type { Buffer } from 'node:buffer';
import type { Charset } from '../charset/charset.ts';
import type { CellSource } from '../nesting/claim-reader.ts';
import type { BareFault } from '../nesting/nested-rows.ts';
import type { JsonScanner } from './json-scanner.ts';
import { CELL } from './json-tokens.ts';

const MAX_EXPONENT = 400;
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const UNPRINTED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Texts of the cells that a scan found. */
export class JsonTexts implements CellSource {
  readonly #scanner: () => JsonScanner;
  readonly #charset: Charset;
  #bytes: Buffer;
  /** One string for many cells costs less than a decoding for each; made when the first is wanted. */
  #latin: string | undefined;

  constructor(scanner: () => JsonScanner, charset: Charset, empty: Buffer) {
    this.#scanner = scanner;
    this.#charset = charset;
    this.#bytes = empty;
  }

  /** To be called when the bytes are others than before. */
  begin(bytes: Buffer): void {
    this.#bytes = bytes;
    this.#latin = undefined;
  }

  text(cell: number): string | null | undefined {
    const { kind, start, end } = this.#scanner();
    const from = start[cell] ?? 0;
    const to = end[cell] ?? 0;
    switch (kind[cell]) {
      case CELL.plain:
      case CELL.number:
        return this.#ascii(from, to);
      case CELL.wide:
        return this.#charset.decode(this.#bytes, from, to);
      case CELL.escaped:
        return unescaped(this.#charset.decode(this.#bytes, from, to));
      case CELL.scientific:
        return withoutExponent(this.#ascii(from, to));
      case CELL.true:
        return 'true';
      case CELL.false:
        return 'false';
      case CELL.absent:
      case CELL.null:
        return null;
      default:
        return undefined;
    }
  }

  #ascii(from: number, to: number): string {
    this.#latin ??= this.#bytes.toString('latin1');
    return this.#latin.substring(from, to);
  }

  isNumber(cell: number): boolean {
    const kind = this.#scanner().kind[cell];
    return kind === CELL.number || kind === CELL.scientific;
  }

  /** Why a cell's text cannot stand on paper or is no text; `text` is what it gave. */
  problemOf(cell: number, text: string | null | undefined): BareFault | undefined {
    const kind = this.#scanner().kind[cell];
    if (kind === CELL.object || kind === CELL.array) {
      const what = kind === CELL.object ? 'an object' : 'an array';
      return { code: 'extract.cell-not-plain', values: { what } };
    }
    if (kind !== CELL.escaped || text === null || text === undefined) return undefined;
    const control = UNPRINTED.exec(text)?.[0];
    if (control !== undefined) {
      const found = `0x${control.charCodeAt(0).toString(16).padStart(2, '0')}`;
      return { code: 'extract.control-character', found };
    }
    if (!/\p{Surrogate}/u.test(text)) return undefined;
    return { code: 'extract.json-malformed', values: { reason: 'half of a surrogate pair' } };
  }
}

/** The text of a string's content, whose escapes were found right. */
function unescaped(content: string): string {
  const text: unknown = JSON.parse(`"${content}"`);
  return typeof text === 'string' ? text : '';
}

/** `1.5e-3` → `0.0015`, `1e2` → `100`: the same number, to its last digit. Absurd exponents are left as they are. */
export function withoutExponent(number: string): string {
  const [mantissa = '', exponent = ''] = number.toLowerCase().split('e');
  const shift = Number(exponent);
  if (Math.abs(shift) > MAX_EXPONENT) return number;
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', decimals = ''] = mantissa.slice(sign.length).split('.');
  const digits = whole + decimals;
  const point = whole.length + shift;
  const before = digits.slice(0, Math.max(0, point)).padEnd(Math.max(0, point), '0');
  const after = point < 0 ? '0'.repeat(-point) + digits : digits.slice(point);
  const integer = before.replace(/^0+(?=\d)/, '');
  return `${sign}${integer === '' ? '0' : integer}${after === '' ? '' : `.${after}`}`;
}
