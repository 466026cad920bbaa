import type { AddressParts } from '../../model/address-parts.ts';
import type { CountryRules, PlacePart } from '../country-rules.ts';
import { gradePostalCode } from '../postal-code.ts';

/**
 * The lines with postal code, town and region. The town stands in capitals where the post asks for it, and abroad
 * everywhere (UPU S42; DIN 5008). A code of the right shape is divided as the country does it.
 */
export function placeLines(parts: AddressParts, rules: CountryRules, isAbroad: boolean): string[] {
  const lines: string[] = [];
  const capitals = isAbroad || rules.capitalTown;
  for (const pattern of rules.placeLines) {
    const line = placeLine(parts, rules, pattern, capitals);
    if (line !== '') lines.push(line);
  }
  return lines;
}

function placeLine(
  parts: AddressParts,
  rules: CountryRules,
  pattern: readonly PlacePart[],
  capitals: boolean,
): string {
  let line = '';
  for (const { part, before, only } of pattern) {
    let text: string;
    if (part === 'code') text = gradePostalCode(parts.postalCode, rules.postalCode).code;
    else if (part === 'region') text = parts.region.toUpperCase();
    else text = capitals ? capitalTown(parts.city, rules) : parts.city;
    if (only !== undefined && !only.test(text)) continue;
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
