import type { AddressDraft } from '../../address-draft.ts';
import type { Clause } from './clause.ts';
import type { Grammar } from './grammar.ts';
import { addPart } from './marked-lines.ts';

/**
 * Shares out the lines that nothing has explained: the first to whom it is sent as far as no field says so, the rest
 * as they are. Where no street was found the last of them is what the mail is delivered to, or else the building or
 * hamlet that was.
 */
export function takeRecipients(clauses: readonly Clause[], draft: AddressDraft, grammar: Grammar): void {
  const { parts } = draft;
  const lines = together(clauses);
  const isNamed = isPersonNamed(parts) || parts.company !== '';
  if (parts.street === '' && parts.houseNumber === '' && parts.postBox === '')
    standIn(lines, isNamed, draft, grammar);
  let firm = '';
  for (const line of lines) {
    if (firm === '' && parts.company === '' && FIRM.test(line.text)) firm = `${line.text} `;
    else if (firm !== '') {
      parts.company = firm + line.text;
      firm = '';
    } else share(line, isNamed, draft, grammar);
  }
  if (firm !== '') addPart(draft, 'extra', firm.trim());
}

type Line = Pick<Clause, 'text' | 'isStreetField'>;

const FIRM = /^(?:Firma|Fa\.|Ditta|Spett\.le|Spettabile)$/i;
const LETTERS = /\p{L}{2}/u;

function isPersonNamed(parts: AddressDraft['parts']): boolean {
  return parts.name !== '' || parts.givenName !== '' || parts.familyName !== '';
}

/** What stands in for a street: the last unexplained line, a building, a hamlet that came in a line of its own. */
function standIn(lines: Line[], isNamed: boolean, { parts }: AddressDraft, grammar: Grammar): void {
  const last = lines.at(-1);
  if (last !== undefined && (isNamed || lines.length > 1) && mayBePlace(last.text, grammar)) {
    parts.street = last.text;
    lines.pop();
  } else if (parts.building !== '') {
    parts.street = parts.building;
    parts.building = '';
  } else if (grammar.site.test(parts.district)) {
    parts.street = parts.district;
    parts.district = '';
  }
}

function mayBePlace(line: string, grammar: Grammar): boolean {
  return LETTERS.test(line) && !grammar.salutation.test(line) && !grammar.company.test(line);
}

function share({ text, isStreetField }: Line, isNamed: boolean, draft: AddressDraft, grammar: Grammar): void {
  const { parts } = draft;
  if (!LETTERS.test(text) || (isStreetField && isNamed) || REFERENCE.test(text))
    addPart(draft, 'extra', text);
  else if (grammar.onlySalutation.test(text) && parts.title === '') parts.title = text;
  else if (grammar.company.test(text) && !grammar.salutation.test(text)) {
    if (parts.company === '') parts.company = text;
    else addPart(draft, 'extra', text);
  } else if (!isPersonNamed(parts) && (parts.company === '' || isPerson(text, grammar))) parts.name = text;
  else addPart(draft, 'extra', text);
}

/** `Kd-Nr. 12345`, `Ref. 4711`: a number of somebody's books, nobody's name. */
const REFERENCE =
  /^(?:(?:Kd|Kunden|Debitoren?|Mitglieds?|Vertrags?|Rechnungs?|Policen?|Versicherungs?|Akten|Bestell?|Auftrags?|Lieferanten)[ -]?(?:Nr\b\.?|Nummer|zeichen|No\b\.?)|Ref(?:erenz)?[.:]|Az[.:]|Klantn(?:r|ummer)\b\.?|N[°º] (?:client|contrat)|Cod(?:ice)?\.? cliente)[ :]*[\p{L}\d][^ ]*\d[^ ]*$/iu;

/** `Herrn Hans Müller`; or two or three words with capitals and nothing else. */
function isPerson(line: string, grammar: Grammar): boolean {
  return grammar.salutation.test(line) || PERSON.test(line);
}

const PERSON =
  /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}\.?)?(?: (?:von|van|de|der|den|zu|di|la|le|du))*(?: \p{Lu}[\p{L}'’-]+){1,2}$/u;

/** Unexplained neighbours of one line, with their comma: `Müller, Hans`. */
function together(clauses: readonly Clause[]): Line[] {
  const lines: { text: string; isStreetField: boolean }[] = [];
  let last: Clause | undefined;
  for (const clause of clauses) {
    const open = lines.at(-1);
    if (clause.text !== '') {
      if (open !== undefined && last !== undefined && last.text !== '' && last.line === clause.line) {
        open.text += `, ${clause.text}`;
      } else lines.push({ text: clause.text, isStreetField: clause.isStreetField });
    }
    last = clause;
  }
  return lines;
}
