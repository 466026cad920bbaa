/** What a cell's text looks like, and how natural that is for one cell of a table, from 0 to 1. */
export interface CellKind {
  readonly kind:
    'empty' | 'integer' | 'number' | 'date' | 'time' | 'name' | 'code' | 'words' | 'text' | 'odd';
  readonly natural: number;
}

const EMPTY: CellKind = { kind: 'empty', natural: 0.6 };
const INTEGER: CellKind = { kind: 'integer', natural: 1 };
const NUMBER: CellKind = { kind: 'number', natural: 1 };
const DATE: CellKind = { kind: 'date', natural: 1 };
const TIME: CellKind = { kind: 'time', natural: 1 };
/** Of a machine: an address of mail or the web, an identifier. */
const NAME: CellKind = { kind: 'name', natural: 1 };
const CODE: CellKind = { kind: 'code', natural: 0.95 };
const WORDS: CellKind = { kind: 'words', natural: 0.92 };
const TEXT: CellKind = { kind: 'text', natural: 0.75 };
const LOOSE: CellKind = { kind: 'text', natural: 0.5 };
const ODD: CellKind = { kind: 'odd', natural: 0.15 };
/** Signs alone, quoted or not: rather a part of the delimiter. A dash or dots may stand for what is missing. */
const SIGNS: CellKind = { kind: 'odd', natural: 0.1 };
const DASH: CellKind = { kind: 'code', natural: 0.7 };

const CURRENCY = '(?:[$€£¥]|[A-Z]{3}|USD|EUR|CHF|Fr\\.|kr)';
const NUMERAL = "[+-]?(?:\\d+|\\d{1,3}(?:[.,' \u00a0’]\\d{3})+)(?:[.,]\\d+)?-?";
const NUMBERS = new RegExp(
  `^(?:${CURRENCY} ?)?(?:${NUMERAL}|\\(${NUMERAL}\\)|[+-]?[.,]\\d+)(?: ?(?:${CURRENCY}|%|‰))?$`,
);
const EXPONENT = /^[+-]?\d+(?:[.,]\d+)?[eE][+-]?\d{1,3}$/;
const INTEGERS = /^[+-]?\d+$/;
const DATES =
  /^(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d{2})|\d{1,2}[- .](?:\p{L}{3,9})\.?[- .]\d{2,4}|\p{L}{3,9} \d{1,2}, \d{4})$/u;
const TIMES =
  /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})?[T ]?\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?(?:Z|[+-]\d{2}:?\d{2}|[AaPp]\.?[Mm]\.?|UTC))?$/;
const NAMES =
  /^(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?|ftp|file):\/\/\S+|www\.\S+|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|\d{1,3}(?:\.\d{1,3}){3})$/;
const CODES = /^[\p{L}\p{N}][\p{L}\p{N}._/#+-]*$/u;
const WORDING = /^[\p{L}\p{N}\p{M}(„“*+#&'’´`°§/.-][\p{L}\p{N}\p{M} \u00a0.'’´`&/()+*#°%§„“”!?_-]*$/u;
const TEXTING = /^[\p{L}\p{N}\p{M}\p{P}\p{S} \u00a0\r\n]*$/u;
const ALIEN = /[|\t^~¤¦¬]|;(?=\S)|(?![\n\r\f])\p{Cc}/u;
/** A sign that stands twice in a text is rather what separates its parts. */
const TWICE = /([#$%*=@\\<>{}!&§])(?:.*\1)/;
const THRICE = /([#$%*=@\\<>{}!&§])(?:.*\1){2}/;

/** Looks at a cell without its outer blanks. */
export function kindOf(cell: string): CellKind {
  const text = cell.trim();
  if (text === '') return EMPTY;
  const first = text.charCodeAt(0);
  if (text.length <= 40 && (first < 0x41 || first > 0x24e || text.length <= 30)) {
    if (INTEGERS.test(text)) return INTEGER;
    if (NUMBERS.test(text) || EXPONENT.test(text)) return NUMBER;
    if (DATES.test(text)) return DATE;
    if (TIMES.test(text)) return TIME;
  }
  if (NAMES.test(text)) return NAME;
  if (!/[\p{L}\p{N}]/u.test(text)) return /^([-.?*_]|-{1,3}|\.{2,3})$/.test(text) ? DASH : SIGNS;
  if (ALIEN.test(text) || /:.*:.*:/.test(text.replace(/:\/\//g, ''))) return ODD;
  if (TWICE.test(text)) return text.includes(' ') && !THRICE.test(text) ? LOOSE : ODD;
  if (CODES.test(text)) return /\p{N}/u.test(text) || text.length <= 3 ? CODE : WORDS;
  if (WORDING.test(text)) return WORDS;
  // A quote at one end alone was cut off from the other.
  if (/^["'][^"']*$|^[^"']*["']$|^".*"$|^'.*'$/.test(text)) return ODD;
  // A sentence has blanks behind its commas, cells that were not cut have none.
  if (/[,:](?=[^\s\d/])/.test(text.replace(/https?:/g, ''))) return LOOSE;
  return TEXTING.test(text) ? TEXT : LOOSE;
}
