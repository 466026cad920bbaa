import { compileGrammar, type Language } from './grammar.ts';
import { NUMBER_LETTER } from './word-patterns.ts';

const SIDE = String.raw`(?:[, ]{1,2}(?:links|rechts|mitte|hinten|vorne?|lks\.?|li\.?|re\.?|mi\.?))?`;
const LEVEL = String.raw`OG|UG|DG|EG|Ober-?gescho(?:ss|ß)|Unter-?gescho(?:ss|ß)|Dach-?gescho(?:ss|ß)|Gescho(?:ss|ß)|Stockwerk|Stock|Stk\.?|Etage|Et\.`;

export const german: Language = {
  parts: {
    postBox: [
      String.raw`(?:Post-?fach|Postf\.?|P\.? ?F\.?|P\.? ?O\.? ?-?Box)[ :]{0,2}(?:Nr\.? ?)?\d{1,6}(?:[ .-]?\d{1,4}(?!\d)){0,4}`,
      'Post-?fach(?=$|[,;])',
      String.raw`(?:DHL[- ]?)?(?:Packstation|Paketbox|Paketshop|Postfiliale|Filiale)[ :]{0,2}(?:Nr\.? ?)?\d{1,3}`,
      '(?:Hauptpost|bahnpost|post)lagernd',
    ].join('|'),
    district: String.raw`(?:OT|Ortsteil|Ortst\.|Stadtteil|Stadtbezirk|Gemeindeteil|Ortschaft)[ :]{1,2}\p{L}[^,;()\d]*[^,;()\d /-]`,
    floor: String.raw`(?:(?:\d{1,2}\.? ?|[ivx]{1,4}\. ?)(?:${LEVEL})|(?:OG|UG|Stock|Etage) ?\d{1,2}|Erd-?gescho(?:ss|ß)|Hoch-?parterre|Tief-?parterre|Parterre|Souterrain|Mezzanin|Halbstock|Keller|OG|UG|DG|EG|Ober-?gescho(?:ss|ß)|Unter-?gescho(?:ss|ß)|Dach-?gescho(?:ss|ß))${SIDE}`,
    staircase: String.raw`(?:Aufgang|Aufg\.?|Treppenhaus|Treppe|Eingang|Eing\.?|Stiege|Stge?\.?) ?ID`,
    building: [
      String.raw`(?:Haus|Hs\.|Gebäudeteil|Gebäude|Gebaeude|Geb\.?|Bauteil|Bau|Werk|Halle|Block|Trakt|Tor|Flügel|Objekt|Obj\.|Pavillon|Turm) ?ID`,
      'Hinterhaus|Hinterhof|Hinterh\\.|HH|Vorderhaus|Vorderh\\.|VH|Seitenflügel|Gartenhaus|Quergebäude|Rückgebäude|Rgb\\.?|Nebengebäude|Mittelhaus|Remise|Seitengebäude',
    ].join('|'),
    unit: [
      String.raw`(?:Whg|Wohng|Wohnungs?|Wohneinheit|WE|Appartement|Apartment|App|Apt|Zimmer|Zi|Raum|Büro|Laden|Top|Türe?|Suite|Studio|Atelier)(?:-?Nr)?\.?[ :]{0,2}ID${SIDE}`,
      'links|rechts|mitte',
    ].join('|'),
  },
  named: '',
  street: [
    String.raw`(?:str\.?|stra(?:ß|ss)e|weg|platz|pl\.|gasse|allee|ring|damm|ufer|chaussee|steig|stieg|pfad|twiete|kai|promenade|graben|zeile|markt|wall|redder|deich|esplanade|siedlung|kamp|anger|winkel|halde|rain)(?![\p{L}])`,
    String.raw`^(?:am|an de[rnm]|im|in de[rnm]|zum|zur|auf de[rnm]|auf'm|beim|bei de[rnm]|unter de[rnm]|hinter de[rnm]|vor de[rnm]|vorm|unterm|hinterm|neben de[rnm]) \p{L}`,
    String.raw`^(?:[A-U] ?[1-9]|L ?1\d),? \d`,
  ].join('|'),
  numbered: String.raw`(?:Plan|Erschließungs|Privat|Quer)?(?:stra(?:ß|ss)e|str\.?|weg)|Allee|Ring|Zeile`,
  department: [
    String.raw`Abt\.?|\p{L}*abteilung|Referat|Dezernat|Fachbereich|Fachdienst|Fachgebiet|Sachgebiet|Lehrstuhl|\p{L}*buchhaltung|Rechnungswesen|Rechnungseingang|Rechnungsstelle`,
    'Personalwesen|Personalbüro|Sekretariat|Geschäftsführung|Geschäftsleitung|Poststelle|Einkauf|Verkauf|Vertrieb|Verwaltung|Leiter(?:in)? de[rs] \\p{L}+',
  ].join('|'),
  salutation: String.raw`Herrn?|Hr\.|Hrn\.|Frau|Fr\.|Frl\.|Fräulein|Familie|Fam\.|Eheleute|Ehepaar|Dr\.|Prof\.|Dipl\.-\p{L}+\.?|Mag\.|Ing\.`,
  site: 'Industriegebiet|Gewerbegebiet|Gewerbepark|Industriepark|Technologiepark|Businesspark|Gut|Hof|Schloss|Burg|Forsthaus|Weiler',
};

const NUMBER_WORD = String.raw`(?:(?:(?:Haus|Hs\.?|H)[- ]?)?Nr\.?|Hausnummer|No\.|№) ?`;
const FRACTION = String.raw`(?: ?[½¼¾]| [13]\/[24](?![\d/]))?`;
const ONE = String.raw`\d{1,5}(?!\d)${NUMBER_LETTER}(?:${FRACTION}${NUMBER_LETTER})`;

/** `12`, `12a`, `12 a-c`, `12-14`, `12/14`, `12 + 14`, `12, 14`, `12 1/2`, `Nr. 12`. */
export const germanNumber =
  `(?:${NUMBER_WORD})?${ONE}(?:` +
  String.raw` ?(?:[-–—+&]|\/(?!\/)|u\. ?|und |bis ) ?\d{1,5}(?![\d.])(?! ?(?:OG|UG|DG|EG|Stock|Etage))${NUMBER_LETTER}${FRACTION}` +
  String.raw`|, ?\d{1,3}${NUMBER_LETTER}(?= ?(?:$|[,;+&]|u\.|und ))` +
  String.raw`| ?[-–/+,] ?[a-z](?![\p{L}\d.'’])` +
  `)*`;

export const germany = compileGrammar({
  country: 'DE',
  languages: [german],
  numberAt: 'end',
  houseNumber: germanNumber,
  code: String.raw`\d{5}`,
  codePrefix: 'D|DE',
});
