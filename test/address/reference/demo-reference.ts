import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { emptyDraft, type AddressDraft } from '../../../src/address/address-draft.ts';
import { rulesOf } from '../../../src/address/countries.ts';
import { checkPlace } from '../../../src/address/reference/check-place.ts';
import { openReference } from '../../../src/address/reference/open-reference.ts';
import type { PlaceReference } from '../../../src/address/reference/place-reference.ts';
import { splitReference } from '../../../src/address/reference/reference-format.ts';
import { Section } from '../../../src/address/reference/read-section.ts';
import type { AddressParts, DeliveryGrade } from '../../../src/model/address-parts.ts';
import { inflateRawSync } from 'node:zlib';

export const demoBytes = readFileSync(
  fileURLToPath(new URL('../../../fixtures/reference/places.bin', import.meta.url)),
);
export const demo = openReference(demoBytes);

/** Countries with rules of their own, for which the demo's reference has places. */
export const COUNTRIES = ['DE', 'AT', 'CH', 'US', 'GB', 'FR', 'IT', 'NL', 'CA', 'AU'] as const;

export interface Checked {
  readonly draft: AddressDraft;
  readonly grade: DeliveryGrade;
}

/** An address with a street of its own, held against a reference. */
export function check(parts: Partial<AddressParts>, places: PlaceReference | 'none' = demo): Checked {
  const draft = emptyDraft();
  Object.assign(draft.parts, { street: 'Hauptstraße', ...parts });
  const grade = checkPlace(draft, places === 'none' ? undefined : places, rulesOf(draft.parts.country));
  return { draft, grade };
}

/** Certain changes as `part before → after (rule)`. */
export function changed({ draft }: Checked): string[] {
  return draft.changes
    .filter(({ certainty }) => certainty === 'certain')
    .map(({ part, before, after, rule }) => `${part} ${before} → ${after} (${rule})`);
}

export function doubted({ draft }: Checked): string[] {
  return draft.doubts.map(({ code }) => code);
}

/** Every code that a country has in the demo's reference. */
export function codesIn(country: string): readonly string[] {
  const { header, sections } = splitReference(demoBytes, {});
  const entry = header.countries[country];
  if (entry === undefined) return [];
  const section = new Section(inflateRawSync(sections.subarray(entry.at, entry.at + entry.bytes)));
  return Array.from({ length: section.codeCount }, (_, at) => section.codeAt(at));
}

/** What makes a whole code of a listed one. */
export function wholeCode(country: string, listed: string): string {
  const behind: Readonly<Record<string, string>> = { GB: '1AA', CA: '1A1', NL: 'AB' };
  // A few Canadian codes are listed whole.
  return listed.length > 4 ? listed : listed + (behind[country] ?? '');
}
