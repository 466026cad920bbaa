/** For whom and on what an address is laid out. */
export interface LayoutContext {
  /** ISO country where the stream is handed to the carrier. */
  readonly postedIn: string;
  /** Most lines that the paper's address field holds. */
  readonly maxLines: number;
  /** Whether a line is narrow enough for the field; without it every line is. */
  readonly fits?: (line: string) => boolean;
}

/** What was done to an address so that it goes into its field, by the least harm first. */
export type Shortening =
  | 'street-abbreviated'
  | 'names-to-initials'
  | 'lines-joined'
  | 'line-divided'
  | 'unit-apart'
  | 'region-left-out';

/** An address block in its destination's order, never with an empty line. */
export interface Layout {
  readonly lines: readonly string[];
  /** Rules that were applied because of too little room, in their order, each once. */
  readonly shortened: readonly Shortening[];
  /** How many lines are still too many; 0 when all have room. */
  readonly surplusLines: number;
  /** Indexes of lines that are still too wide. */
  readonly wideLines: readonly number[];
}

/** What a line of the block holds: parts, but for `unit`, whatever of unit, floor and staircase stands alone. */
export type RowKind =
  | 'company'
  | 'department'
  | 'name'
  | 'careOf'
  | 'extra'
  | 'unit'
  | 'building'
  | 'district'
  | 'street'
  | 'postBox'
  | 'place'
  /** State or province where the country's post asks for none. */
  | 'region'
  | 'country';

export interface Row {
  readonly kind: RowKind;
  readonly text: string;
}
