import { compileDecimalReader } from '../../typing/decimal-reader.ts';
import { plainColumn } from '../../../job/plain-column.ts';
import type { ColumnGuess } from './column-guess.ts';
import { dateFormat } from './date-format.ts';
import { wordsOf } from './known-names.ts';
import { numberNotation } from './number-notation.ts';

/** What the other columns of a file show. */
interface FileHabits {
  readonly decimal: '.' | ',' | undefined;
  /** Months before days where it cannot be told. */
  readonly isAmerican: boolean;
}

/** A named column and the texts of its cells in the sample. */
export interface ColumnSample {
  readonly from: string;
  readonly name: string;
  readonly cells: readonly string[];
}

type Typed = Pick<ColumnGuess, 'type'> &
  Partial<Omit<ColumnGuess, 'from' | 'name' | 'type' | 'emptyShare' | 'unique' | 'missing'>>;

const BLANK = {
  scale: 0,
  decimal: '.',
  group: '',
  parentheses: false,
  format: '',
  yes: [],
  no: [],
  codes: [],
  doubts: [],
} as const;

const NULL = /^(null|\\N)$/i;
const MISSING = /^(null|\\N|n\/?a|#n\/a|nan|none|nil|-{1,3}|\.|\?|k\.?\s?a\.?|leer|empty)$/i;

/** What a column seems to hold; a type only where every cell of the sample can be read by it. */
export function guessColumn({ from, name, cells }: ColumnSample, habits: FileHabits): ColumnGuess {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const told = filled.filter((cell) => !MISSING.test(cell));
  const typed = typeOf(told.length === 0 ? filled : told, from, habits);
  // A dash among numbers means that there is none; among texts it is a text.
  const strict = typed.type === 'text' || typed.type === 'code';
  const isMissing = (cell: string): boolean => told.length > 0 && (strict ? NULL : MISSING).test(cell);
  const missing = [...new Set(filled.filter(isMissing))];
  const known = filled.filter((cell) => !missing.includes(cell));
  const kept = strict && known.length > told.length ? typeOf(known, from, habits) : typed;
  return {
    ...BLANK,
    ...kept,
    from,
    name,
    missing,
    emptyShare: cells.length === 0 ? 0 : 1 - known.length / cells.length,
    unique: cells.length > 1 && known.length === cells.length && new Set(filled).size === filled.length,
  };
}

function typeOf(values: readonly string[], from: string, habits: FileHabits): Typed {
  if (values.length === 0) return { type: 'text', doubts: ['nothing stands in it'] };
  const words = wordsOf(from);
  const flag = booleanOf(values, words);
  if (flag !== undefined) return flag;
  const day = dateFormat(values, {
    named: words.some((word) => DAY_WORDS.test(word)),
    isAmerican: habits.isAmerican,
  });
  if (day !== undefined) {
    const doubts = day.ambiguous ? ['day and month may be the other way round: no value shows it'] : [];
    return { type: 'date', format: day.format, doubts };
  }
  return numberOf(values, words, habits) ?? codeOf(values) ?? { type: 'text', doubts: textDoubts(values) };
}

const DAY_WORDS =
  /^(.*dat(e|um|a|um\d)|.*tag|date\w*|day|von|bis|from|to|since|until|seit|ab|faellig\w*|due|birth\w*|geb\w*|valuta|jour|fecha|dob)$/;
const NUMBERED =
  /^(id|ids|no|nr|num|number|nummer|numero|key|code|konto|konton\w*|account\w*|kunden?n\w*|plz|zip|zipcode|postcode|postleitzahl|postal\w*|phone|tel\w*|fax|mobile?|handy|blz|bankleitzahl|iban|bic|ean|gtin|isbn|sku|ref|hausn\w*|\w+(nr|no|nummer|id))$/;
const MONEY =
  /^(amount|amt|betrag\w*|\w*betrag|total|totals|sum|summe|subtotal|net|netto|gross|brutto|price|preis|\w*preis|cost|kosten|value|wert|saldo|balance|tax|steuer|mwst|ust|vat|discount|rabatt|fee|gebuehr|umsatz|revenue|sales|montant|prix|importe|importo|prezzo|precio|debit|credit|soll|haben|salary|gehalt|charge)$/;

/** How many of something, in which no money is. */
const COUNTED =
  /^(number|count|anzahl|quantity|qty|menge|stueck|units?|records?|rows?|beds|hours|stunden|tage|days|num|no|nr)$/;

const PAIRS: readonly (readonly [readonly string[], readonly string[]])[] = [
  [
    ['true', 't'],
    ['false', 'f'],
  ],
  [['wahr'], ['falsch']],
  [
    ['yes', 'y'],
    ['no', 'n'],
  ],
  [
    ['ja', 'j'],
    ['nein', 'n'],
  ],
  [
    ['oui', 'o'],
    ['non', 'n'],
  ],
  [
    ['si', 's', 'sí'],
    ['no', 'n'],
  ],
];
const FLAG =
  /^(is|has|hat|flag|aktiv|active|enabled|deleted|geloescht|gesperrt|locked|valid|gueltig|kz|kennzeichen)$/;

function booleanOf(values: readonly string[], words: readonly string[]): Typed | undefined {
  const distinct = [...new Set(values)];
  if (distinct.length > 2) return undefined;
  const folded = distinct.map((value) => value.toLowerCase());
  for (const [yes, no] of PAIRS) {
    const yeses = distinct.filter((_, i) => yes.includes(folded[i] ?? ''));
    const nos = distinct.filter((_, i) => no.includes(folded[i] ?? ''));
    if (yeses.length + nos.length < distinct.length) continue;
    // One value alone shows too little, unless it is a word.
    if ((yeses.length === 0 || nos.length === 0) && (distinct[0] ?? '').length < 2) continue;
    const [yesLike, noLike] = [yeses[0], nos[0]];
    return {
      type: 'boolean',
      yes: yesLike === undefined ? [likeCased(counterpart(yes, no, noLike), noLike)] : [yesLike],
      no: noLike === undefined ? [likeCased(counterpart(no, yes, yesLike), yesLike)] : [noLike],
    };
  }
  const isBits = distinct.every((value) => value === '0' || value === '1');
  return isBits && words.some((word) => FLAG.test(word))
    ? { type: 'boolean', yes: ['1'], no: ['0'] }
    : undefined;
}

/** The text that stands opposite: `nein` to `ja`. */
function counterpart(of: readonly string[], to: readonly string[], text = ''): string {
  return of[Math.max(0, to.indexOf(text.toLowerCase()))] ?? of[0] ?? '';
}

function likeCased(text: string, like = ''): string {
  if (like === like.toUpperCase()) return text.toUpperCase();
  return /^\p{Lu}/u.test(like) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

function numberOf(
  values: readonly string[],
  words: readonly string[],
  habits: FileHabits,
): Typed | undefined {
  const notation = numberNotation(values, habits.decimal);
  if (notation === undefined || notation.scale > 9) return undefined;
  const { decimal, group, parentheses, scale } = notation;
  // Leading zeros and the numbers of things are names, not quantities.
  if (values.some((value) => /^[+-]?0\d/.test(value))) return undefined;
  const numbered = words.some((word) => NUMBERED.test(word)) && !words.some((word) => MONEY.test(word));
  if (scale === 0 && numbered) return undefined;
  const money = words.some((word) => MONEY.test(word)) && !words.some((word) => COUNTED.test(word));
  const type = scale === 0 && !money ? 'integer' : money || scale === 2 ? 'amount' : 'decimal';
  const digits = type === 'amount' && scale < 2 ? 2 : scale;
  const doubts = notation.ambiguous
    ? [`\`${decimal}\` is taken for the decimal mark; no value shows it`]
    : [];
  const guess = { type, scale: digits, decimal, group, parentheses, doubts } as const;
  return reads(values, guess) ? guess : undefined;
}

/** The guess is kept only when the typing of a run would read all values by it. */
function reads(
  values: readonly string[],
  {
    type,
    scale,
    decimal,
    group,
    parentheses,
  }: Pick<ColumnGuess, 'type' | 'scale' | 'decimal' | 'group' | 'parentheses'>,
): boolean {
  const read = compileDecimalReader({
    ...plainColumn('', type, { scale }),
    decimal,
    group,
    ...(parentheses ? { parentheses } : {}),
  });
  return values.every((value) => !Number.isNaN(read(value)));
}

const MOST_CODES = 16;
const FEWEST_VALUES = 20;

/** A short list of short texts that no new one joins in the second half of the sample. */
function codeOf(values: readonly string[]): Typed | undefined {
  if (values.length < FEWEST_VALUES) return undefined;
  const codes = new Set(values.slice(0, Math.ceil(values.length / 2)));
  if (codes.size < 2 || codes.size > MOST_CODES || codes.size > values.length / 5) return undefined;
  if (values.some((value) => !codes.has(value))) return undefined;
  if ([...codes].some((code) => !/^[A-Z0-9][A-Z0-9_+-]{0,5}$/.test(code))) return undefined;
  return { type: 'code', codes: [...codes].sort() };
}

function textDoubts(values: readonly string[]): string[] {
  const some = values.slice(0, 50);
  if (
    some.every((value) => /^[$€£¥]|[$€£¥]$|^[A-Z]{3} ?[\d.,]+$|[\d.,]+ ?[A-Z]{3}$/.test(value)) &&
    /\d/.test(some[0] ?? '')
  )
    return ['amounts with a currency, which no number type reads'];
  if (some.every((value) => /^\d[\d.,]* ?%$/.test(value)))
    return ['percentages with their sign, which no number type reads'];
  if (some.every((value) => /^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}[T ]\d{1,2}:\d{2}/.test(value)))
    return ['days with a time, which the type date does not read'];
  return [];
}
