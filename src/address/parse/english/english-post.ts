import {
  AMERICAN_REGIONS,
  AUSTRALIAN_REGIONS,
  BRITISH_REGIONS,
  CANADIAN_REGIONS,
  type Regions,
} from './regions.ts';

/** How addresses are typed where English is written. */
export interface EnglishPost {
  readonly country: string;
  /** A postal code in one word, and in two with a blank between them. */
  readonly code: RegExp;
  readonly codeInTwo: RegExp | undefined;
  /** Whether a code is never another number: `SW1A 1AA`, `V8P 2A4`. */
  readonly isCodeSure: boolean;
  readonly regions: Regions;
  /** Unit and house number in one word, group 1 the unit. */
  readonly unitInNumber: RegExp | undefined;
}

const AMERICA: EnglishPost = {
  country: 'US',
  code: /^\d{5}(?:[-–—]\d{4}|-)?$|^\d{9}$/,
  codeInTwo: /^\d{5}[-–—]? [-–—]?\d{4}$/,
  isCodeSure: false,
  regions: AMERICAN_REGIONS,
  unitInNumber: undefined,
};

const CANADA: EnglishPost = {
  country: 'CA',
  code: /^[A-Z]\d[A-Z]-?\d[A-Z]\d$/i,
  // Letters of the second half may have been meant for digits: `T2P OA1`.
  codeInTwo: /^[A-Z]\d[A-Z] [\dOI][A-Z][\dOI]$/i,
  isCodeSure: true,
  regions: CANADIAN_REGIONS,
  unitInNumber: /^(\d{1,5}[A-Za-z]?)-\d{1,6}[A-Za-z]?$/,
};

const BRITAIN: EnglishPost = {
  country: 'GB',
  code: /^(?:[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}|GIR0AA)$/i,
  codeInTwo: /^(?:[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|GIR 0AA)$/i,
  isCodeSure: true,
  regions: BRITISH_REGIONS,
  unitInNumber: undefined,
};

const AUSTRALIA: EnglishPost = {
  country: 'AU',
  code: /^\d{4}$/,
  codeInTwo: undefined,
  isCodeSure: false,
  regions: AUSTRALIAN_REGIONS,
  unitInNumber: /^([A-Za-z]?\d{1,5}[A-Za-z]?)\/\d{1,5}[A-Za-z]?(?:-\d{1,5}[A-Za-z]?)?$/,
};

const POSTS: ReadonlyMap<string, EnglishPost> = new Map(
  [AMERICA, CANADA, BRITAIN, AUSTRALIA].map((post) => [post.country, post]),
);

export function englishPostOf(country: string): EnglishPost | undefined {
  return POSTS.get(country);
}
