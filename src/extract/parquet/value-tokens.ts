import { Buffer, isUtf8 } from 'node:buffer';
import type { SchemaElement } from 'hyparquet';
import { showCivilDay } from './civil-day.ts';

/** A value as it comes out of a page, before anything is made of it; an INT96 as nanoseconds since 1970. */
export type RawValue = number | bigint | boolean | Uint8Array;

/** Stands for bytes that are no UTF-8. No value is written so. */
export const INVALID = '';

/** Makes the JSON of a value, exactly. */
export type Tokenizer = (value: RawValue) => string;

const MILLIS_A_DAY = 86_400_000n;
/**
 * How a column's values are written in JSON: numbers as numbers with all their digits, days as `2024-01-31`, points of
 * time as `2024-01-31T12:34:56.789` with a `Z` where they are UTC. Undefined: values that no cell can hold.
 */
export function tokenizerOf(element: SchemaElement, asDay: boolean): Tokenizer | undefined {
  const { type, converted_type: converted, logical_type: logical } = element;
  const kind = logical?.type;
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') {
    const scale = logical?.type === 'DECIMAL' ? logical.scale : (element.scale ?? 0);
    return (value) => decimalText(unscaled(value), scale);
  }
  if (kind === 'DATE' || converted === 'DATE') return (value) => `"${showCivilDay(BigInt(Number(value)))}"`;
  if (logical?.type === 'TIMESTAMP') {
    const perDay = MILLIS_A_DAY * unitsPerMilli(logical.unit);
    const zone = logical.isAdjustedToUTC ? 'Z' : '';
    return (value) => instantText(toBigInt(value), perDay, zone, asDay);
  }
  if (converted === 'TIMESTAMP_MILLIS')
    return (value) => instantText(toBigInt(value), MILLIS_A_DAY, 'Z', asDay);
  if (converted === 'TIMESTAMP_MICROS') {
    return (value) => instantText(toBigInt(value), MILLIS_A_DAY * 1000n, 'Z', asDay);
  }
  if (logical?.type === 'TIME') {
    const perDay = MILLIS_A_DAY * unitsPerMilli(logical.unit);
    return (value) => `"${timeText(toBigInt(value), perDay)}"`;
  }
  if (converted === 'TIME_MILLIS') return (value) => `"${timeText(toBigInt(value), MILLIS_A_DAY)}"`;
  if (converted === 'TIME_MICROS') return (value) => `"${timeText(toBigInt(value), MILLIS_A_DAY * 1000n)}"`;
  if (converted === 'INTERVAL' || converted === 'BSON' || kind === 'BSON') return undefined;
  if (kind === 'VARIANT' || kind === 'GEOMETRY' || kind === 'GEOGRAPHY') return undefined;
  if (kind === 'UUID') return uuidText;
  if (kind === 'FLOAT16') return (value) => floatText(half(value), Math.fround);
  switch (type) {
    case 'BOOLEAN':
      return String;
    case 'INT32':
      return isUnsigned(element) ? (value) => String(Number(value) >>> 0) : String;
    case 'INT64':
      return isUnsigned(element) ? (value) => String(BigInt.asUintN(64, toBigInt(value))) : String;
    case 'INT96':
      return (value) => instantText(toBigInt(value), MILLIS_A_DAY * 1_000_000n, '', asDay);
    case 'FLOAT':
      return (value) => floatText(Number(value), Math.fround);
    case 'DOUBLE':
      return (value) => floatText(Number(value), Number);
    case 'BYTE_ARRAY':
    case 'FIXED_LEN_BYTE_ARRAY':
      return stringText;
    default:
      return undefined;
  }
}

function unitsPerMilli(unit: 'MILLIS' | 'MICROS' | 'NANOS'): bigint {
  return unit === 'MILLIS' ? 1n : unit === 'MICROS' ? 1000n : 1_000_000n;
}

function isUnsigned({ converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  return converted?.startsWith('UINT_') === true || (logical?.type === 'INTEGER' && !logical.isSigned);
}

function toBigInt(value: RawValue): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return BigInt(value);
  throw new TypeError('a value of another type than its column');
}

function unscaled(value: RawValue): bigint {
  if (!(value instanceof Uint8Array)) return toBigInt(value);
  const hex = Buffer.from(value.buffer, value.byteOffset, value.length).toString('hex');
  return hex === '' ? 0n : BigInt.asIntN(value.length * 8, BigInt(`0x${hex}`));
}

function decimalText(value: bigint, scale: number): string {
  if (scale === 0) return String(value);
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** `value` units since 1970; a midnight is its day alone where a day is wanted. */
function instantText(value: bigint, perDay: bigint, zone: string, asDay: boolean): string {
  const inDay = ((value % perDay) + perDay) % perDay;
  const date = showCivilDay((value - inDay) / perDay);
  return asDay && inDay === 0n ? `"${date}"` : `"${date}T${timeText(inDay, perDay)}${zone}"`;
}

/** `12:34:56`, with as many decimals as the unit has; none when they are zeros. */
function timeText(value: bigint, perDay: bigint): string {
  const perSecond = perDay / 86_400n;
  const seconds = Number(value / perSecond);
  const rest = value % perSecond;
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
  return rest === 0n ? clock : `${clock}.${String(rest).padStart(String(perSecond).length - 1, '0')}`;
}

/** The fewest digits that say which number it is, without an exponent. */
function floatText(value: number, round: (value: number) => number): string {
  if (!Number.isFinite(value)) return `"${value}"`;
  let text = String(value);
  for (let digits = 1; round === Math.fround && digits <= 9; digits += 1) {
    text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) break;
  }
  return plain(Number(text));
}

function plain(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return Object.is(value, -0) ? '-0' : text;
  const [mantissa = '', exponent = '0'] = text.split('e');
  const [whole = '', decimals = ''] = mantissa.replace('-', '').split('.');
  const sign = value < 0 ? '-' : '';
  const shift = Number(exponent);
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - 1)}${whole}${decimals}`;
  return sign + whole + decimals.padEnd(shift, '0');
}

/** IEEE 754 binary16, least byte first. */
function half(value: RawValue): number {
  if (!(value instanceof Uint8Array)) throw new TypeError('a value of another type than its column');
  const bits = ((value[1] ?? 0) << 8) | (value[0] ?? 0);
  const sign = bits >> 15 === 0 ? 1 : -1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * 2 ** -24 * fraction;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return sign * 2 ** (exponent - 25) * (1024 + fraction);
}

function uuidText(value: RawValue): string {
  if (!(value instanceof Uint8Array)) return INVALID;
  const hex = Buffer.from(value).toString('hex');
  return `"${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')}"`;
}

function stringText(value: RawValue): string {
  if (!(value instanceof Uint8Array)) throw new TypeError('a value of another type than its column');
  if (!isUtf8(value)) return INVALID;
  return JSON.stringify(Buffer.from(value.buffer, value.byteOffset, value.length).toString('utf8'));
}
