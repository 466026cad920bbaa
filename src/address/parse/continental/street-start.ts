import type { Grammar } from './grammar.ts';

/** Words up to a legal form, and what follows. */
export const LEGAL_FORM =
  /^(.*(?:GmbH(?: & Co\.? ?(?:KG|OHG))?|mbH|AG|KG|OHG|GbR|e\. ?V\.|e\. ?K\.|eG|UG|SE|B\. ?V\.|N\. ?V\.|V\. ?O\. ?F\.|S\. ?p\. ?A\.|S\. ?r\. ?l\.|Srl|Sàrl|SARL|S\.A\.)) (?=\p{L})/u;

/** First halves of street names that no other name stands before: `Albert Ludwig Grimmstr.` is one, but not `… Hauptstr.` */
const GENERAL =
  'Haupt|Bahnhof|Bahn|Schul|Dorf|Garten|Berg|Kirch|Kirchen|Wald|Ring|Linden|Mühl|Mühlen|Industrie|Gewerbe|Post|Feld|Markt|Park|Wiesen|Bach|Brunnen|Birken|Buchen|Eichen|Tannen|Rosen|Blumen|Sonnen|Friedhof|Markt|Rathaus|Schloss|Burg|See|Ufer|Land|Poststraßen|Kapellen|Jahn|Goethe|Schiller|Mozart|Beethoven|Hoofd|Dorps|Kerk|School|Molen|Stations';
const SUFFIX = '(?:str\\.?|straße|strasse|weg|platz|gasse|allee|ring|damm|straat|laan|plein)';
const ADJECTIVE = '(?:Alte|Neue|Große|Kleine|Obere|Untere|Hintere|Vordere|Lange)[rn]?';
const GERMAN = new RegExp(
  String.raw`^(\p{Lu}\S+(?: \S+)*? \p{L}\S*) (?:` +
    [
      String.raw`(?:Am|An de[rnm]|Im|In de[rnm]|Zu[mr]|Auf de[rnm]|Bei de[rnm]|Unter de[rnm]|Hinter de[rnm]|Vor dem) (?:\p{Lu}\S* ?){1,3}`,
      String.raw`(?:${ADJECTIVE} )?\p{Lu}[\p{L}-]*er (?:Str\.|Straße|Strasse|Weg|Platz|Allee|Ring|Damm|Chaussee)`,
      String.raw`(?:${ADJECTIVE} )?(?:${GENERAL})${SUFFIX}`,
    ].join('|') +
    ')$',
  'u',
);
const LATIN =
  /(?:^| )((?:via|viale|v\.le|piazza|p\.zza|piazzale|corso|c\.so|largo|vicolo|strada|contrada|rue|avenue|boulevard|place|chemin|route|quai|impasse|allée) \S.*)$/iu;
/** A name does not end so: `Burg. de | Vlugtlaan`. */
const OPEN_END =
  /(?:\d|\.| (?:de|der|den|des|dem|am|an|im|in|zum|zur|van|von|vom))$|^(?:Alte|Neue|Große|Kleine|Obere|Untere|Am|Im|An|In|Zum|Zur|Auf)[rn]? |\d/u;

const MIXED = /\p{Ll}/u;

/** What came in capitals, of the same length: names and streets are told by their case. */
function inMixedCase(text: string): string {
  const cased = text.replace(/(?<=\p{L})\p{L}+/gu, (rest) => rest.toLowerCase());
  if (cased.length !== text.length) return text;
  return cased
    .replace(/(?<= )De[rnm](?= )/gu, (article) => article.toLowerCase())
    .replace(/(?<= )Gmbh(?= )/gu, 'GmbH')
    .replace(/(?<= )(?:Ag|Kg|Ohg|Se|Ug)(?= )/gu, (form) => form.toUpperCase());
}

/**
 * Where the street begins in words before a house number of which the first may be a name: `Müller GmbH Hauptstr.`. 0
 * where that is not certain.
 */
export function streetStart(typed: string, grammar: Grammar): number {
  const text = MIXED.test(typed) ? typed : inMixedCase(typed);
  const legalForm = LEGAL_FORM.exec(text);
  if (legalForm !== null) return legalForm[0].length;
  const dash = text.lastIndexOf(' - ');
  if (dash > 0) {
    const behind = text.slice(dash + 3);
    if (grammar.street.test(behind) && !grammar.numbered.test(behind)) return dash + 3;
  }
  if (grammar.country === 'IT' || grammar.numberAt === 'either') {
    const street = LATIN.exec(text)?.[1];
    if (street !== undefined) return text.length - street.length;
  }
  const name = GERMAN.exec(text)?.[1];
  return name === undefined || OPEN_END.test(name) ? 0 : name.length + 1;
}
