import { createRequire } from 'node:module';
import { TEMPLATE_CHANGES, ALIAS_CHANGES } from './template-changes.ts';

/** One country of the data set, as it is written there. */
export interface TemplateEntry {
  readonly address_template?: string;
  readonly fallback_template?: string;
  /** Pattern, or `component=pattern`, and what stands instead of it in the values. */
  readonly replace?: readonly (readonly [string, string])[];
  /** The same in the finished text. */
  readonly postformat_replace?: readonly (readonly [string, string])[];
  readonly use_country?: string;
  readonly change_country?: string;
  readonly add_component?: string;
}

/** Code of a state or county and its names: one, or by language. */
export interface CodeEntry {
  readonly key: string;
  readonly name: string | Readonly<Record<string, string>>;
}

export interface AbbreviationEntry {
  readonly component: string;
  readonly replacements: readonly { readonly src: string; readonly dest: string }[];
}

/** The OpenCage address templates (MIT), with what has changed there since the package was made. */
interface TemplateData {
  readonly templates: Readonly<Record<string, TemplateEntry>>;
  readonly stateCodes: Readonly<Record<string, readonly CodeEntry[]>>;
  readonly countyCodes: Readonly<Record<string, readonly CodeEntry[]>>;
  /** Languages by country, both as in the package: capitals. */
  readonly languages: Readonly<Record<string, readonly string[]>>;
  readonly abbreviations: Readonly<Record<string, readonly AbbreviationEntry[]>>;
  /** Component and another name of it, in the order of preference. */
  readonly aliases: readonly { readonly name: string; readonly alias: string }[];
}

const require = createRequire(import.meta.url);
let data: TemplateData | undefined;

/** Read once, when first needed: most runs have no mail for a country without own rules. */
export function templateData(): TemplateData {
  return (data ??= readData());
}

function readData(): TemplateData {
  const templates: Record<string, TemplateEntry> = { ...table<TemplateEntry>('templates') };
  for (const [country, change] of Object.entries(TEMPLATE_CHANGES))
    templates[country] = { ...templates[country], ...change };
  return {
    templates,
    stateCodes: table('state-codes'),
    countyCodes: table('county-codes'),
    languages: table('country-to-lang'),
    abbreviations: table('abbreviations'),
    aliases: [...Object.values(table<TemplateData['aliases'][number]>('aliases')), ...ALIAS_CHANGES],
  };
}

/** A table of the package; its version is fixed in package.json and a test goes through all countries of it. */
function table<Entry>(name: string): Readonly<Record<string, Entry>> {
  const file: unknown = require(`@fragaria/address-formatter/src/templates/${name}.json`);
  if (typeof file !== 'object' || file === null) return {};
  return file as Readonly<Record<string, Entry>>;
}
