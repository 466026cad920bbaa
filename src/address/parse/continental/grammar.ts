import { companyWords } from './company-words.ts';
import { LATIN_ID, LETTERS } from './word-patterns.ts';

/** Parts that stand beside the street, before or behind it, each known by a word of its own. */
const SECONDARY_PARTS = ['postBox', 'district', 'floor', 'staircase', 'building', 'unit'] as const;
export type SecondaryPart = (typeof SECONDARY_PARTS)[number];

/**
 * Words of one language as sources of regular expressions, read without regard to case. Each pattern of a part takes the
 * part whole, with its word and its number; `ID` in it stands for a number or a letter or two.
 */
export interface Language {
  readonly parts: Readonly<Record<SecondaryPart, string>>;
  /** A building with a name, `Résidence Les Pins`: only at the beginning of a line, for streets are named after them. */
  readonly named: string;
  /** A line that is a street by its words alone. */
  readonly street: string;
  /** What a street is called that has a number for a name: `Straße 246`, `Plein 1944`. */
  readonly numbered: string;
  readonly department: string;
  readonly salutation: string;
  /** An industrial estate or a hamlet: a street where no other is given, else a building. */
  readonly site: string;
}

/** What is typed in one country, compiled. Patterns that end in `At` are sticky: they are tried at one place. */
export interface Grammar {
  readonly country: string;
  /** Where the house number stands. */
  readonly numberAt: 'end' | 'start' | 'either';
  readonly houseNumberAt: RegExp;
  readonly partsAt: readonly (readonly [part: SecondaryPart, pattern: RegExp])[];
  /** A word of any such part, to look no further where there is none. */
  readonly anyPart: RegExp;
  readonly namedAt: RegExp | undefined;
  /** A box at the end of a line, group 1. */
  readonly boxAtEnd: RegExp;
  readonly street: RegExp;
  readonly numbered: RegExp;
  readonly department: RegExp;
  readonly salutation: RegExp;
  readonly onlySalutation: RegExp;
  readonly site: RegExp;
  readonly company: RegExp;
  /** A postal code, with a prefix of the country, and nothing else; group 1 is the code. */
  readonly code: RegExp;
  /** The same anywhere in a line; global. */
  readonly codeIn: RegExp;
  /** Province at the end of the town line; group 1. */
  readonly region: RegExp | undefined;
}

interface GrammarPlan {
  readonly country: string;
  readonly languages: readonly Language[];
  readonly numberAt: Grammar['numberAt'];
  readonly houseNumber: string;
  readonly code: string;
  readonly codePrefix: string;
  readonly region?: RegExp;
}

/** How units are written whatever the language. */
const UNIT_ANYWHERE = '#[ ]?ID|(?:unit|suite|apt\\.?) ID';

/** Compiles what a country's addresses are made of; done once a country. */
export function compileGrammar(plan: GrammarPlan): Grammar {
  const all = (pick: (language: Language) => string): string =>
    plan.languages.map(pick).filter(Boolean).join('|');
  const parts = SECONDARY_PARTS.map((part) => {
    const own = all((language) => language.parts[part]);
    return [part, withId(part === 'unit' ? `${own}|${UNIT_ANYWHERE}` : own)] as const;
  }).filter(([, source]) => source !== '');
  const named = all((language) => language.named);
  const salutation = all((language) => language.salutation);
  const code = `(?:(?:${plan.codePrefix})[ -]{0,2})?(${plan.code})`;
  return {
    country: plan.country,
    numberAt: plan.numberAt,
    houseNumberAt: new RegExp(plan.houseNumber, 'iuy'),
    partsAt: parts.map(([part, source]) => [part, new RegExp(`(?:${source})(?![${LETTERS}\\d])`, 'iuy')]),
    anyPart: new RegExp(
      `(?<![${LETTERS}\\d])(?:${parts.map(([, source]) => source).join('|')})(?![${LETTERS}\\d])`,
      'iu',
    ),
    namedAt: named === '' ? undefined : new RegExp(`(?:${named})(?![${LETTERS}\\d])`, 'iuy'),
    boxAtEnd: new RegExp(`(?<=[ ,;])(${all((language) => language.parts.postBox)})$`, 'iu'),
    street: new RegExp(
      all((language) => language.street),
      'iu',
    ),
    numbered: new RegExp(`^(?:${all((language) => language.numbered)})$`, 'iu'),
    department: new RegExp(`^(?:${all((language) => language.department)})(?![${LETTERS}\\d])`, 'iu'),
    salutation: new RegExp(`^(?:${salutation})(?![${LETTERS}\\d-])`, 'iu'),
    onlySalutation: new RegExp(`^(?:(?:${salutation})[ .]*)+$`, 'iu'),
    site: new RegExp(`^(?:${all((language) => language.site)})(?![${LETTERS}\\d])`, 'iu'),
    company: companyWords,
    code: new RegExp(`^${code}$`, 'u'),
    codeIn: new RegExp(`(?<![\\p{L}\\p{N}/.-])${code}(?![\\p{L}\\d/]|[-.]\\d)`, 'gu'),
    region: plan.region,
  };
}

function withId(source: string): string {
  return source.replaceAll('ID', LATIN_ID);
}
