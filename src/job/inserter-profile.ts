/** What one OMR position means. A position is printed or left blank on each sheet. */
export type OmrPosition =
  | 'start'
  | 'insert'
  | 'sequence-1'
  | 'sequence-2'
  | 'sequence-4'
  | 'sequence-8'
  | 'sequence-16'
  | 'sequence-32'
  | 'parity'
  | 'safety'
  | 'blank';

/** An inserter: which marks it reads, where they stand. All lengths in mm from the sheet's top left corner. */
export interface InserterProfile {
  readonly name: string;
  readonly omr: OmrProfile;
  readonly code: CodeProfile;
  readonly readable: ReadableProfile;
}

export interface OmrProfile {
  /** From the first mark (nearest the top edge) on. */
  readonly positions: readonly OmrPosition[];
  /** Left end of the marks, their length (across the feed) and thickness (along it). */
  readonly x: number;
  readonly length: number;
  readonly thickness: number;
  /** Top edge of the sheet → upper edge of the first mark; and mark to mark. */
  readonly firstMark: number;
  readonly pitch: number;
  /** Clear zone: left and right limit, and how far before the first and after the last mark. */
  readonly clearFrom: number;
  readonly clearTo: number;
  readonly clearBefore: number;
  readonly clearAfter: number;
  /** The count of printed marks is made even or odd by the parity mark. */
  readonly parity: 'even' | 'odd';
  /** The sequence counts sheets through the stream, from `first` on, and wraps at 2^bits. */
  readonly sequence: { readonly first: number };
}

export interface CodeProfile {
  readonly symbology: 'datamatrix';
  /** Fields in braces with their width in digits: `{job:3}{run:5}{piece:7}{sheet:2}{sheets:2}`. */
  readonly payload: string;
  /** Upper left corner of the symbol without its quiet zone. */
  readonly x: number;
  readonly y: number;
  readonly module: number;
  /** Quiet zone in modules. */
  readonly quiet: number;
}

/** The same facts in characters, for people; written upwards along the left edge. */
export interface ReadableProfile {
  /** Where the text's base line starts (its lower end). */
  readonly x: number;
  readonly y: number;
  /** Type size in pt. */
  readonly size: number;
  /** Longest text in mm along the edge. */
  readonly length: number;
}
