import { CLASS_OF, endOfRegular, REGULAR, WHITE } from '../characters.ts';
import { hexString, literalString } from '../string-object.ts';

/** A number; a name with its slash, a string behind `(`, with a character for each byte; or a list of such. */
type Operand = number | string | readonly Operand[];

/** What an operator is given, in order. */
export class Operands {
  readonly all: Operand[] = [];

  /** The number at a place; one that is not there is 0. */
  number(at: number): number {
    const operand = this.all[at];
    return typeof operand === 'number' ? operand : 0;
  }

  /** The text of the last name or string, or of the one at a place; '' without one. */
  text(at = this.all.length - 1): string {
    const operand = this.all[at];
    return typeof operand === 'string' ? operand.slice(1) : '';
  }

  /** The list in front; none: empty. */
  list(): readonly Operand[] {
    const operand = this.all[0];
    return typeof operand === 'object' ? operand : [];
  }

  /** The operands as text, for what is held against its like without being understood. */
  shown(): string {
    return shownAll(this.all);
  }
}

function shownAll(operands: readonly Operand[]): string {
  return operands.map((each) => (typeof each === 'object' ? `[${shownAll(each)}]` : String(each))).join(' ');
}

/**
 * Reads a content stream operator by operator (ISO 32000-2 7.8.2). `operands` is one object that is filled anew for each
 * operator. Dictionaries, which only marked content takes, are passed over.
 */
export function readOperators(
  content: Uint8Array,
  take: (operator: string, operands: Operands) => void,
): void {
  const operands = new Operands();
  const lists: Operand[][] = [];
  let into: Operand[] = operands.all;
  for (let at = 0; at < content.length;) {
    const byte = content[at] ?? 0;
    const kind = CLASS_OF[byte];
    if (kind === WHITE) at += 1;
    else if (kind === REGULAR) {
      const end = endOfRegular(content, at);
      if (isNumber(byte)) into.push(numberIn(content, at, end));
      else {
        take(operatorIn(content, at, end), operands);
        operands.all.length = 0;
        lists.length = 0;
        into = operands.all;
      }
      at = end;
    } else if (byte === SLASH) {
      const end = endOfRegular(content, at + 1);
      into.push(latin1(content, at, end));
      at = end;
    } else if (byte === OPEN || (byte === LESS && content[at + 1] !== LESS)) {
      const { text, end } = byte === OPEN ? literalString(content, at + 1) : hexString(content, at + 1);
      into.push(`(${text}`);
      at = end;
    } else if (byte === PERCENT) {
      while (at < content.length && content[at] !== 0x0a && content[at] !== 0x0d) at += 1;
    } else {
      if (byte === OPEN_LIST) lists.push((into = []));
      else if (byte === CLOSE_LIST) {
        const list = lists.pop();
        into = lists.at(-1) ?? operands.all;
        if (list !== undefined) into.push(list);
      }
      at += byte === LESS || (byte === MORE && content[at + 1] === MORE) ? 2 : 1;
    }
  }
}

const SLASH = 0x2f;
const OPEN = 0x28;
const LESS = 0x3c;
const MORE = 0x3e;
const PERCENT = 0x25;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const MINUS = 0x2d;
const POINT = 0x2e;

function isNumber(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || byte === POINT || byte === MINUS || byte === 0x2b;
}

/** Digits are added up: a page has thousands of numbers, and a string for each would take longer than the rest. */
function numberIn(content: Uint8Array, from: number, to: number): number {
  let digits = 0;
  let scale = 0;
  for (let i = from; i < to; i += 1) {
    const byte = content[i] ?? 0;
    if (byte === POINT) scale = 1;
    else if (byte >= 0x30 && byte <= 0x39) {
      digits = digits * 10 + byte - 0x30;
      scale *= 10;
    }
  }
  const value = scale > 1 ? digits / scale : digits;
  return content[from] === MINUS ? -value : value;
}

/** Operators have up to three characters, and there are few of them: each is made once. */
const operators = new Map<number, string>();

function operatorIn(content: Uint8Array, from: number, to: number): string {
  if (to - from > 3) return latin1(content, from, to);
  let code = 0;
  for (let i = from; i < to; i += 1) code = code * 256 + (content[i] ?? 0);
  let operator = operators.get(code);
  if (operator === undefined) {
    operator = latin1(content, from, to);
    operators.set(code, operator);
  }
  return operator;
}

function latin1(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i += 1) text += String.fromCharCode(bytes[i] ?? 0);
  return text;
}

/** Names that a content stream calls, without their slashes; ones inside strings too, which does no harm. */
export function calledNames(content: Uint8Array): ReadonlySet<string> {
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1');
  return new Set(Array.from(text.matchAll(NAME), (match) => match[1] ?? ''));
}

const NAME = /\/([^\s/()<>[\]{}%]+)/g;
