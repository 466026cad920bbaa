import { cleanText, isTwice } from './clean-text.ts';
import { compileTemplate, fillTemplate, type CompiledTemplate, type Components } from './compile-template.ts';
import { aliasesFor, attentionOf, fillFromAliases, saneComponents, type Aliases } from './components.ts';
import { addAmericanCode, addRegionCode, regionCodes, type RegionCodes } from './region-codes.ts';
import {
  abbreviate,
  replaceText,
  replaceValues,
  shortForms,
  textRules,
  valueRules,
  type ShortForms,
  type TextRule,
  type ValueRule,
} from './replacements.ts';
import { templateData } from './template-data.ts';

interface WorldwideOptions {
  /** Format of this country (ISO 3166-1 alpha-2), whatever the components say. */
  readonly country?: string;
  /** Usual short forms of the country's languages: `Str`, `Ave`, `USA`. */
  readonly abbreviate?: boolean;
  /** Leave out components that the data set does not know; else they stand above the address. */
  readonly onlyAddress?: boolean;
}

/**
 * An address in the form of its country, by the OpenCage templates: components by their names in OpenStreetMap
 * (`house_number`, `road`, `suburb`, `city`, `postcode`, `state`, `country`, `country_code`, …) → lines, divided by
 * line breaks, '' when there is nothing to print. Does as the data set's reference, Geo::Address::Formatter (Perl).
 */
export function formatWorldwide(
  given: Readonly<Record<string, string>>,
  options: WorldwideOptions = {},
): string {
  const components = saneComponents(given);
  const country = options.country ?? formatCountry(components);
  if (country !== '') components['country_code'] = country;
  const format = formatOf(country);
  fillFromAliases(components, format.aliases);
  const template =
    components['road'] === undefined && components['postcode'] === undefined
      ? format.fallback
      : format.address;

  if (/^\d+$/.test(components['country'] ?? '') && components['state'] !== undefined) {
    components['country'] = components['state'];
    delete components['state'];
  }
  replaceValues(components, format.valueRules);
  addRegionCode(components, 'state', format.states);
  if (country === 'US') addAmericanCode(components, format.states);
  addRegionCode(components, 'county', format.counties);
  if (options.onlyAddress !== true) {
    const attention = attentionOf(components, format.known);
    if (attention !== '') components['attention'] = attention;
  }
  if (options.abbreviate === true) abbreviate(components, format.languages());

  const text = cleanText(fillTemplate(template, components));
  const replaced = replaceText(withoutRepeatedParts(text), format.textRules);
  return replaced === text ? text : cleanText(replaced);
}

/** Between commas, also across lines: what stood before goes, but for New York. */
function withoutRepeatedParts(text: string): string {
  if (!text.includes(', ')) return text;
  const parts: string[] = [];
  for (const piece of text.split(', ')) {
    const part = piece.trimStart();
    if (!parts.includes(part) || isTwice(part)) parts.push(part);
  }
  return parts.join(', ');
}

/** What is made ready for a country when its first address comes. */
interface CountryFormat {
  readonly address: CompiledTemplate;
  readonly fallback: CompiledTemplate;
  readonly valueRules: readonly ValueRule[];
  readonly textRules: readonly TextRule[];
  readonly aliases: Aliases;
  readonly known: ReadonlySet<string>;
  readonly states: RegionCodes | undefined;
  readonly counties: RegionCodes | undefined;
  readonly languages: () => readonly (readonly ShortForms[])[];
}

const FORMATS = new Map<string, CountryFormat>();

function formatOf(country: string): CountryFormat {
  let format = FORMATS.get(country);
  if (format === undefined) {
    format = makeFormat(country);
    FORMATS.set(country, format);
  }
  return format;
}

function makeFormat(country: string): CountryFormat {
  const data = templateData();
  const general = data.templates['default'];
  const entry = data.templates[country] ?? general;
  const languages = (data.languages[country] ?? []).map((language) =>
    shortForms(data.abbreviations[language]),
  );
  return {
    address: compileTemplate(entry?.address_template ?? general?.address_template ?? ''),
    fallback: compileTemplate(entry?.fallback_template ?? general?.fallback_template ?? ''),
    valueRules: valueRules(entry?.replace),
    textRules: textRules(entry?.postformat_replace),
    aliases: aliasesFor(country, data.aliases),
    known: new Set(data.aliases.flatMap(({ name, alias }) => [name, alias])),
    states: regionCodes(data.stateCodes[country]),
    counties: regionCodes(data.countyCodes[country]),
    languages: () => languages,
  };
}

/**
 * The country whose format holds: of a dependent territory often its state's, and then state or country are set as the
 * data set says. '' when the components name none.
 */
function formatCountry(components: Components): string {
  const given = components['country_code']?.toUpperCase();
  if (given?.length !== 2) return '';
  if (given === 'UK') return 'GB';
  const entry = templateData().templates[given];
  let country = given;
  if (entry?.use_country !== undefined) {
    country = entry.use_country;
    if (entry.change_country !== undefined)
      components['country'] = entry.change_country.replace(
        /\$(\w+)/,
        (_, name: string) => components[name] ?? '',
      );
    const [name, value] = entry.add_component?.split('=') ?? [];
    if (name === 'state' && value !== undefined) components['state'] = value;
  }
  return country === 'NL' ? dutchCountry(components) : country;
}

/** Three countries of the Kingdom of the Netherlands come as its states. */
function dutchCountry(components: Components): string {
  const state = components['state'] ?? '';
  for (const [country, name, pattern] of DUTCH_STATES) {
    if (!pattern.test(state)) continue;
    components['country'] = name;
    return country;
  }
  return 'NL';
}

const DUTCH_STATES: readonly (readonly [country: string, name: string, pattern: RegExp])[] = [
  ['CW', 'Curaçao', /^Curaçao$/],
  ['SX', 'Sint Maarten', /^sint maarten/i],
  ['AW', 'Aruba', /^aruba/i],
];
