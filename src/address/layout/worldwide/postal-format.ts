import { cleanText } from './clean-text.ts';
import { compileTemplate, fillTemplate, type CompiledTemplate, type Components } from './compile-template.ts';
import { replaceText, textRules, type TextRule } from './replacements.ts';
import { templateData } from './template-data.ts';

/** Stands in `attention` where the addressee's lines go. */
export const ADDRESSEE = '\u0001';

/** The form of a country's letters. */
export function postalFormat(country: string, inOwnScript: boolean): PostalFormat {
  const key = inOwnScript ? `${country}*` : country;
  let format = FORMATS.get(key);
  if (format === undefined) {
    format = makeFormat(country, inOwnScript);
    FORMATS.set(key, format);
  }
  return format;
}

export function isEastAsian(text: string): boolean {
  return EAST_ASIAN.test(text);
}

/**
 * Components of an address for a letter → its lines in the country's form, with the names of those that the form has
 * a place for. Values stay as they are: what the data set shortens for maps (`Cork City` → `Cork`) is for a letter the
 * sender's to say.
 */
export function postalLines(
  components: Components,
  format: PostalFormat,
): { readonly lines: string[]; readonly used: ReadonlySet<string> } {
  const used = new Set<string>();
  const hasStreet = components['road'] !== undefined || components['postcode'] !== undefined;
  const filled = cleanText(fillTemplate(hasStreet ? format.address : format.fallback, components, used));
  const text = Object.values(components).some((value) => STRAY.test(value))
    ? filled
    : filled.replaceAll(STRAYS, '');
  const lines = (format.textRules.length === 0 ? text : cleanText(replaceText(text, format.textRules))).split(
    '\n',
  );
  if (format.isUpsideDown) lines.reverse();
  return { lines, used };
}

/** What a form writes between two parts or behind one, where the part is empty: `Recife -`, `Fő utca .`. */
const STRAY = /(?:^|[^\S\n]+)[-.]$|^-[^\S\n]+/mu;
const STRAYS = new RegExp(STRAY, 'gmu');

export interface PostalFormat {
  readonly address: CompiledTemplate;
  readonly fallback: CompiledTemplate;
  readonly textRules: readonly TextRule[];
  /** From country to addressee: what posts read from the bottom up. */
  readonly isUpsideDown: boolean;
  /** The house number stands behind the street, and a door behind the number. */
  readonly putsNumberBehind: boolean;
}

const FORMATS = new Map<string, PostalFormat>();

const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Suffixes of the forms in a country's own script and in Latin letters; Iran's own script goes by the latter too. */
const OWN_SCRIPT: Readonly<Record<string, string>> = {
  CN: '_zh',
  HK: '_zh',
  JP: '_ja',
  KR: '_ko',
  MO: '_zh',
  TW: '_zh',
};
const LATIN: Readonly<Record<string, string>> = { MO: '_pt' };

function makeFormat(country: string, inOwnScript: boolean): PostalFormat {
  const { templates } = templateData();
  const general = templates['default'];
  const own = templates[country];
  const rules = own?.use_country === undefined ? own : templates[own.use_country];
  const suffix = (inOwnScript ? OWN_SCRIPT[country] : LATIN[country]) ?? '_en';
  const entry = templates[country + suffix] ?? rules ?? general;
  const address = entry?.address_template ?? general?.address_template ?? '';
  return {
    address: compileTemplate(address),
    fallback: compileTemplate(entry?.fallback_template ?? address),
    textRules: textRules(entry?.postformat_replace),
    isUpsideDown: !inOwnScript && address.startsWith('{{{country}}}'),
    putsNumberBehind: address.indexOf('{{{road}}}') < address.indexOf('{{{house_number}}}'),
  };
}
