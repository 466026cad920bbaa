import { shapeOf, type Fault } from '../../fault/fault.ts';
import type { ColumnPlan } from '../../job/table-plan.ts';
import type { FieldValue } from '../../model/record.ts';
import { compileDateReader, isZeroDate } from './date-reader.ts';
import { compileDecimalReader, numberForm } from './decimal-reader.ts';

/** Types the cells of one column. */
interface ColumnReader {
  readonly name: string;
  /** The value of a cell; undefined: it has a fault. */
  read(cell: string | null): FieldValue | undefined;
  /** What is wrong with a cell that has no value. */
  faultOf(cell: string | null): Omit<Fault, 'place'>;
}

/**
 * Makes the reader of a column. Missing text and codes are '', all else that is missing is null. Numbers and days are read
 * without outer blanks; `trim` is about texts, codes and booleans.
 */
export function compileColumn(column: ColumnPlan): ColumnReader {
  const kind = kindOf(column);
  const { empty, required } = column;
  const { trim } = kind;
  const isMissing = (text: string): boolean => text === '' || empty.includes(text) || kind.isMissing(text);
  const nothing = required ? undefined : kind.nothing;
  const careful = (cell: string | null): FieldValue | undefined => {
    const text = cell === null ? '' : trim(cell);
    return isMissing(text) ? nothing : kind.read(text);
  };
  return {
    name: column.name,
    read: empty.length === 0 ? kind.quick(careful, nothing) : careful,
    faultOf(cell) {
      const text = cell === null ? '' : trim(cell);
      return isMissing(text) ? { code: 'extract.field-empty' } : kind.fault(text);
    },
  };
}

type Read = (cell: string | null) => FieldValue | undefined;

/** What a column's type makes of a text that was trimmed and is there. */
interface Kind {
  readonly nothing: FieldValue;
  readonly trim: (text: string) => string;
  readonly isMissing: (text: string) => boolean;
  readonly read: (text: string) => FieldValue | undefined;
  readonly fault: (text: string) => Omit<Fault, 'place'>;
  /** A shorter way to the same for a column without further texts that mean nothing; the careful one decides what it cannot. */
  readonly quick: (careful: Read, nothing: FieldValue | undefined) => Read;
}

function kindOf(column: ColumnPlan): Kind {
  switch (column.type) {
    case 'text':
      return textKind(column);
    case 'integer':
    case 'amount':
    case 'decimal':
      return numberKind(column);
    case 'date':
      return dateKind(column);
    case 'boolean':
      return booleanKind(column);
    case 'code':
      return codeKind(column);
  }
}

const never = (): boolean => false;
const asItIs = (careful: Read): Read => careful;

function textKind(column: ColumnPlan): Kind {
  const trim = trimmer(column);
  return {
    nothing: '',
    trim,
    isMissing: never,
    read: (text) => text,
    fault: () => ({ code: 'extract.field-empty' }),
    quick: (_, nothing) => (cell) => {
      const text = cell === null ? '' : trim(cell);
      return text === '' ? nothing : text;
    },
  };
}

function numberKind(column: ColumnPlan): Kind {
  const read = compileDecimalReader(column);
  const expected = String(column.scale);
  const values = { form: numberForm(column) };
  const code = column.type === 'integer' ? 'extract.integer-malformed' : 'extract.amount-malformed';
  const known = (text: string): number | undefined => {
    const value = read(text);
    return Number.isNaN(value) ? undefined : value;
  };
  return {
    nothing: null,
    trim: trimBoth,
    isMissing: never,
    read: known,
    fault: (text) => ({ code, found: shown(text), expected, values }),
    quick: (careful) => (cell) => {
      const value = cell === null ? NaN : read(cell);
      return Number.isNaN(value) ? careful(cell) : value;
    },
  };
}

function dateKind({ format, required }: ColumnPlan): Kind {
  const read = compileDateReader(format);
  return {
    nothing: null,
    trim: trimBoth,
    isMissing: required ? never : isZeroDate,
    read,
    fault: (text) => ({ code: 'extract.date-malformed', found: shown(text), expected: format }),
    quick: (careful) => (cell) => (cell === null ? undefined : read(cell)) ?? careful(cell),
  };
}

function booleanKind(column: ColumnPlan): Kind {
  const { yes, no } = column;
  const meaning = new Map([
    ...yes.map((text) => [text, true] as const),
    ...no.map((text) => [text, false] as const),
  ]);
  const expected = list([...yes, ...no]);
  return {
    nothing: null,
    trim: trimmer(column),
    isMissing: never,
    read: (text) => meaning.get(text),
    fault: (text) => ({ code: 'extract.boolean-malformed', found: shownCode(text), expected }),
    quick: asItIs,
  };
}

function codeKind(column: ColumnPlan): Kind {
  const meaning = new Map(Object.entries(column.codes));
  const expected = list([...meaning.keys()]);
  return {
    nothing: '',
    trim: trimmer(column),
    isMissing: never,
    read: (text) => meaning.get(text),
    fault: (text) => ({ code: 'extract.code-unknown', found: shownCode(text), expected }),
    quick: asItIs,
  };
}

function trimmer({ trim }: ColumnPlan): (text: string) => string {
  switch (trim) {
    case 'both':
      return trimBoth;
    case 'left':
      return (text) => text.trimStart();
    case 'right':
      return (text) => text.trimEnd();
    case 'none':
      return (text) => text;
  }
}

function trimBoth(text: string): string {
  return text.trim();
}

const LISTED = 20;

function list(texts: readonly string[]): string {
  const listed = texts.slice(0, LISTED).map((text) => `\`${text}\``);
  const more = texts.length - listed.length;
  return more > 0 ? `${listed.join(', ')} and ${more} more` : listed.join(', ');
}

/** A value for a message: what looks like a number as it is, anything wordy (a cell that slipped) by its shape. */
function shown(text: string): string {
  return /\p{L}{2}/u.test(text) ? shapeOf(text) : text.slice(0, 40);
}

/** The same for a code, which is short: a longer text is something else, of which only the shape may be told. */
function shownCode(text: string): string {
  return text.length > 8 ? shapeOf(text) : shown(text);
}
