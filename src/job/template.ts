import type { ComputedField } from './computed-field.ts';
import type { Rect } from './job.ts';
import type { BoxBlock, ColumnsBlock, InColumnsBlock } from './template-box.ts';
import type { ChartBlock } from './template-chart.ts';
import type { LineBlock, ShapeBlock } from './template-shape.ts';
import type { TableBlock } from './template-table.ts';
import type { PaymentPart } from './template-payment.ts';

/** A template that was read and found right. Lengths in mm from the page's top left corner, type sizes in pt. */
export interface Template {
  readonly file: string;
  /** Faces in a fixed order; a style's `face` is an index into it. */
  readonly faces: readonly TemplateFace[];
  /** Faces tried, in order, for a character that a style's own face lacks. */
  readonly fallbackFaces: readonly number[];
  readonly defaultLanguage: string;
  /** Pixels an inch below which an image on the page is told of. */
  readonly minResolution: number;
  readonly styles: Readonly<Record<string, TextStyle>>;
  /** Spot inks that its colours are made of. */
  readonly spots: readonly SpotInk[];
  /** Paper name → size and frames. */
  readonly papers: Readonly<Record<string, PaperLayout>>;
  /** Texts by key, with their languages; those that are the same in all are not among them. */
  readonly keptTexts: readonly { readonly key: string; readonly languages: readonly string[] }[];
  /** Footnotes, by the names of their marks. */
  readonly notes: readonly FootNote[];
  /** Values that its expressions name; each may read those before it. */
  readonly computed: readonly ComputedField[];
  /** Blocks at fixed places. */
  readonly furniture: readonly FurnitureBlock[];
  /** Blocks that follow one another through the flow frame, over pages. */
  readonly flow: readonly FlowBlock[];
  /** Slips to pay by: a document has the first on its paper whose condition holds. */
  readonly payment: readonly PaymentPart[];
}

/** Where lines stand; `start` is where they begin: at the left, or at the right where they run from there. */
export type TextAlign = 'start' | 'end' | 'left' | 'right' | 'center';

export interface TextStyle {
  readonly face: number;
  /** Face of `**bold**` spans. */
  readonly boldFace: number;
  /** Faces of `*italic*` and `***bold italic***` spans; absent: the style has none. */
  readonly italicFace?: number;
  readonly boldItalicFace?: number;
  readonly size: number;
  readonly leading: number;
  readonly color: Color;
  readonly align: TextAlign | 'justify';
  /** In which direction its paragraphs run; absent: as their first letter says (`auto`). */
  readonly direction?: 'auto' | 'ltr' | 'rtl';
  /** Whether words are divided at line ends; absent: not. */
  readonly hyphenate?: boolean;
  /** The smallest size in which a text is set so that it stands in one line. */
  readonly fitMin?: number;
  /** A text that does not stand in one line is a fault; absent: it takes several. */
  readonly oneLine?: boolean;
}

/** A font file and how it is set. */
export interface TemplateFace {
  /** Resource name. */
  readonly file: string;
  /** OpenType's tags, as `loadFace` takes them; absent: kerning and the usual ligatures. */
  readonly features?: readonly FaceFeature[];
}

export type FaceFeature = 'smcp' | 'onum' | 'pnum' | 'tnum' | '-kern' | '-liga';

/** Shares of ink, 0 to 1: `k: 1` is solid black, `k: 0` no ink. */
export type Color =
  | { readonly kind: 'gray'; readonly k: number }
  | { readonly kind: 'cmyk'; readonly c: number; readonly m: number; readonly y: number; readonly k: number }
  | {
      readonly kind: 'spot';
      /** Index into the template's spot inks. */
      readonly ink: number;
      readonly share: number;
    };

/** An ink of its own, such as `PANTONE 485 C`, with the process inks that stand for it where a press has it not. */
export interface SpotInk {
  readonly name: string;
  readonly c: number;
  readonly m: number;
  readonly y: number;
  readonly k: number;
}

export interface PaperLayout {
  readonly width: number;
  readonly height: number;
  /** The flow frame of the first page and of all following ones. */
  readonly firstFrame: Rect;
  readonly followingFrame: Rect;
  /** Where the address block stands. */
  readonly address: Rect;
  readonly addressStyle: string;
  /** Pages of PDF files drawn below everything on first and on following pages, as large as the paper. */
  readonly stationery: { readonly first?: Stationery; readonly following?: Stationery };
  /** Where each was typed, for messages: `invoice.yaml:12:5`. */
  readonly at: { readonly firstFrame: string; readonly followingFrame: string; readonly address: string };
}

export interface Stationery {
  readonly resource: string;
  /** Where it was typed, for messages: `invoice.yaml:12:5`. */
  readonly at: string;
}

/** The style that footnotes are set in. */
export const NOTE_STYLE = 'note';

/** A text at the foot of the page on which a mark of its name stands. */
export interface FootNote {
  readonly name: string;
  readonly text: InlineText;
  /** Whether any text has its mark. */
  readonly marked: boolean;
}

/** Text by language; each a sequence of spans. `default` is the default language's. */
export interface InlineText {
  readonly byLanguage: Readonly<Record<string, readonly Span[]>>;
  readonly default: readonly Span[];
  /** Where it was typed, for messages: `invoice.yaml:12:5`. */
  readonly at: string;
}

export type Span = SpanLook &
  (
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'value'; readonly expression: string }
    // The mark of a footnote.
    | { readonly kind: 'note'; readonly name: string }
  );

/** How a span differs from the text around it. */
interface SpanLook {
  readonly bold: boolean;
  readonly italic?: true;
  /** Name of the style of a `[text](style)`. */
  readonly style?: string;
}

/** A condition on a block: CEL that yields a boolean; absent: always. */
export interface Conditional {
  readonly when?: string;
}

/** Goes to the page of the block that follows it. */
interface Kept {
  readonly keepWithNext?: boolean;
}

/** Fewest lines of a paragraph above a page break, and below one; absent: 2. */
export interface LineKeeping {
  readonly orphans?: number;
  readonly widows?: number;
}

export interface TextBlock extends Conditional, LineKeeping {
  readonly kind: 'text';
  readonly text: InlineText;
  readonly style: string;
  readonly keepWithNext: boolean;
}

/** Texts one below the other, each behind a bullet or its number. */
export interface ListBlock extends Conditional, LineKeeping {
  readonly kind: 'list';
  readonly items: readonly ListItem[];
  /** `number`, or the bullet itself. */
  readonly marker: string;
  /** From the frame's edge to the texts, in mm. */
  readonly indent: number;
  /** Between items, in mm. */
  readonly gap: number;
  readonly style: string;
  readonly keepWithNext: boolean;
  /** Where it was typed, for messages. */
  readonly at: string;
}

interface ListItem extends Conditional {
  readonly text: InlineText;
}

interface SpaceBlock extends Conditional {
  readonly kind: 'space';
  readonly height: number;
}

/** What follows begins on a new page; nothing where nothing follows, or where a page begins anyway. */
interface PageBreakBlock extends Conditional {
  readonly kind: 'page-break';
  /** A page that is a sheet's front, where both sides are printed: a back may stay blank before it. */
  readonly front?: boolean;
}

interface RuleBlock extends Conditional, Kept {
  readonly kind: 'rule';
  readonly thickness: number;
  readonly color: Color;
  /** Left end and length within the frame; absent length: to the frame's right edge. */
  readonly indent: number;
  readonly length?: number;
  /** Where it was typed, for messages. */
  readonly at: string;
}

/** A vector image (SVG), a raster or a page of a PDF file; height follows from the width where it is absent. */
export interface ImageBlock extends Conditional, Kept {
  readonly kind: 'image';
  readonly resource: string;
  readonly width: number;
  readonly height?: number;
  /** Where it was typed, for messages. */
  readonly at: string;
}

/** A two-dimensional code in black, square, with its quiet zone inside. */
export interface CodeBlock extends Conditional {
  readonly kind: 'code';
  readonly text: InlineText;
  readonly symbology: 'qr' | 'data-matrix';
  /** How much of a QR code may be lost. */
  readonly correction: 'L' | 'M' | 'Q' | 'H';
  /** Side in mm; what is printed is at most so large, in whole dots of the press. */
  readonly size: number;
  /** Where it stands in the frame's or box's width. */
  readonly align: 'left' | 'right' | 'center';
  readonly keepWithNext: boolean;
  /** Where it was typed, for messages. */
  readonly at: string;
}

/** A linear code in black, its quiet zones inside its width. */
export interface BarcodeBlock extends Conditional {
  readonly kind: 'barcode';
  readonly text: InlineText;
  readonly symbology: 'code-128' | 'code-39' | 'interleaved-2-of-5';
  /** Width of the narrowest bar in mm; what is printed is the nearest number of whole dots of the press. */
  readonly bar: number;
  /** Of the bars, in mm; what is printed is at most so high, in whole bars' widths. */
  readonly height: number;
  /** Whether a check character is added that the symbology leaves to choice; Code 128 always has its own. */
  readonly check: boolean;
  /** Style of the text below the bars; absent: there is none. */
  readonly readable?: string;
  readonly align: 'left' | 'right' | 'center';
  readonly keepWithNext: boolean;
  /** Where it was typed, for messages. */
  readonly at: string;
}

/** A GiroCode (EPC069-12): a QR code with a SEPA credit transfer. */
export interface GiroCodeBlock extends Conditional {
  readonly kind: 'giro-code';
  readonly texts: Readonly<
    Record<'name' | 'iban' | 'bic' | 'purpose' | 'reference' | 'text' | 'information', InlineText>
  >;
  /** CEL that gives whole cents; absent: whoever pays says how much. */
  readonly amount?: string;
  readonly size: number;
  readonly align: 'left' | 'right' | 'center';
  readonly keepWithNext: boolean;
  /** Where it was typed, for messages. */
  readonly at: string;
}

/** Label and value in two columns: the information block. */
export interface FactsBlock extends Conditional, Kept {
  readonly kind: 'facts';
  readonly labelStyle: string;
  readonly valueStyle: string;
  readonly labelWidth: number;
  readonly rows: readonly FactRow[];
}

interface FactRow extends Conditional {
  readonly label: InlineText;
  readonly value: InlineText;
}

/** Blocks that stay together on one page when `keepTogether` is set. */
interface GroupBlock extends Conditional, Kept {
  readonly kind: 'group';
  readonly keepTogether: boolean;
  readonly blocks: readonly FlowBlock[];
}

/** Blocks that are set once for each row of a detail table, which they may name. */
interface EachBlock extends Conditional {
  readonly kind: 'each';
  /** Name of the table. What is shown of tables below it is the row's own. */
  readonly rows: string;
  readonly blocks: readonly FlowBlock[];
}

/** Blocks on pages of their own, which are turned a quarter to the left on the same sheets. */
interface SectionBlock extends Conditional {
  readonly kind: 'section';
  readonly blocks: readonly FlowBlock[];
}

/** The rest of the page below the last block, which a message may fill; never causes a page. */
export interface SlotBlock {
  readonly kind: 'slot';
  readonly name: string;
  /** Blank space above the message, in mm. */
  readonly gap: number;
  /** Width of messages; absent: the frame's. */
  readonly width?: number;
  /** Where it was typed, for messages. */
  readonly at: string;
}

export type FlowBlock =
  | TextBlock
  | ListBlock
  | SpaceBlock
  | PageBreakBlock
  | RuleBlock
  | ImageBlock
  | CodeBlock
  | BarcodeBlock
  | GiroCodeBlock
  | FactsBlock
  | TableBlock
  | ChartBlock
  | GroupBlock
  | EachBlock
  | BoxBlock
  | ColumnsBlock
  | InColumnsBlock
  | SectionBlock
  | LineBlock
  | ShapeBlock
  | SlotBlock;

/** `left`: even pages; `right`: odd ones; `last`: whichever it is, the only one too; `only`: of documents of one page. */
export type PageKind = 'first' | 'following' | 'all' | 'left' | 'right' | 'last' | 'only';

/** A block at a fixed place. `y` is its top. `page` and `pages` are in scope. */
export interface FurnitureBlock {
  /** One kind of pages, or all pages that are of one of several. */
  readonly on: PageKind | readonly PageKind[];
  /** Only on this paper; absent: on every paper. */
  readonly paper?: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Tallest that it may grow; what is taller is a fault. */
  readonly height: number;
  /** Where its place was typed, for messages. */
  readonly at: string;
  readonly block:
    | TextBlock
    | RuleBlock
    | ImageBlock
    | CodeBlock
    | BarcodeBlock
    | GiroCodeBlock
    | FactsBlock
    | ChartBlock
    | LineBlock
    | ShapeBlock
    | BoxBlock;
}
