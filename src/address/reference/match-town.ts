import { foldTown } from './fold-town.ts';
import type { PlaceReference, ReferencePlace } from './place-reference.ts';
import { townName, type TownName } from './town-keys.ts';

/** A place of a code, taken apart for comparison. */
interface NamedPlace extends TownName {
  readonly place: ReferencePlace;
  /** `whole` without blanks. */
  readonly joined: string;
}

/** Typed town and postal code of one country, against one list. */
export interface TownQuestion {
  readonly city: string;
  readonly country: string;
  readonly listed: readonly ReferencePlace[];
  readonly reference: PlaceReference;
}

const named = new WeakMap<readonly ReferencePlace[], readonly NamedPlace[]>();

/** The list's places taken apart; kept as long as the list itself. */
export function namedPlaces(listed: readonly ReferencePlace[], country: string): readonly NamedPlace[] {
  const known = named.get(listed);
  if (known !== undefined) return known;
  const places = listed.map((place) => {
    const name = townName(place.name, country);
    return { ...name, place, joined: name.whole.replaceAll(' ', '') };
  });
  named.set(listed, places);
  return places;
}

/**
 * How a typed town goes with the places of its code: it is the `same` as one in folded letters, or known as an `alias` of
 * one: without or with other words for where it lies, abbreviated, one of two languages, with its district behind it.
 */
export function matchTown({ city, country, listed, reference }: TownQuestion): 'same' | 'alias' | undefined {
  const places = namedPlaces(listed, country);
  const folded = foldTown(city, country);
  if (folded === '') return undefined;
  if (places.some(({ whole }) => whole === folded)) return 'same';
  const typed = townName(city, country);
  const joined = folded.replaceAll(' ', '');
  const isShort = city.includes('.');
  const isAlias = places.some(
    (place) =>
      place.joined === joined ||
      agreeInBase(typed, place) ||
      shareSegment(typed, place) ||
      (isShort && isAbbreviation(folded, place.whole)) ||
      (country === 'CA' && isQuarterOf(place.whole, folded)),
  );
  if (isAlias) return 'alias';
  const isDistrict = places.some(({ place, whole }) => place.isTown && isDistrictOf(folded, whole));
  return isDistrict && reference.codesOf(country, folded).length === 0 ? 'alias' : undefined;
}

/** `Frankfurt` and `Frankfurt am Main`, `Frankfurt a. M.`, `Frankfurt (Main)`; not `Frankfurt (Oder)`. */
function agreeInBase(typed: TownName, place: TownName): boolean {
  if (typed.base !== place.base) return false;
  if (typed.qualifier.length === 0 || place.qualifier.length === 0) return true;
  return typed.qualifier.every((word, at) => {
    const listed = place.qualifier[at];
    return listed !== undefined && (listed.startsWith(word) || word.startsWith(listed));
  });
}

/** `Biel` of `Biel/Bienne`, `Ottakring` of `Wien, Ottakring`, either way round. */
function shareSegment(typed: TownName, place: TownName): boolean {
  return place.segments.includes(typed.whole) || typed.segments.includes(place.whole);
}

/** `Neust. Weinstr.` of `Neustadt Weinstraße`: as many words, each the beginning of the listed one. */
function isAbbreviation(typed: string, listed: string): boolean {
  const short = typed.split(' ');
  const long = listed.split(' ');
  return short.length === long.length && short.every((word, at) => long[at]?.startsWith(word) === true);
}

/** Canada's list divides towns by the compass: `North Vancouver South Central`. */
const QUARTER =
  /^(?: (?:(?:NORTH|SOUTH)?(?:EAST|WEST)|NORTH|SOUTH|CENTRAL|INNER|OUTER|UPPER|LOWER|MID|RIVERBANK|CITY|TOWNSHIP))+$/;

function isQuarterOf(listed: string, typed: string): boolean {
  return listed.startsWith(typed) && QUARTER.test(listed.slice(typed.length));
}

/** `Hamburg-Altona`, `Seattle WA`: the town with more words behind it. */
function isDistrictOf(typed: string, town: string): boolean {
  return (
    town.length > 2 && typed.length > town.length && typed.startsWith(town) && typed[town.length] === ' '
  );
}
