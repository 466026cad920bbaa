import type { Grammar } from './grammar.ts';
import { splitStreet } from './split-street.ts';
import { streetStart } from './street-start.ts';

/** A piece of what was typed between two signs that divide; '' once it has been understood. */
export interface Clause {
  text: string;
  /** Which line it came from: neighbours of one line that nothing explains go together again. */
  readonly line: number;
  readonly isStreetField: boolean;
}

const DIVIDERS = /[,;\n|•·]/;
/** Not the comma of `5,7` or of `C 4,12`. */
const INNER_CARE_OF = /(?<=[^\s,;])[\s,;]+(?:c ?\/ ?o|℅)[ :.]/i;
const DIVIDER = /\s*(?:[;\n|•·]|,(?!\d)|(?<!\d),)+\s*/;

/** Cuts a line at its commas; a number keeps the comma between itself and its street: `C 4, 12`, `12, rue Royale`. */
export function cutClauses(
  text: string,
  line: number,
  isStreetField: boolean,
  grammar: Grammar,
  into: Clause[],
): void {
  const careOf = text.includes('/') || text.includes('℅') ? text.search(INNER_CARE_OF) : -1;
  if (careOf > 0) {
    cutClauses(text.slice(0, careOf), line, isStreetField, grammar, into);
    cutClauses(text.slice(careOf).trim(), line, isStreetField, grammar, into);
    return;
  }
  if (!DIVIDERS.test(text)) {
    into.push({ text: text.trim(), line, isStreetField });
    return;
  }
  const pieces = outsideBrackets(text);
  if (grammar.numberAt !== 'end') joinLeadingNumbers(pieces, grammar);
  const hasCodeLine = pieces.some((piece) => startsWithCode(piece, grammar));
  let held = '';
  let heldIsNumber = false;
  for (const piece of pieces) {
    const isNumber =
      (SINGLE_LETTER.test(piece) ? ENDS_IN_NUMBER.test(held) : isHouseNumber(piece, grammar)) &&
      (hasCodeLine || !grammar.code.test(piece));
    const joins =
      held !== '' &&
      ((isNumber && !heldIsNumber && !startsWithCode(held, grammar)) ||
        (isNumber && /\d/.test(held) && !startsWithCode(held, grammar)) ||
        (heldIsNumber && !isNumber && !grammar.code.test(held)));
    if (joins) {
      held = `${held}, ${piece}`;
      heldIsNumber = false;
      continue;
    }
    if (held !== '') into.push({ text: held, line, isStreetField });
    held = piece;
    heldIsNumber = isNumber;
  }
  if (held !== '') into.push({ text: held, line, isStreetField });
}

/**
 * `Hauptstr.` and `12` in lines of their own, or divided when the town was taken out behind the number: a number alone goes
 * with the street above it.
 */
export function joinNumbers(clauses: readonly Clause[], grammar: Grammar): void {
  if (grammar.numberAt === 'start') return;
  for (let at = 1; at < clauses.length; at++) {
    const above = clauses[at - 1];
    const clause = clauses[at];
    if (above === undefined || clause === undefined || !/^\d/.test(clause.text)) continue;
    if (above.isStreetField !== clause.isStreetField) continue;
    if (!grammar.street.test(above.text) && streetStart(above.text, grammar) === 0) continue;
    if (/\d/.test(above.text) || !isHouseNumber(clause.text, grammar)) continue;
    above.text += ` ${clause.text}`;
    clause.text = '';
  }
}

/** `12, rue Royale`, `Jean Dupont 12 bis, rue Royale`, `66+B6324, rue de Berri`: the number goes with what follows. */
function joinLeadingNumbers(pieces: string[], grammar: Grammar): void {
  for (let at = pieces.length - 2; at >= 0; at--) {
    const piece = pieces[at] ?? '';
    const next = pieces[at + 1] ?? '';
    if (!LEADING_NUMBER.test(piece) || !grammar.street.test(next) || grammar.street.test(piece)) continue;
    if (!grammar.anyPart.test(piece) && splitStreet(piece, grammar) === undefined)
      pieces.splice(at, 2, `${piece}, ${next}`);
  }
}

const LEADING_NUMBER =
  /(?:^\d[\d\p{L}+/.-]{0,11}|(?:^| )\d{1,5}(?:[-/]\d{1,5})?(?: ?(?:bis|ter|quater|[A-Za-z]))?)$/u;

/** `12 a, b, c`. */
const SINGLE_LETTER = /^[a-zA-Z]$/;
const ENDS_IN_NUMBER = /\d(?: ?[a-zA-Z](?:, [a-zA-Z])*)?$/;

function outsideBrackets(text: string): string[] {
  if (!text.includes('(')) return text.split(DIVIDER).map(trimmed).filter(Boolean);
  const pieces: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= text.length; at++) {
    const sign = text[at];
    if (sign === '(') depth++;
    else if (sign === ')') depth = Math.max(0, depth - 1);
    if (sign === undefined || (depth === 0 && DIVIDERS.test(sign))) {
      pieces.push(trimmed(text.slice(from, at)));
      from = at + 1;
    }
  }
  return pieces.filter(Boolean);
}

function trimmed(piece: string): string {
  return piece.trim();
}

function isHouseNumber(piece: string, { houseNumberAt, partsAt }: Grammar): boolean {
  if (piece.length > 30 || !(/^\d/.test(piece) || /^(?:n|s|h)/i.test(piece))) return false;
  houseNumberAt.lastIndex = 0;
  if (!houseNumberAt.test(piece)) return false;
  const behind = piece.slice(houseNumberAt.lastIndex).trim();
  if (behind === '') return piece.length <= 12;
  // `12/A int. 3`: the door goes with its number.
  return partsAt.some(([, pattern]) => {
    pattern.lastIndex = 0;
    return pattern.test(behind) && pattern.lastIndex === behind.length;
  });
}

/** A piece that begins with a postal code and goes on with a word. */
export function startsWithCode(piece: string, { codeIn }: Grammar): boolean {
  codeIn.lastIndex = 0;
  const match = codeIn.exec(piece);
  return match !== null && match.index === 0 && /^ +\p{L}/u.test(piece.slice(match[0].length));
}
