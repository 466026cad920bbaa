import type { ColumnPlan, ColumnSpan } from '../../job/table-plan.ts';
import { charsetOf, type Charset } from '../charset/charset.ts';
import { numberReader, type BadNumber } from './number-fields.ts';
import type { RecordView } from './record-view.ts';

/** A column's place in a record, and how its text is read. */
export interface Field {
  readonly column: ColumnPlan;
  readonly span: ColumnSpan;
  /** Text without its pads; null where nothing stands: blanks or low values throughout. */
  read(record: RecordView): string | null | BadNumber;
}

const NUMBERS: readonly ColumnPlan['type'][] = ['integer', 'amount', 'decimal'];
const LOW_VALUE = 0;

/**
 * Makes the reader of a column. Stored numbers become decimals with the column's own decimal mark, so that typing reads
 * them like any other text; a number that is to be a day or a text keeps the zeros before it.
 */
export function compileField(column: ColumnPlan, charset: Charset): Field {
  const { span } = column;
  if (span === undefined) throw new RangeError(`column ${column.name} has no place in the record`);
  const read = span.storage === 'text' ? textReader(column, span) : storedReader(column, span, charset);
  return { column, span, read };
}

export function isNumber(column: ColumnPlan): boolean {
  return NUMBERS.includes(column.type);
}

function textReader(column: ColumnPlan, span: ColumnSpan): Field['read'] {
  const { start, length, pad } = span;
  const end = start + length;
  if (isNumber(column)) {
    const plain = span.sign === 'none' && span.implied === undefined;
    return (record) => {
      const text = strip(record.text(start, end), ' ', true, true);
      if (text === '' || isLow(text)) return null;
      return plain ? text : writtenNumber(text, column, span);
    };
  }
  const left = column.trim === 'both' || column.trim === 'left';
  const right = column.trim === 'both' || column.trim === 'right';
  return (record) => {
    const text = strip(record.text(start, end), pad, left, right);
    return text === '' || isLow(text) ? null : text;
  };
}

function storedReader(column: ColumnPlan, span: ColumnSpan, charset: Charset): Field['read'] {
  const read = numberReader(span, column.decimal, charset.multibyte ? charsetOf('iso-8859-1') : charset);
  const { start, length } = span;
  const digits = zerosKept(column, span);
  return (record) => {
    const to = Math.min(start + length, record.length);
    if (start >= to) return null;
    const from = record.start + start;
    const number = read(record.bytes, from, record.start + to);
    if (typeof number !== 'string') return number;
    return number.length < digits ? number.padStart(digits, '0') : number;
  };
}

/** Digits of a number that is none in truth: `01022019` is a day, `00417` a name. */
function zerosKept(column: ColumnPlan, span: ColumnSpan): number {
  if (isNumber(column)) return 0;
  if (column.type === 'date') return column.format.length;
  const separate = span.sign === 'leading' || span.sign === 'trailing';
  return span.storage === 'zoned' ? span.length - (separate ? 1 : 0) : 0;
}

/** `-  12.30`, `12.30-`, `12.30CR` → `-12.30`; digits alone get the point that their picture implies. */
function writtenNumber(text: string, { decimal, group }: ColumnPlan, { implied }: ColumnSpan): string {
  const [, before = '', body = '', after = ''] = /^([+-]?)\s*(.*?)\s*([+-]|CR|DB)?$/.exec(text) ?? [];
  if (before !== '' && after !== '') return text;
  const minus = before === '-' || (after !== '' && after !== '+') ? '-' : '';
  const digits = group === '' ? body : body.replaceAll(group, '');
  if (implied === undefined || implied === 0 || !/^\d+$/.test(digits)) return minus + body;
  const padded = digits.padStart(implied + 1, '0');
  return `${minus}${padded.slice(0, -implied)}${decimal}${padded.slice(-implied)}`;
}

function strip(text: string, pad: string, left: boolean, right: boolean): string {
  const code = pad.charCodeAt(0);
  let from = 0;
  let to = text.length;
  if (right) while (to > from && text.charCodeAt(to - 1) === code) to -= 1;
  if (left) while (from < to && text.charCodeAt(from) === code) from += 1;
  return to - from === text.length ? text : text.substring(from, to);
}

function isLow(text: string): boolean {
  if (text.charCodeAt(0) !== LOW_VALUE) return false;
  for (let i = 1; i < text.length; i += 1) if (text.charCodeAt(i) !== LOW_VALUE) return false;
  return true;
}
