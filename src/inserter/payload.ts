import type { Fault } from '../fault/fault.ts';
import type { CodeProfile } from '../job/inserter-profile.ts';
import {
  checkDigit,
  CODE_FIELDS,
  isCodeField,
  MARK_BITS,
  marksAsCharacters,
  type CodeFieldName,
} from './code-fields.ts';
import { codeSymbol, SYMBOLOGY_NAMES, TOO_LONG, type CodeSymbol } from './code-symbol.ts';
import { createMarkBits } from './mark-bits.ts';
import type { SheetFacts } from './sheet-facts.ts';

type Part =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'field'; readonly field: CodeFieldName; readonly width: number; readonly limit: number }
  | { readonly kind: 'marks'; readonly width: number; readonly bitsOf: (facts: SheetFacts) => number }
  | { readonly kind: 'check' };

/** A payload pattern such as `{job:3}{run:5}{piece:7}{sheet:2}{sheets:2}`, read and found right. */
export interface PayloadPlan {
  readonly parts: readonly Part[];
  /** What holds it, the same size for every payload. */
  readonly symbol: CodeSymbol;
}

const PART = /\{([a-z]+):(\d{1,2})\}|([^{}]+)|(.)/gsu;

/** Base of a field's digits. */
const BASE = { digits: 10, hex: 16, 'base-32': 32 } as const;

/**
 * Reads a pattern; a fault when a name is unknown, comes twice, is too wide, when sheets and pieces cannot be told from one another, or the
 * whole is nothing that the code can hold.
 */
export function compilePayload(profile: Omit<CodeProfile, 'x' | 'y'>): PayloadPlan | Fault {
  const { payload: pattern, symbology } = profile;
  const parts: Part[] = [];
  const seen = new Set<string>();
  let sample = '';
  for (const [, name, digits, literal] of pattern.matchAll(PART)) {
    if (literal !== undefined) {
      if (!/^[ -~]*$/.test(literal)) return misread(pattern, 'it holds characters beyond printable ASCII');
      parts.push({ kind: 'literal', text: literal });
      sample += literal;
      continue;
    }
    if (name === undefined) return misread(pattern, 'a brace stands alone, or a field has no width');
    const width = Number(digits);
    const part = partOf(name, width, profile);
    if (typeof part === 'string') return misread(pattern, part);
    if (seen.has(name)) return misread(pattern, `${name} comes twice`);
    if (part.kind === 'check' && !/^\d+$/.test(sample))
      return misread(pattern, 'check stands behind other characters than digits, or behind none');
    seen.add(name);
    parts.push(part);
    sample += widest(part).repeat(width);
  }
  const untold = untoldProblem(seen);
  if (untold !== undefined) return misread(pattern, untold);
  // Letters and digits of a Code 128 differ in width, and its place is the same on every sheet.
  if (symbology === 'code-128' && (seen.has('stations') || seen.has('marks')))
    return misread(pattern, 'a Code 128 with stations or marks is not equally wide on all sheets');
  const symbol = codeSymbol(profile, sample);
  if (symbol === TOO_LONG) {
    const shape = symbology === 'datamatrix' && profile.shape === 'rectangular' ? 'rectangular ' : '';
    return {
      code: 'inserter.payload-size',
      place: { field: 'code.payload' },
      found: String(sample.length),
      values: { symbols: `${shape}${SYMBOLOGY_NAMES[symbology]}` },
    };
  }
  if (typeof symbol === 'string') return misread(pattern, symbol);
  return { parts, symbol };
}

/** A field of a pattern, or why it is none. */
function partOf(name: string, width: number, { marks }: Pick<CodeProfile, 'marks'>): Part | string {
  if (name === 'check')
    return width === 1 ? { kind: 'check' } : `check is ${width} digits wide, and there is one`;
  if (name === 'marks') {
    if (marks === undefined) return 'marks is there, and the code has no `marks` with its positions';
    const most = Math.ceil(marks.positions.length / MARK_BITS);
    if (width !== most)
      return `marks is ${width} characters wide, and ${marks.positions.length} positions take ${most}`;
    return { kind: 'marks', width, bitsOf: createMarkBits(marks) };
  }
  if (!isCodeField(name)) return `there is no field ${name}`;
  const { most, alphabet } = CODE_FIELDS[name];
  if (width < 1 || width > most)
    return `${name} is ${width} digits wide, ${most === 1 ? 'and it has one' : `1 to ${most} are possible`}`;
  return { kind: 'field', field: name, width, limit: BASE[alphabet] ** width };
}

/** A character that needs as much room as any that can come. */
function widest(part: Part): string {
  if (part.kind === 'marks') return 'A';
  return part.kind === 'field' && CODE_FIELDS[part.field].alphabet === 'hex' ? 'A' : '0';
}

/** What a machine could not tell from one another. */
function untoldProblem(seen: ReadonlySet<string>): string | undefined {
  const holds = (...names: readonly string[]): boolean => names.some((name) => seen.has(name));
  if (!holds('piece', 'match', 'marks', 'first', 'last', 'sheets'))
    return 'without piece, match, sheets, first, last or marks no piece can be told from the next';
  return holds('sheet', 'sequence', 'marks')
    ? undefined
    : 'without sheet, sequence or marks no sheet can be told from the next';
}

/** The highest number of sheets that the payload can count: a piece with more cannot be told apart by machines. */
export function mostSheets({ parts }: PayloadPlan): number {
  const limits = parts.flatMap((part) =>
    part.kind === 'field' && (part.field === 'sheet' || part.field === 'sheets') ? [part.limit] : [],
  );
  return limits.length === 0 ? Number.MAX_SAFE_INTEGER : Math.min(...limits) - 1;
}

/** The payload of one sheet; a fault when a value does not fit its width. */
export function writePayload(plan: PayloadPlan, facts: SheetFacts): string | Fault {
  let payload = '';
  for (const part of plan.parts) {
    if (part.kind === 'literal') payload += part.text;
    else if (part.kind === 'marks') payload += marksAsCharacters(part.bitsOf(facts), part.width);
    else if (part.kind === 'check') payload += checkDigit(payload);
    else {
      const { value, wraps, alphabet } = CODE_FIELDS[part.field];
      const number = value(facts);
      const shown = wraps ? number % part.limit : number;
      if (!Number.isInteger(shown) || shown < 0 || shown >= part.limit) return overflow(part, number);
      payload += shown.toString(BASE[alphabet]).toUpperCase().padStart(part.width, '0');
    }
  }
  return payload;
}

function misread(pattern: string, reason: string): Fault {
  return {
    code: 'inserter.payload-pattern',
    place: { field: 'code.payload' },
    found: pattern,
    values: { reason },
  };
}

function overflow(part: { readonly field: CodeFieldName; readonly width: number }, value: number): Fault {
  return {
    code: 'inserter.payload-overflow',
    place: { field: 'code.payload' },
    found: String(value),
    expected: String(part.width),
    values: { field: part.field },
  };
}
