import type { AddressParts } from '../../model/address-parts.ts';
import type { RowKind } from './layout.ts';

/** How a country's post wants the lines above the place line; the place lines themselves are in `country/`. */
export interface PostRules {
  /** Rows from top to bottom. Without a company the person stands first, whatever this says. */
  readonly order: readonly Exclude<RowKind, 'place' | 'region' | 'country'>[];
  /** Word before whom the mail is in care of. */
  readonly careOf: string;
  /** Street, number, and what of unit, floor and staircase goes on their line; '' without any. */
  readonly street: (parts: AddressParts) => string;
  /** What of unit, floor and staircase stands on a line of its own; '' when nothing does. */
  readonly unit: (parts: AddressParts) => string;
  /** Buildings that stand on the street's line, before the staircase, as they are told by a mere number or side. */
  readonly innerBuilding?: RegExp;
  /** Words of streets → their official short forms, used only on a line that is too wide. */
  readonly shortForms: readonly (readonly [pattern: RegExp, short: string])[];
}

/** Who gets the mail, as German, Swiss, Dutch and Italian posts want it: the company first. */
export const RECIPIENT_ROWS = [
  'company',
  'department',
  'name',
  'careOf',
  'extra',
] as const satisfies PostRules['order'];

/** Texts with one sign between them, empty ones left out. */
export function joined(sign: string, ...texts: readonly string[]): string {
  let line = '';
  for (const text of texts) {
    if (text !== '') line = line === '' ? text : line + sign + text;
  }
  return line;
}

/** The parts with a building of the street's line counted to the staircase, which has its place there. */
export function withInnerBuilding(parts: AddressParts, { innerBuilding }: PostRules): AddressParts {
  if (parts.building === '' || innerBuilding === undefined) return parts;
  if (parts.street === '' || !innerBuilding.test(parts.building)) return parts;
  return { ...parts, building: '', staircase: joined(' ', parts.building, parts.staircase) };
}

/** No part of the kind stands alone in this country. */
export function nothing(): string {
  return '';
}

/**
 * A unit as it is printed: `#101` → `# 101`, for a blank stands between sign and number (USPS Publication 28, 213);
 * its letters as capitals, `# 4d` → `# 4D`, `Unit 7c` → `Unit 7C`.
 */
export function unitText(unit: string): string {
  if (unit === '') return '';
  const spaced = unit.startsWith('#') && unit.charCodeAt(1) !== 0x20 ? `# ${unit.slice(1)}` : unit;
  return SMALL_ID.test(spaced) ? spaced.replace(SMALL_ID, (id) => id.toUpperCase()) : spaced;
}

/** The last word of a unit: digits with a single letter before or behind. */
const SMALL_ID = /(?<![^ ])(?:[a-z]|[a-z]-?\d+[A-Za-z]?|[A-Z]?-?\d+[a-z])$/;

/** Staircase, floor and unit on one line, the larger first. */
export function insideBuilding(parts: AddressParts): string {
  if (parts.unit === '' && parts.floor === '' && parts.staircase === '') return '';
  return joined(' ', parts.staircase, parts.floor, unitText(parts.unit));
}
