import type { AddressDraft } from '../../address-draft.ts';
import type { PartName } from '../../../model/address-parts.ts';
import { readBeside, type Beside } from './beside-street.ts';
import type { Clause } from './clause.ts';
import type { Grammar } from './grammar.ts';
import { splitStreet } from './split-street.ts';
import { streetStart } from './street-start.ts';

/** Lines of which a word says what they are, wherever they stand. */
const CARE_OF =
  /^(?:(?:c ?\/ ?o\.?|℅|c\/-|p ?\/ ?a\.?|a\/s)[ :.]{0,2}|(?:c\.o\.|p\. ?a\.|per adresse|per adr\.|aux bons soins de|presso|care of|chez|wohnhaft bei):? )(?=[\p{L}"'])/iu;
/** `bei Müller`, not `bei der Kirche`, which may be a street. */
const AT_SOMEBODY =
  /^bei:? (?=(?:Fam(?:ilie|\.)|Herrn?|Frau|Fa\.|Firma) \p{Lu}|\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?$)/u;
const ATTENTION =
  /^(?:z\. ?Hd\.?|z\.? ?H\.|zHd\.?|zu H[äa]nden|attn\.?|att\.|attention|[àa] l['’]att(?:ention|n\.?)|t\. ?a\. ?v\.?|ter attentie van|all['’]att(?:enzione|\.)|alla c\.? ?a\.?|c\.a\.)(?![\p{L}])/iu;
/** Which way in, what is near it: never a street that mail is sent to. */
const WAY =
  /^(?:Zufahrt|Zugang|Eingang über|Eingang [A-ZÄÖÜ]\p{L}+|Anfahrt|Ecke|gegenüber|Nähe|Einfahrt|accès|entrée par|tegenover)(?![\p{L}])/iu;

/** Adds what was understood to a part that may already hold something. */
export function addPart({ parts }: AddressDraft, part: PartName, text: string): void {
  const joint = part === 'extra' ? '\n' : part === 'careOf' ? ' c/o ' : ', ';
  parts[part] = parts[part] === '' ? text : parts[part] + joint + text;
}

export function addBeside(draft: AddressDraft, beside: readonly Beside[]): void {
  for (const { part, text } of beside) addPart(draft, part, text);
}

/** Takes out the lines that a word explains: boxes, floors, care-of, departments, ways in. */
export function takeMarked(clauses: readonly Clause[], draft: AddressDraft, grammar: Grammar): void {
  for (const clause of clauses) if (clause.text !== '') clause.text = takeOne(clause.text, draft, grammar);
}

/** What is left of the line when what a word explains has been taken out. */
function takeOne(text: string, draft: AddressDraft, grammar: Grammar): string {
  const careOf = CARE_OF.exec(text) ?? AT_SOMEBODY.exec(text);
  if (careOf !== null) return takeCareOf(text.slice(careOf[0].length), draft, grammar);
  if (ATTENTION.test(text)) return addLine(draft, 'department', text);
  if (WAY.test(text)) return addLine(draft, 'extra', text);
  const beside: Beside[] = [];
  const end = readBeside(text, 0, grammar, beside);
  if (beside.length > 0) {
    const rest = text.slice(end).replace(EDGES, '');
    if (rest === '' || (beside[0]?.part !== 'district' && isStreet(rest, grammar))) {
      addBeside(draft, beside);
      return rest;
    }
  }
  if (takeNamed(text, draft, grammar)) return '';
  if (grammar.department.test(text)) return addLine(draft, 'department', text);
  return takeBox(text, draft, grammar);
}

const EDGES = /^[\s,;:|–—/-]+|[\s,;:|–—/-]+$/g;

function isStreet(text: string, grammar: Grammar): boolean {
  const reading = splitStreet(text, grammar);
  return reading !== undefined && reading.before === '' && grammar.street.test(reading.street);
}

/** `Meier`, or with a street in the same breath: `Meier Hauptstr. 12`. */
function takeCareOf(text: string, draft: AddressDraft, grammar: Grammar): string {
  const whole = DIGIT.test(text) ? takeBox(text, draft, grammar) : text;
  const street = DIGIT.test(whole) ? splitStreet(whole, grammar) : undefined;
  const at = street === undefined ? 0 : street.before.length || careOfEnd(street.street, grammar);
  const names = at > 0 ? whole.slice(0, at).replace(EDGES, '') : whole;
  for (const name of names.split(INNER_CARE_OF)) addPart(draft, 'careOf', name);
  return at > 0 ? whole.slice(at).replace(EDGES, '') : '';
}

/** In care of one name, `Meier Hauptstr.`; or of more words, where it is plain which of them are the street. */
function careOfEnd(text: string, grammar: Grammar): number {
  const blank = text.indexOf(' ');
  const at = streetStart(`X ${text}`, grammar) - 2;
  if (at > 0) return at;
  return blank > 0 && ONE_STREET_WORD.test(text.slice(blank + 1)) ? blank + 1 : 0;
}

const ONE_STREET_WORD =
  /^\p{Lu}[\p{L}-]*(?:str\.?|straße|strasse|weg|platz|gasse|allee|straat|laan|plein|gracht|kade)$/u;

/** `Müller GmbH Postfach 11 11 22`: a box at the end of a line of something else. */
function takeBox(text: string, draft: AddressDraft, { boxAtEnd }: Grammar): string {
  if (!BOX_END.test(text)) return text;
  const box = boxAtEnd.exec(text);
  const rest = text.slice(0, box?.index).replace(EDGES, '');
  if (box === null || rest === '') return text;
  addPart(draft, 'postBox', box[1] ?? '');
  return rest;
}

const DIGIT = /\d/;
/** A line that may end with a box: with a number, or with a word that needs none. */
const BOX_END = /(?:\d|lagernd|fach|postale|restante|posta)$/i;
const INNER_CARE_OF = /\s+(?:c\/o|℅)\s+/i;

function addLine(draft: AddressDraft, part: 'department' | 'extra', text: string): '' {
  addPart(draft, draft.parts[part] === '' ? part : 'extra', text);
  return '';
}

/** `Résidence Les Pins Bât. A`. */
function takeNamed(text: string, draft: AddressDraft, grammar: Grammar): boolean {
  const { namedAt } = grammar;
  if (namedAt === undefined) return false;
  namedAt.lastIndex = 0;
  const match = namedAt.exec(text);
  if (match === null) return false;
  const beside: Beside[] = [];
  if (readBeside(text, match[0].length, grammar, beside) < text.length) return false;
  addPart(draft, 'building', match[0]);
  addBeside(draft, beside);
  return true;
}
