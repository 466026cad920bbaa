import type { PostalCodeRule } from './postal-code.ts';

/** A part of the place lines; `before` separates it from what stands before it on its line. */
export interface PlacePart {
  readonly part: 'city' | 'region' | 'code';
  readonly before: string;
  /** What does not look so is not printed; capitals are meant. */
  readonly only?: RegExp;
}

/** What an address in one country looks like, as data. Each file in `country/` is one of these. */
export interface CountryRules {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly postalCode: PostalCodeRule;
  /** Folded title (`MR`) → the customary one. A title that is not named stays, in natural case. */
  readonly titles: Readonly<Record<string, string>>;
  /** Particles that begin a last name in small letters here, beside those that do so everywhere. */
  readonly particles: ReadonlySet<string>;
  /** Lines with town, region and postal code, in order. */
  readonly placeLines: readonly (readonly PlacePart[])[];
  /** Town line in capitals at home too; abroad it is so everywhere. */
  readonly capitalTown: boolean;
  /** What the town line loses: full stops, or every sign and accent as well. */
  readonly townSigns: 'all' | 'no-stops' | 'letters-only';
  /** Folded words of streets and units → the one form that is compared. */
  readonly streetWords: ReadonlyMap<string, string>;
  /** Folding of `ä ö ü` for comparison: to `AE OE UE`, or to the bare letter. */
  readonly umlauts: 'expand' | 'strip';
  /** Street names run together when compared, as in `Haupt-Straße` and `Hauptstr.` */
  readonly joinStreetWords: boolean;
  /** How many characters of the compact postal code are compared. */
  readonly codeLength: number;
}
