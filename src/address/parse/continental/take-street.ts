import { changePart, type AddressDraft } from '../../address-draft.ts';
import type { TypedAddress } from '../../../model/typed-address.ts';
import { readDoor } from './austrian-door.ts';
import { readBeside, type Beside } from './beside-street.ts';
import type { Clause } from './clause.ts';
import type { Grammar } from './grammar.ts';
import { addBeside, addPart } from './marked-lines.ts';
import { splitStreet, type StreetReading } from './split-street.ts';
import { LEGAL_FORM, streetStart } from './street-start.ts';

/** Finds the street among what is left and takes it out; what stood before it in one breath stays in its place. */
export function takeStreet(
  clauses: readonly Clause[],
  typed: TypedAddress,
  draft: AddressDraft,
  grammar: Grammar,
): void {
  if (typed.houseNumber !== '' && takeNumbered(clauses, typed, draft, grammar)) return;
  const best = bestStreet(clauses, typed.street !== '', draft.parts.postBox !== '', grammar);
  if (best === undefined) return;
  const { clause, reading } = best;
  const { parts } = draft;
  if (clause.isStreetField && best.rank < 5 && takeWhole(clauses, draft, grammar)) return;
  if (reading === undefined) {
    parts.street = clause.text;
    clause.text = '';
    return;
  }
  const isAlone =
    !hasRecipient(parts) &&
    !clause.isStreetField &&
    clauses.every((other) => other === clause || other.text === '');
  const name = isAlone ? streetStart(reading.street, grammar) : 0;
  parts.street = reading.street.slice(name);
  parts.houseNumber = reading.houseNumber;
  addBeside(draft, reading.beside);
  if (reading.note !== '') addPart(draft, 'extra', reading.note);
  clause.text =
    reading.before === '' ? reading.street.slice(0, name).replace(/[\s,;–-]+$/, '') : reading.before;
}

/** `Straße der Befreiung, Nordseite 5`: in a field, a street's word and a number in different pieces stay together. */
function takeWhole(clauses: readonly Clause[], { parts }: AddressDraft, grammar: Grammar): boolean {
  const pieces = clauses.filter(({ isStreetField, text }) => isStreetField && text !== '');
  if (pieces.length < 2 || !pieces.some(({ text }) => grammar.street.test(text))) return false;
  parts.street = pieces.map(({ text }) => text).join(', ');
  for (const piece of pieces) piece.text = '';
  return true;
}

function hasRecipient(parts: AddressDraft['parts']): boolean {
  return parts.name !== '' || parts.company !== '' || parts.familyName !== '' || parts.givenName !== '';
}

const DIGIT = /\d/;

interface Candidate {
  readonly clause: Clause;
  readonly reading: StreetReading | undefined;
  readonly rank: number;
}

/**
 * By rank: a street's word and a number; a number; a street's word, for surnames have them too (one with a number in it
 * before one without: `Straße 12`); a number behind what sounds like a firm; in a field of its own, whatever is there.
 */
function bestStreet(
  clauses: readonly Clause[],
  hasField: boolean,
  hasBox: boolean,
  grammar: Grammar,
): Candidate | undefined {
  let best: Candidate | undefined;
  let bestRank = 0;
  for (const clause of clauses) {
    if (clause.text === '' || (hasField && !clause.isStreetField)) continue;
    const reading = splitStreet(clause.text, grammar);
    const isWorded = grammar.street.test(reading?.street ?? clause.text);
    let rank = 0;
    if (reading !== undefined) rank = isWorded ? 5 : isNobody(clause.text, grammar) ? 4 : 2;
    else if (isWorded && !(grammar.numberAt === 'end' && hasBox) && isNobody(clause.text, grammar))
      rank = DIGIT.test(clause.text) ? 3.5 : 3;
    else if (hasField) rank = 1;
    // Of lines with a number and nothing else the last is the street: names stand above it.
    // Of a house that is called after its street, `Café Am Wall 12`, the street's own line is the shorter.
    const isBare = rank === 5 && best?.clause.text.endsWith(` ${clause.text}`) === true;
    if (rank > bestRank || isBare || (rank === bestRank && (rank === 4 || rank === 2))) {
      best = { clause, reading, rank };
      bestRank = rank;
    }
  }
  return best;
}

/** `An der Schule` is a street, `Schule am Ring` none. */
const PREPOSITION =
  /^(?:am|an de[rnm]|im|in de[rnm]|zum|zur|auf de[rnm]|beim|bei de[rnm]|hinter de[rnm]|unter de[rnm]|vor de[rnm]) /i;

function isNobody(text: string, grammar: Grammar): boolean {
  if (PREPOSITION.test(text) && !LEGAL_FORM.test(text)) return true;
  return !grammar.salutation.test(text) && !grammar.company.test(text);
}

/** A house number in a field of its own is believed; the street stays as it is but for the same number at its end. */
function takeNumbered(
  clauses: readonly Clause[],
  typed: TypedAddress,
  draft: AddressDraft,
  grammar: Grammar,
): boolean {
  const { parts } = draft;
  const number = typed.houseNumber;
  if (typed.street === '' && /\p{L}{3}/u.test(number)) return false;
  const clause =
    clauses.find(({ isStreetField, text }) => isStreetField && text !== '') ??
    bestStreet(clauses, false, false, grammar)?.clause;
  if (clause === undefined) {
    numberField(number, draft, grammar);
    return true;
  }
  if (
    !/\p{L}{2}/u.test(clause.text) &&
    /^\p{L}{3}/u.test(number) &&
    splitStreet(`${number} ${clause.text}`, grammar)
  ) {
    parts.street = clause.text;
    parts.houseNumber = number;
    changePart(draft, 'street', number, 'fields-transposed');
    changePart(draft, 'houseNumber', clause.text, 'fields-transposed');
    clause.text = '';
    return true;
  }
  const reading = splitStreet(clause.text, grammar);
  if (reading?.houseNumber === number && reading.note === '') {
    parts.street = clause.text;
    changePart(draft, 'street', reading.street, 'said-twice');
    addBeside(draft, reading.beside);
  } else parts.street = clause.text;
  clause.text = '';
  numberField(number, draft, grammar);
  return true;
}

/** `12 // W 35` in the field of the number. */
function numberField(number: string, draft: AddressDraft, grammar: Grammar): void {
  const { parts } = draft;
  grammar.houseNumberAt.lastIndex = 0;
  const beside: Beside[] = [];
  const match = grammar.houseNumberAt.exec(number);
  const end = match?.[0].length ?? 0;
  const from = grammar.country === 'AT' ? readDoor(number, end, grammar, beside) : end;
  if (match !== null && readBeside(number, from, grammar, beside) === number.length) {
    parts.houseNumber = match[0];
    addBeside(draft, beside);
  } else parts.houseNumber = number;
}
