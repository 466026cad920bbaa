import type { AddressParts } from '../../../model/address-parts.ts';
import { RECIPIENT_ROWS, joined, nothing, unitText, type PostRules } from '../post-rules.ts';

/**
 * Germany, DIN 5008:2020 (address field) and Deutsche Post: company, department, person; Ortsteil on a line above the
 * street; flat and floor behind the house number and ` // `; a box instead of the street. Where both were given
 * the box stands next to the place line: what stands there is where the post delivers.
 */
export const germanPost: PostRules = {
  order: [...RECIPIENT_ROWS, 'building', 'district', 'unit', 'street', 'postBox'],
  careOf: 'c/o',
  street: germanStreet,
  unit: nothing,
  innerBuilding:
    /^(?:(?:Haus|Hs\.|Gebäude|Geb\.?|Block|Aufgang|Bauteil|Trakt|Turm) ?[\dA-Z]{1,3}|(?:Hinter|Vorder|Seiten|Garten|Quer|Rück|Neben|Mittel)(?:haus|gebäude)|HH|VH|Seitenflügel|Hinterhof)$/u,
  shortForms: [
    [/(?<=\p{Ll})straße\b/gu, 'str.'],
    [/(?<=\p{Ll})strasse\b/gu, 'str.'],
    [/\bStra(?:ß|ss)e\b/gu, 'Str.'],
    [/(?<=\p{Ll})platz\b/gu, 'pl.'],
    [/\bPlatz\b/gu, 'Pl.'],
  ],
};

/** The squares of Mannheim have a comma before the number: `C 4, 12`; the road `B 2` elsewhere has none. */
const SQUARE = /^(?:[A-U] ?[1-9]|L ?1\d)$/;
const MANNHEIM = /^681/;

function germanStreet(parts: AddressParts): string {
  const { street, houseNumber, staircase, floor, unit } = parts;
  const isSquare = SQUARE.test(street) && MANNHEIM.test(parts.postalCode);
  const line = joined(isSquare ? ', ' : ' ', street, houseNumber);
  if (unit === '' && floor === '' && staircase === '') return line;
  return joined(' // ', line, staircase, floor, unitText(unit));
}
