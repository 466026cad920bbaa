import { rectangularLayouts, squareLayouts, type SymbolLayout } from '../barcode/data-matrix-sizes.ts';
import { dataMatrixLayout } from '../barcode/data-matrix.ts';
import type { Fault } from '../fault/fault.ts';
import type { CodeProfile } from '../job/inserter-profile.ts';
import type { SheetFacts } from './sheet-facts.ts';

/** What a payload can hold. */
export type PayloadFacts = Omit<SheetFacts, 'sheetInStream' | 'pieceInStream' | 'actions'>;

/** Names in a pattern and the facts that they stand for. */
const FIELDS = {
  job: 'job',
  run: 'run',
  piece: 'piece',
  sheet: 'sheetInPiece',
  sheets: 'sheetsInPiece',
} as const satisfies Record<string, keyof PayloadFacts>;

type FieldName = keyof typeof FIELDS;

type Part =
  | { readonly literal: string }
  | { readonly field: FieldName; readonly width: number; readonly limit: number };

/** A payload pattern such as `{job:3}{run:5}{piece:7}{sheet:2}{sheets:2}`, read and found right. */
export interface PayloadPlan {
  readonly parts: readonly Part[];
  /** The Data Matrix that holds it, the same for every payload, and all that the profile lets it be. */
  readonly symbol: SymbolLayout;
  readonly layouts: readonly SymbolLayout[];
}

const PART = /\{([a-z]+):(\d{1,2})\}|([^{}]+)|(.)/gsu;

const LAYOUTS = { square: squareLayouts, rectangular: rectangularLayouts };

/** Reads a pattern; a fault when a name is unknown, comes twice, is too wide, or the whole too long for a code. */
export function compilePayload({
  payload: pattern,
  shape,
}: Pick<CodeProfile, 'payload' | 'shape'>): PayloadPlan | Fault {
  const parts: Part[] = [];
  const seen = new Set<string>();
  let sample = '';
  for (const [, name, digits, literal] of pattern.matchAll(PART)) {
    if (literal !== undefined) {
      if (!/^[ -~]*$/.test(literal)) return misread(pattern, 'it holds characters beyond printable ASCII');
      parts.push({ literal });
      sample += literal;
      continue;
    }
    if (name === undefined) return misread(pattern, 'a brace stands alone, or a field has no width');
    if (!isField(name)) return misread(pattern, `there is no field ${name}`);
    const width = Number(digits);
    if (width < 1 || width > 15)
      return misread(pattern, `${name} is ${width} digits wide, 1 to 15 are possible`);
    if (seen.has(name)) return misread(pattern, `${name} comes twice`);
    seen.add(name);
    parts.push({ field: name, width, limit: 10 ** width });
    sample += '0'.repeat(width);
  }
  if (!seen.has('piece') || !seen.has('sheet'))
    return misread(pattern, 'without piece and sheet no sheet can be told from another');
  // Which digits stand in a field does not change how many codewords they take.
  const layouts = LAYOUTS[shape];
  const symbol = dataMatrixLayout(sample, layouts);
  if (symbol === undefined) {
    const values = { symbols: shape === 'square' ? 'Data Matrix' : 'rectangular Data Matrix' };
    return {
      code: 'inserter.payload-size',
      place: { field: 'code.payload' },
      found: String(sample.length),
      values,
    };
  }
  return { parts, symbol, layouts };
}

/** The highest number of sheets that the payload can count: a piece with more cannot be told apart by machines. */
export function mostSheets({ parts }: PayloadPlan): number {
  const limits = parts.flatMap((part) =>
    'field' in part && (part.field === 'sheet' || part.field === 'sheets') ? [part.limit] : [],
  );
  return Math.min(...limits) - 1;
}

/** The payload of one sheet; a fault when a value does not fit its width. */
export function writePayload(plan: PayloadPlan, facts: PayloadFacts): string | Fault {
  let payload = '';
  for (const part of plan.parts) {
    if ('literal' in part) {
      payload += part.literal;
      continue;
    }
    const value = facts[FIELDS[part.field]];
    if (!Number.isInteger(value) || value < 0 || value >= part.limit) return overflow(part, value);
    payload += String(value).padStart(part.width, '0');
  }
  return payload;
}

function isField(name: string): name is FieldName {
  return Object.hasOwn(FIELDS, name);
}

function misread(pattern: string, reason: string): Fault {
  return {
    code: 'inserter.payload-pattern',
    place: { field: 'code.payload' },
    found: pattern,
    values: { reason },
  };
}

function overflow(part: { readonly field: FieldName; readonly width: number }, value: number): Fault {
  return {
    code: 'inserter.payload-overflow',
    place: { field: 'code.payload' },
    found: String(value),
    expected: String(part.width),
    values: { field: part.field },
  };
}
