import { letterCaseOf } from './letter-case.ts';
import { isOrganisation } from './organisations.ts';
import { titleLength } from './titles.ts';

/** A name in one field, taken apart; words as they were typed. */
interface SplitName {
  readonly title: string;
  readonly givenName: string;
  readonly familyName: string;
  /** `Müller, Hans`: it is printed in another order than typed. */
  readonly isTurned: boolean;
}

/**
 * Takes a person's name apart where its form leaves no doubt: `Dr. Hans von der Müller`, `Müller, Hans`, `John Q. Smith`.
 * Undefined for what may be read in two ways (`Anna Maria Rosa`), for couples, families and for what is no person.
 */
export function splitName(name: string, country: string): SplitName | undefined {
  if (!IS_NAME.test(name) || FAMILY_FIRST.has(country)) return undefined;
  if (NO_PERSON.test(name) || isOrganisation(name)) return undefined;
  const comma = name.indexOf(',');
  if (comma >= 0) return turned(name.slice(0, comma), name.slice(comma + 1).trim(), country);
  const words = name.split(' ');
  const titles = titleLength(words, country);
  const title = words.slice(0, titles).join(' ');
  const rest = words.slice(titles);
  const generation = GENERATION.test(rest.at(-1) ?? '') ? 1 : 0;
  const core = rest.length - generation;
  if (core === 1 && titles > 0) return { title, givenName: '', familyName: rest.join(' '), isTurned: false };
  const from = familyAt(rest, core);
  if (from === undefined) return undefined;
  const familyName = rest.slice(from).join(' ');
  return { title, givenName: rest.slice(0, from).join(' '), familyName, isTurned: false };
}

/** Index of the word that the family name begins with. */
function familyAt(words: readonly string[], core: number): number | undefined {
  for (let at = 1; at < core - 1; at++) {
    if (PARTICLES.has((words[at] ?? '').toUpperCase())) return at <= 2 ? at : undefined;
  }
  if (core === 2) return PARTICLES.has((words[0] ?? '').toUpperCase()) ? undefined : 1;
  return core === 3 && /^\p{Lu}\.?$/u.test(words[1] ?? '') ? 2 : undefined;
}

/** `Müller, Hans`, `Herr von der Müller, Dr. Hans`: behind the comma only given names, of two words at most. */
function turned(before: string, after: string, country: string): SplitName | undefined {
  if (before === '' || after === '' || after.includes(',')) return undefined;
  const ahead = before.trim().split(' ');
  const titlesAhead = titleLength(ahead, country);
  const family = ahead.slice(titlesAhead);
  const behind = after.split(' ');
  const particles = family.slice(0, -1).filter((word) => PARTICLES.has(word.toUpperCase())).length;
  if (family.length - particles !== 1 || GENERATION.test(after) || isDegree(after, before)) return undefined;
  const titles = titleLength(behind, country);
  const given = behind.slice(titles);
  if (given.length > 2 || given.some((word) => !GIVEN.test(word)) || NO_GIVEN.test(after)) return undefined;
  const title = [...ahead.slice(0, titlesAhead), ...behind.slice(0, titles)].join(' ');
  return { title, givenName: given.join(' '), familyName: family.join(' '), isTurned: true };
}

/** Latin letters, the signs of a name, and a comma at most. */
const IS_NAME = /^[\p{Script=Latin}\p{M}'.-]+(?:(?:,| |, )[\p{Script=Latin}\p{M}'.-]+){1,7}$/u;

const GIVEN = /^(?:\p{Lu}\.?|[\p{L}\p{M}'-]{2,})$/u;

/** Behind a comma: an article, what somebody is, or who is left of a family. */
const NO_GIVEN =
  /^(?:d(?:er|ie|as)|les?|la|het|il|the) |^(?:inh\.?|inhaber(?:in)?|witwe|wwe\.?|nachlass|geschwister|gebr(?:üder|\.)|söhne|sohn|töchter|eigentümer(?:in)?|mieter(?:in)?|vormund|notar(?:in)?|architekt(?:in|en)?|ingenieur(?:in|e)?|apotheker(?:in)?|landwirt(?:in)?|dentist(?:in)?|notaire|avocate?|médecin|architecte|avvocato|notaio|notaris|advocaat|architect)(?!\p{L})|(?:anwalt|anwälte|anwältin|berater(?:in)?|arzt|ärztin|ärzte|meister(?:in)?|händler(?:in)?|makler(?:in)?|prüfer(?:in)?|unternehmer(?:in)?|wirt)$/iu;

const GENERATION = /^(?:jr|sr|ii|iii|iv|jun|sen|junior|senior)\.?$/i;
/** Capitals behind the comma are letters of a degree, unless the family name came in capitals as well. */
function isDegree(after: string, before: string): boolean {
  const isAmongCapitals = letterCaseOf(before) === 'capitals' && letterCaseOf(after) === 'capitals';
  return isAmongCapitals ? CAPITAL_DEGREE.test(after) : DEGREE.test(after);
}

const CAPITAL_DEGREE =
  /^(?:MD|DO|DDS|DMD|DVM|OD|DC|DPM|PH\.?D\.?|EDD|MBA|MSC|BSC|MS|BS|BA|MSW|LCSW|CPA|CFA|JD|LLM|LLB|LLD|ESQ\.?|RN|NP|PE|FRCS|OBE|MBE|CBE|KBE|QC|KC|MP|JP|FCA|ACA|(?:[A-Z]\.){2,})$/;
const DEGREE = /^(?:[A-Z]{2,5}|(?:[A-Z][a-z]?\.){2,}|ph\.?d\.?|esq\.?|mba|md)$/;

/** There the family's name comes first at home, and abroad in either order. */
const FAMILY_FIRST: ReadonlySet<string> = new Set(['HU', 'CN', 'JP', 'KR', 'VN', 'TW', 'HK', 'SG']);

const PARTICLES: ReadonlySet<string> = new Set(
  'VON VOM VAN DE DER DEN DA DI DO DOS DAS DEL DELLA LA LE TER TEN TE ZU ZUM ZUR AF AV BIN IBN EL AL FREIHERR FREIFRAU GRAF GRÄFIN BARON BARONIN EDLER RITTER PRINZ'.split(
    ' ',
  ),
);

/** Couples, families, and what is surely no person. */
const NO_PERSON =
  /(?<!\p{L})(?:und|u\.|and|et|c\/o|familie|fam\.|family|famille|eheleute|erben|estate|the|für|of|gemeinde|stadt|verein|schule|bank|hotel|praxis|kanzlei|verlag|museum|apotheke|klinik|clinic|hospital|center|centre|church|school|university|universität|institut|institute|service|services|group|gruppe|team|partners?|company|store|shop|stiftung|foundation|association|society|club|department|abteilung|office|büro|amt|deutsche|deutscher)(?!\p{L})|(?:werke|verein|schule|klinik|amt|bank|gesellschaft|verwaltung|verband|haus|zentrum|kasse)(?:$| )/iu;
