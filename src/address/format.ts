import type { CountryRules, PlacePart } from './country-rules.ts';
import { countryLine } from './country-line.ts';

/** What an address block is made of; all tidied, `streetLines` arranged by `arrangeStreetLines`. */
interface BlockParts {
  readonly name: string;
  readonly streetLines: readonly string[];
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
}

export interface AddressContext {
  /** ISO country where the stream is handed to the carrier. */
  readonly postedIn: string;
  /** Most lines that the paper's address field holds. */
  readonly maxLines: number;
}

/**
 * The address block in the destination country's order, never with an empty line. Too tall a block is shortened by
 * joining, from the least harm on: side lines to the street, then the postcode to the town, each step only as far as it
 * must. What is still too tall comes back as it is: the caller counts.
 */
export function formatBlock(
  parts: BlockParts,
  rules: CountryRules,
  context: AddressContext,
): readonly string[] {
  const abroad = countryLine(rules, context.postedIn);
  const place = placeLines(parts, rules, abroad !== '');
  const tail = abroad === '' ? 0 : 1;
  let streets = parts.streetLines;
  let surplus = 1 + streets.length + place.length + tail - context.maxLines;
  while (surplus > 0 && streets.length > 1) {
    streets = [`${streets[0] ?? ''}, ${streets[1] ?? ''}`, ...streets.slice(2)];
    surplus--;
  }
  const last = surplus > 0 && place.length > 1 ? [place.join('  ')] : place;
  const lines = [parts.name, ...streets, ...last];
  if (tail === 1) lines.push(abroad);
  return lines;
}

/** Town lines stand in capitals where the post asks for it, and abroad everywhere (UPU; DIN 5008). */
function placeLines(parts: BlockParts, rules: CountryRules, abroad: boolean): string[] {
  const lines: string[] = [];
  for (const pattern of rules.placeLines) {
    const line = placeLine(parts, rules, pattern, rules.capitalTown || abroad);
    if (line !== '') lines.push(line);
  }
  return lines;
}

function placeLine(
  parts: BlockParts,
  rules: CountryRules,
  pattern: readonly PlacePart[],
  capitals: boolean,
): string {
  let line = '';
  for (const { part, before } of pattern) {
    let text: string;
    if (part === 'code') text = parts.postalCode;
    else if (part === 'region') text = parts.region.toUpperCase();
    else text = capitals ? capitalTown(parts.city, rules) : parts.city;
    if (text !== '') line += line === '' ? text : before + text;
  }
  return line;
}

function capitalTown(city: string, rules: CountryRules): string {
  const capitals = city.toUpperCase();
  if (rules.townSigns === 'all') return capitals;
  if (rules.townSigns === 'no-stops') return capitals.includes('.') ? withoutStops(capitals) : capitals;
  return /^[A-Z ]*$/.test(capitals) ? capitals : lettersOnly(capitals);
}

/** `ST. LEONARDS` → `ST LEONARDS`. */
function withoutStops(capitals: string): string {
  return capitals
    .replace(/\.(?=[^ ])/g, ' ')
    .replaceAll('.', '')
    .trim();
}

/** `VILLENEUVE-D'ASCQ` → `VILLENEUVE D ASCQ`, `SÈVRES` → `SEVRES`. */
function lettersOnly(capitals: string): string {
  return capitals
    .replaceAll('Œ', 'OE')
    .replaceAll('Æ', 'AE')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
