import { joinReference, type ReferenceHeader } from './reference-format.ts';
import { byText, writeSection, type CountryPlaces } from './write-section.ts';

/** A reference file of the countries' places. The same places, day and source give the same bytes. */
export function writeReference(
  countries: ReadonlyMap<string, CountryPlaces>,
  { date, source }: Pick<ReferenceHeader, 'date' | 'source'>,
): { readonly bytes: Buffer; readonly header: ReferenceHeader } {
  const sections: Buffer[] = [];
  const listed: ReferenceHeader['countries'] = {};
  let at = 0;
  for (const country of [...countries.keys()].sort(byText)) {
    const { bytes, codes, places } = writeSection(countries.get(country) ?? new Map());
    listed[country] = { at, bytes: bytes.length, codes, places };
    at += bytes.length;
    sections.push(bytes);
  }
  const header = { date, source, countries: listed };
  return { bytes: joinReference(header, sections), header };
}
