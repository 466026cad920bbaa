import type { Place } from '../../fault/fault.ts';
import { CountrySection } from './country-section.ts';
import type { PlaceReference, ReferencePlace } from './place-reference.ts';
import { splitReference } from './reference-format.ts';

/**
 * Opens a reference file. A country's section is unpacked when it is first asked for and then stays. Stops with
 * `reference.damaged` at the given place where the bytes are not those that were written.
 */
export function openReference(bytes: Uint8Array, place: Place = {}): PlaceReference {
  const { header, sections } = splitReference(bytes, place);
  const opened = new Map<string, CountrySection | undefined>();
  const sectionOf = (country: string): CountrySection | undefined => {
    const known = opened.get(country);
    if (known !== undefined || opened.has(country)) return known;
    const entry = header.countries[country];
    const section =
      entry === undefined
        ? undefined
        : new CountrySection(country, sections.subarray(entry.at, entry.at + entry.bytes));
    opened.set(country, section);
    return section;
  };
  return {
    date: header.date,
    covers: (country) => header.countries[country] !== undefined,
    placesOf: (country, code): readonly ReferencePlace[] | undefined => sectionOf(country)?.placesOf(code),
    codesOf: (country, foldedTown) => sectionOf(country)?.codesOf(foldedTown) ?? [],
    hasWord: (country, word) => sectionOf(country)?.hasWord(word) ?? false,
  };
}
