import { readDoor } from './austrian-door.ts';
import { readBeside, type Beside } from './beside-street.ts';
import type { Grammar } from './grammar.ts';

/** A street line taken apart. What stood before the street in the same breath is `before`, a note behind it `note`. */
export interface StreetReading {
  readonly before: string;
  readonly street: string;
  readonly houseNumber: string;
  readonly beside: readonly Beside[];
  readonly note: string;
}

/** Takes a street line apart where that is certain; undefined where it is to stay whole. */
export function splitStreet(text: string, grammar: Grammar): StreetReading | undefined {
  if (grammar.numberAt === 'end') return numberLast(text, grammar);
  if (grammar.numberAt === 'start') return numberFirst(text, grammar) ?? commaNumber(text, grammar);
  return (
    (grammar.street.test(text) || !STARTS_WITH_DIGIT.test(text) ? undefined : typedFirst(text, grammar)) ??
    numberLast(text, grammar)
  );
}

const STARTS_WITH_DIGIT = /^\d/;
const NUMBER_GAP = /[ ,]+(?=[\p{L}"'’(])/uy;

/** `12 bis, rue de la Paix Bât. A`. */
function numberFirst(text: string, grammar: Grammar): StreetReading | undefined {
  const end = Math.max(numberEnd(text, 0, grammar), oddNumber(text));
  if (end < 0) return behindName(text, grammar);
  NUMBER_GAP.lastIndex = end;
  const gap = NUMBER_GAP.exec(text);
  if (gap === null) return undefined;
  return withTail('', text.slice(0, end), text.slice(end + gap[0].length), grammar);
}

/** `66+B6324, rue de Berri`: whatever begins with a digit and has a comma before the street. */
function oddNumber(text: string): number {
  return ODD_NUMBER.exec(text)?.[0].length ?? -1;
}

const ODD_NUMBER = /^\d[\d\p{L}+/.-]{0,11}(?=,)/u;

/** Swiss lines put the number first only before a French street's word: `12, rue du Lac`. */
function typedFirst(text: string, grammar: Grammar): StreetReading | undefined {
  const reading = numberFirst(text, grammar);
  return reading !== undefined && grammar.street.test(reading.street) ? reading : undefined;
}

/** `Jean Dupont 12 rue Royale`: a number inside the line, with a street's word behind it. */
function behindName(text: string, grammar: Grammar): StreetReading | undefined {
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) {
    const code = text.charCodeAt(at + 1);
    if (code < 0x30 || code > 0x39) continue;
    const end = numberEnd(text, at + 1, grammar);
    if (end < 0) continue;
    NUMBER_GAP.lastIndex = end;
    const gap = NUMBER_GAP.exec(text);
    if (gap === null) continue;
    const rest = text.slice(end + gap[0].length);
    if (grammar.street.test(rest)) return withTail(text.slice(0, at), text.slice(at + 1, end), rest, grammar);
  }
  return undefined;
}

/** `rue de la Paix, 12`. */
function commaNumber(text: string, grammar: Grammar): StreetReading | undefined {
  const comma = text.lastIndexOf(',');
  if (comma < 0 || !grammar.street.test(text)) return undefined;
  const from = comma + (text[comma + 1] === ' ' ? 2 : 1);
  if (numberEnd(text, from, grammar) !== text.length) return undefined;
  return {
    before: '',
    street: text.slice(0, comma).trim(),
    houseNumber: text.slice(from),
    beside: [],
    note: '',
  };
}

/** Words after which a short form is a part of the street's name: `rue de la Tour A`. */
const ARTICLE = /(?:^|[ '’])(?:de|du|des|d|la|le|les|l|[àa]|aux?|et|en|sur|sous)$/iu;

/** The number behind it is its name: `rue n° 12`. */
const NO_NAME = /^(?:rue|avenue|all[ée]e|chemin|voie|impasse|route|quai|place)$/iu;

function withTail(before: string, houseNumber: string, rest: string, grammar: Grammar): StreetReading {
  if (grammar.anyPart.test(rest)) {
    for (let at = rest.indexOf(' '); at >= 0; at = rest.indexOf(' ', at + 1)) {
      const beside: Beside[] = [];
      const street = rest.slice(0, at).replace(TRAILING, '');
      if (street === '' || ARTICLE.test(street) || NO_NAME.test(street)) continue;
      if (readBeside(rest, at, grammar, beside) < rest.length) continue;
      if (beside.length > 0) return { before, street, houseNumber, beside, note: '' };
    }
  }
  return { before, street: rest, houseNumber, beside: [], note: '' };
}

const TRAILING = /[\s,;:–-]+$/;
/** The squares of Mannheim: `C 4`, `L 15`. */
const SQUARE = /^(?:[A-U] ?[1-9]|L ?1\d)$/i;
const NAME = /\p{L}{2}/u;
const NOTE = /^[\s,]*(\([^()]*\))$/;
const NUMBER_WORD = /^(?:(?:Haus|Hs\.?|H)?[- ]?Nr\.?|Hausnummer|No\.?|n\.|civico)$/i;
const YEAR = /^(?:1[789]|20)\d\d$/;
const MONTH =
  /(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|dicembre)$/i;

/** `Straße des 17. Juni 135 // W 35`: the first number behind which nothing stands that is not understood. */
function numberLast(text: string, grammar: Grammar): StreetReading | undefined {
  for (let at = 1; at < text.length; at++) {
    if (!canBegin(text, at)) continue;
    const street = text.slice(0, at).replace(TRAILING, '');
    if (NUMBER_WORD.test(street)) continue;
    if (!NAME.test(street) && !(grammar.country === 'DE' && SQUARE.test(street))) continue;
    const end = numberEnd(text, at, grammar);
    if (end < 0 || grammar.numbered.test(street)) continue;
    if (ENDS_IN_NUMBER.test(street) && !isNumberedStreet(street, grammar)) continue;
    const houseNumber = text.slice(at, end);
    if (YEAR.test(houseNumber) && MONTH.test(street)) continue;
    const beside: Beside[] = [];
    const from = grammar.country === 'AT' ? readDoor(text, end, grammar, beside) : end;
    const reached = readBeside(text, from, grammar, beside);
    if (reached === text.length) return { before: '', street, houseNumber, beside, note: '' };
    const note = NOTE.exec(text.slice(reached))?.[1];
    if (note !== undefined) return { before: '', street, houseNumber, beside, note };
  }
  return undefined;
}

const ENDS_IN_NUMBER = /\d\.?$/;

/** A street that ends in a number by its name: `Straße 246`, `Plein 1940-1945`, `C 4`, `Via 4 Novembre 1918`. */
function isNumberedStreet(street: string, grammar: Grammar): boolean {
  if (grammar.country === 'DE' && SQUARE.test(street)) return true;
  const [, base = '', number = ''] = /^(.*?)[ ]*(\d[\d-]*)$/.exec(street) ?? [];
  return (
    grammar.numbered.test(base.replace(/ (?:Nr|No)\.?$/i, '')) || (YEAR.test(number) && MONTH.test(base))
  );
}

/** A digit behind a blank, a stop or a word of at least three letters; or a word that may stand for a number. */
function canBegin(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const last = text.charCodeAt(at - 1);
  const isOpen = last === 0x20 || last === 0x2c || last === 0x2e;
  if (code < 0x30 || code > 0x39) return isOpen && last !== 0x2e && NUMBER_WORDS.has(text[at] ?? '');
  return isOpen || (last > 0x39 && /\p{L}{3}$/u.test(text.slice(Math.max(0, at - 3), at)));
}

const NUMBER_WORDS: ReadonlySet<string> = new Set('nNsSkKhHcCoO№');

/** Where the house number at `at` ends; −1 where none stands there. */
function numberEnd(text: string, at: number, { houseNumberAt }: Grammar): number {
  houseNumberAt.lastIndex = at;
  if (!houseNumberAt.test(text)) return -1;
  const end = houseNumberAt.lastIndex;
  return END.test(text.slice(end, end + 1)) ? -1 : end;
}

const END = /[\p{L}\p{N}]/u;
