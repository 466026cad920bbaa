/**
 * The parts that an address is understood as, in the order of a form. Each is text without a line break but `extra`; ''
 * where the address has none. Every word that was typed stands in exactly one of them.
 */
export const PART_NAMES = [
  /** `Dr.`, `Frau`; only where a field of its own or the name's beginning says so. */
  'title',
  'givenName',
  /** With its particles and its generation: `von der Leyen`, `Smith Jr`. */
  'familyName',
  /** The person's line as it is printed. Made of the three above where those are given, else as typed. */
  'name',
  'company',
  'department',
  /** Whom or what the mail is in care of, without `c/o`. */
  'careOf',
  /** A named building, estate, campus or site: `Rose Cottage`, `Résidence Les Pins`. */
  'building',
  /** The thoroughfare without its number; a village or a crossing where it stands in place of a street. */
  'street',
  /** With suffix, range and fraction: `12a`, `12-14`, `12 1/2`, `N6W23001`, Austrian `12/3/7` only up to the first stroke. */
  'houseNumber',
  /** `Top 7`, `Apt 4`, `Flat 2`, `Whg. 12`, `# 101`, with its word. */
  'unit',
  'floor',
  'staircase',
  /** With its word: `Postfach 11 11 22`, `PO Box 12`, `RR 2 Box 18`, `PSC 3 Box 12`. */
  'postBox',
  /** What no rule understood, a line each, divided by line breaks; printed above the street, never lost. */
  'extra',
  'postalCode',
  'city',
  /** Ortsteil, locality, dependent locality, suburb, urbanization. */
  'district',
  /** State, province, canton, county: as the country's post writes it. */
  'region',
  /** ISO 3166-1 alpha-2. */
  'country',
] as const;

export type PartName = (typeof PART_NAMES)[number];
export type AddressParts = Readonly<Record<PartName, string>>;

/** How sure a rule is of its change. Only certain ones reach the paper; likely ones are reported with the doubt. */
export type Certainty = 'certain' | 'likely';

/** One change of one part: what stood there, what stands there now, and by which rule. */
export interface AddressChange {
  readonly part: PartName | 'line';
  readonly before: string;
  readonly after: string;
  /** Name of the rule, such as `natural-case`, `broken-encoding`, `leading-zero`, `town-spelling`. */
  readonly rule: string;
  readonly certainty: Certainty;
}

/**
 * `valid`: nothing speaks against it. `corrected`: wrong as delivered, put right with certainty. `doubtful`: something
 * does not agree; printed as delivered. `undeliverable`: no post could deliver it.
 */
export type DeliveryGrade = 'valid' | 'corrected' | 'doubtful' | 'undeliverable';

/** Why an address is doubted or undeliverable: a stable code (`code-unknown`, `town-not-of-code`) and the part meant. */
export interface AddressDoubt {
  readonly code: string;
  readonly part: PartName;
  readonly grade: 'doubtful' | 'undeliverable';
}
