import type { Fault } from '../fault/fault.ts';
import { ADDRESS_LINES } from '../job/built-in/control-layouts.ts';
import type { ControlColumn, ControlLayout } from '../job/control-layout.ts';
import { withoutFormula } from '../unit/formula-guard.ts';
import { CONTROL_FIELDS, type ControlFacts } from './control-fields.ts';

/** Writes the control file of a stream; texts are in the layout's characters, not yet in its encoding. */
export interface ControlWriter {
  /** What stands before the first row and behind the last one. */
  readonly head: string;
  readonly foot: string;
  /** A row with its end; a fault when a value is wider than its column. */
  readonly row: (facts: ControlFacts) => string | Fault;
}

type Part =
  | { readonly literal: string }
  | {
      readonly field: string;
      readonly value: (facts: ControlFacts) => string | number;
      readonly digits: number | undefined;
    };

interface CompiledColumn extends ControlColumn {
  readonly parts: readonly Part[];
}

const PART = /\{([a-z]+(?:_[a-z0-9]+)*)(?::(\d{1,2}))?\}|([^{}]+)|(.)/gsu;

/** Makes the writer of a layout; a fault when a column names no field, or a fixed one has no width. */
export function compileControl(layout: ControlLayout): ControlWriter | Fault {
  const columns: CompiledColumn[] = [];
  for (const column of layout.columns) {
    const parts = partsOf(column.value);
    if (typeof parts === 'string') return misread(column, parts);
    if (layout.format === 'fixed' && column.width === undefined)
      return misread(column, 'it has no width, and rows are fixed');
    if (Array.from(column.pad).length !== 1) return misread(column, 'it is padded with one character');
    // Rows are counted by the ends of their elements before the release.
    if (layout.format === 'xml' && column.name === layout.element)
      return misread(column, 'it is called like the elements that are rows');
    columns.push({ ...column, parts });
  }
  const end = layout.lineEnd === 'crlf' ? '\r\n' : '\n';
  if (layout.format === 'xml') return xmlWriter(layout, columns, end);
  const shown =
    layout.format === 'fixed' ? fixed : (text: string): string => cell(text, layout.delimiter, layout.guard);
  const between = layout.format === 'fixed' ? '' : layout.delimiter;
  const head = columns.map((column) => {
    const text = shown(column.name, { ...column, cut: true });
    return typeof text === 'string' ? text : '';
  });
  return {
    head: layout.header ? `${head.join(between)}${end}` : '',
    foot: '',
    row: (facts) => {
      checkLines(facts);
      let row = '';
      for (const [i, column] of columns.entries()) {
        const text = textOf(column, facts);
        if (typeof text !== 'string') return text;
        const made = shown(text, column);
        if (typeof made !== 'string') return made;
        row += i === 0 ? made : between + made;
      }
      return row + end;
    },
  };
}

function partsOf(pattern: string): Part[] | string {
  const parts: Part[] = [];
  for (const [, field, digits, literal] of pattern.matchAll(PART)) {
    if (literal !== undefined) parts.push({ literal });
    else if (field === undefined) return 'a brace stands alone';
    else {
      const value = Object.hasOwn(CONTROL_FIELDS, field) ? CONTROL_FIELDS[field] : undefined;
      if (value === undefined) return `there is no field ${field}`;
      parts.push({ field, value, digits: digits === undefined ? undefined : Number(digits) });
    }
  }
  return parts;
}

function textOf({ parts, name }: CompiledColumn, facts: ControlFacts): string | Fault {
  let text = '';
  for (const part of parts) {
    if ('literal' in part) {
      text += part.literal;
      continue;
    }
    const value = String(part.value(facts));
    if (part.digits !== undefined && value.length > part.digits)
      return tooWide(name, value.length, part.digits);
    text += part.digits === undefined ? value : value.padStart(part.digits, '0');
  }
  return text;
}

/** A cell of a delimited row: made harmless first, then quoted where RFC 4180 wants it. */
function cell(text: string, delimiter: string, guard: boolean): string {
  const safe = guard ? withoutFormula(text) : text;
  const quote = text.includes('"') || text.includes(delimiter) || text.includes('\n') || text.includes('\r');
  return quote ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A cell of a fixed row: line ends in it would end the row. */
function fixed(text: string, { name, width = 0, align, pad, cut }: ControlColumn): string | Fault {
  const characters = Array.from(text.normalize('NFC').replace(CONTROLS, ' '));
  if (characters.length > width && !cut) return tooWide(name, characters.length, width);
  const shown = characters.slice(0, width).join('');
  const fill = pad.repeat(Math.max(0, width - characters.length));
  return align === 'left' ? shown + fill : fill + shown;
}

function xmlWriter(layout: ControlLayout, columns: readonly CompiledColumn[], end: string): ControlWriter {
  const { root, element, encoding } = layout;
  return {
    head: `<?xml version="1.0" encoding="${encoding.toUpperCase()}"?>${end}<${root}>${end}`,
    foot: `</${root}>${end}`,
    row: (facts) => {
      checkLines(facts);
      let row = `<${element}>`;
      for (const column of columns) {
        const text = textOf(column, facts);
        if (typeof text !== 'string') return text;
        row += `<${column.name}>${escaped(text)}</${column.name}>`;
      }
      return `${row}</${element}>${end}`;
    },
  };
}

const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML 1.0 has no control characters and no halves of characters. */
function escaped(text: string): string {
  return text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(CONTROLS, ' ')
    .replaceAll(/[\ufffe\uffff]/gu, ' ')
    .replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}

/** More lines than a row has room for are an error of the caller's: none is ever left out. */
function checkLines({ addressLines }: ControlFacts): void {
  if (addressLines.length > ADDRESS_LINES)
    throw new RangeError(`${addressLines.length} address lines where ${ADDRESS_LINES} fit`);
}

function misread({ name, value }: ControlColumn, reason: string): Fault {
  return {
    code: 'inserter.control-column',
    place: { field: 'control.columns' },
    found: value,
    values: { column: name, reason },
  };
}

function tooWide(column: string, found: number, expected: number): Fault {
  return {
    code: 'inserter.control-overflow',
    place: { field: 'control.columns' },
    found: String(found),
    expected: String(expected),
    values: { column },
  };
}

/** The path of the control file that goes with a print stream's. */
export function controlFileOf(stream: string, { extension }: Pick<ControlLayout, 'extension'>): string {
  return stream.replace(/\.pdf$/, `.control.${extension}`);
}
