import type { ControlLayout } from './control-layout.ts';
import type { OmrPosition } from './omr-position.ts';

/** An inserter: what it reads, where that stands, how it folds. All lengths in mm from the sheet's top left corner. */
export interface InserterProfile {
  readonly name: string;
  /** Dots an inch of the press: marks, modules and bars are made of whole ones. */
  readonly dpi: 300 | 600 | 1200;
  /** Marks; absent: the machine reads the code alone. */
  readonly omr?: OmrProfile;
  /** A bar code or matrix code on every sheet; absent: the machine reads marks alone. */
  readonly code?: CodeProfile;
  readonly readable: ReadableProfile;
  readonly feed: FeedProfile;
  /** What the machine is told of each piece, beside what stands on the sheets. */
  readonly control: ControlLayout;
  /** Stations that add inserts, numbered from 1. */
  readonly stations: number;
  /** What the machine reads. */
  readonly limits: InserterLimits;
}

/** Which of a profile's positions are printed on which sheet. */
export interface MarkRules {
  /** From the first mark (nearest the top edge) on; of a code, from the first bit on. */
  readonly positions: readonly OmrPosition[];
  /** What the parity mark makes the count of printed marks. */
  readonly parity: 'even' | 'odd';
  /** The marks that are counted for it beside itself. */
  readonly parityOver: 'all' | readonly OmrPosition[];
  readonly sequence: SequenceRules;
  readonly match: MatchRules;
  /** The sheet of a piece that says what is done to it: inserts, diverting, sealing, the end of a tray. */
  readonly insertsOn: 'first' | 'last' | 'every';
  /** Pieces in a tray: the last of each has the mark `auto-batch`; 0: none has. */
  readonly autoBatch: number;
}

/** A counter of sheets that wraps where its bits end (wrap-around sequence, WAS). The bits' order is that of the positions. */
export interface SequenceRules {
  /** What the first sheet has. */
  readonly first: number;
  readonly direction: 'up' | 'down';
  readonly zero: 'used' | 'skipped';
  /** Through the stream, or anew with each piece. */
  readonly counts: 'stream' | 'piece';
  /** Inverse: a bit is printed where it is 0. */
  readonly polarity: 'normal' | 'inverse';
}

/** A number that is the same on all sheets of a piece, and another on those of the next. */
interface MatchRules {
  readonly first: number;
  readonly zero: 'used' | 'skipped';
}

export interface OmrProfile extends MarkRules {
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
}

export type CodeSymbology = 'datamatrix' | 'qr' | 'code-128' | 'code-39' | 'interleaved-2-of-5';

export interface CodeProfile {
  readonly symbology: CodeSymbology;
  /** Of a Data Matrix: 10 × 10 to 144 × 144 modules, or 18 × 8 to 48 × 16. */
  readonly shape: 'square' | 'rectangular';
  /** Of a QR code. */
  readonly correction: 'L' | 'M' | 'Q' | 'H';
  /** Of a linear code: length of its bars in mm. */
  readonly height: number;
  /** Of a linear code: bars stand along the feed like a picket fence and are read from left to right, or lie across it like a ladder's rungs. */
  readonly bars: 'picket' | 'ladder';
  /** Of Code 39 and Interleaved 2 of 5: whether the check character of the symbology is added. */
  readonly check: boolean;
  /** What the bits of the field `{marks:n}` mean, five a character from the most significant one on. */
  readonly marks?: MarkRules;
  /** Fields in braces with their width in characters: `{job:3}{run:5}{piece:7}{sheet:2}{sheets:2}`. */
  readonly payload: string;
  /** Upper left corner of the symbol without its quiet zone. */
  readonly x: number;
  readonly y: number;
  /** Side of a module; of a linear code the width of its narrowest bar. */
  readonly module: number;
  /** Quiet zone in modules, on all sides. */
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

/** How sheets come to the machine and what it does to them. */
export interface FeedProfile {
  readonly fold: 'c' | 'z' | 'v' | 'none';
  /** Which sheet of a piece comes first. */
  readonly order: 'address-first' | 'address-last';
  readonly face: 'up' | 'down';
}

/** What a machine reads: figures that a profile must keep. Lengths in mm. */
export interface InserterLimits {
  readonly thickness: readonly [least: number, most: number];
  readonly length: number;
  readonly pitch: readonly [least: number, most: number];
  /** Fewest multiples of the thickness from mark to mark. */
  readonly pitchPerThickness: number;
  readonly positions: number;
  /** First to last mark. */
  readonly codeLength: number;
  /** Whether a safety mark must be at the end opposite to the start mark. */
  readonly safetyAtEnd: boolean;
  /** Clear zone along the feed, before the first and after the last mark. */
  readonly clearAlong: number;
  /** Clear zone on each side of the marks. */
  readonly clearAcross: number;
  /** Lead edge → first mark, last mark → trail edge. */
  readonly leadEdge: number;
  readonly trailEdge: number;
  /** Any printed mark → edge of the paper: what presses cannot print. */
  readonly paperEdge: number;
  /** Side of a module of a code in two dimensions, and its quiet zone in modules. */
  readonly module: readonly [least: number, most: number];
  readonly quiet: number;
  /** Narrowest bar of a linear code, and the length of its bars. */
  readonly bar: readonly [least: number, most: number];
  readonly barLength: number;
  /** Code or mark → fold: how far a fold may be off its place. */
  readonly foldPlay: number;
}
