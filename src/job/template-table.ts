import type { Color, Conditional, InlineText, TextAlign } from './template.ts';

/** The rows of one detail table as a table that flows over pages. */
export interface TableBlock extends Conditional {
  readonly kind: 'table';
  /** Name of the table whose rows it shows. */
  readonly rows: string;
  /** Rows of other tables that are shown below each of them, whose they are. */
  readonly under: readonly UnderRows[];
  readonly columns: readonly TableColumn[];
  /** Rows above the column heads. */
  readonly heads?: readonly SpanningHeads[];
  readonly headStyle: string;
  readonly rowStyle: string;
  /** Blank space above and below the text of a row. */
  readonly rowPadding: number;
  /** Blank space left of the first column and right of the last one, in mm: rules and stripes are wider than texts. */
  readonly inset?: number;
  /** A row of several lines may go on over a page break. */
  readonly breakRows?: boolean;
  readonly headRule?: RuleLook;
  /** Between rows, above every so many of a group's or the table's. */
  readonly rowRule?: RuleLook & { readonly every?: number };
  /** In the middle of the gaps behind these columns, by their numbers from 0, but where a text spans several columns. */
  readonly columnRule?: RuleLook & { readonly after: readonly number[] };
  /** Around what stands of the table on each page, inside its edges. */
  readonly frame?: RuleLook;
  /** Running subtotal at page breaks; the amount adds up a detail column and stands in the last column. */
  readonly carry?: CarryRule;
  /** Rows that say the same stand together, under a head and above subtotals; the outermost first. */
  readonly groups?: readonly RowGroup[];
  /** A sum that runs from row to row; `balance` is in scope. */
  readonly balance?: RunningBalance;
  /** Rows between the head and the first detail row, such as the balance brought forward. */
  readonly opening?: readonly TotalRow[];
  /** Rows below the last detail row, kept together with at least `keepRows` of it. */
  readonly totals: readonly TotalRow[];
  /** Ground of every second row. */
  readonly stripe?: Color;
  readonly totalRule?: RuleLook;
  /** Fewest rows that stand before a page break or stay with the totals. */
  readonly keepRows: number;
  /** Most rows under a row that stay on its page, all of them; of more, `keepRows` at either end stay together. */
  readonly keepUnder: number;
  /** What is printed of a table without a row: nothing, or head and totals. */
  readonly whenEmpty: 'hide' | 'head';
  /** The table's end, totals and the rows kept with them, goes to the page of the next block. */
  readonly keepWithNext: boolean;
}

/** Rows of a table that are shown below the row that they belong to. */
export interface UnderRows extends Conditional {
  /** Name of their table. */
  readonly rows: string;
  /** Texts in columns of the table: one for each of them, or one from a column on over all that follow. */
  readonly cells: readonly UnderCell[];
  readonly style: string;
  /** Rows below these. */
  readonly under: readonly UnderRows[];
}

/** A row of heads that each span several columns; no two of them stand over the same one. */
export interface SpanningHeads {
  readonly cells: readonly UnderCell[];
  readonly style: string;
  /** Under each of them, as wide as its columns. */
  readonly rule?: RuleLook;
}

export interface UnderCell {
  readonly cell: InlineText;
  /** Numbers of the first and the last column that it takes, from 0. */
  readonly from: number;
  readonly to: number;
  readonly align: TableColumn['align'];
}

export interface RuleLook {
  readonly thickness: number;
  readonly color: Color;
}

export interface TableColumn {
  readonly head: InlineText;
  readonly cell: InlineText;
  /** Fixed width in mm, as wide as its widest text in the document at hand, or a share of what the others leave. */
  readonly width: { readonly mm: number } | ContentWidth | { readonly share: number };
  readonly align: TextAlign;
  /** Gap to the next column, in mm. */
  readonly gap: number;
}

/** At least and at most so many mm: what is wider is broken into lines. */
interface ContentWidth {
  readonly content: { readonly min: number; readonly max?: number };
}

export interface CarryRule {
  /** Label of the last line of a page. */
  readonly forward: InlineText;
  /** Label of the first line of the next page. */
  readonly brought: InlineText;
  /** By their columns, the leftmost first. Where it is one alone, labels may name `carried` as well. */
  readonly values: readonly CarriedValue[];
  readonly style: string;
}

export interface CarriedValue {
  /** Column of the table's rows that is added up; that of the balance stands for the balance itself. */
  readonly of: string;
  /** Number of the column that it stands in, from 0. */
  readonly column: number;
  /** Such as `{{ money(carried) }}`: `carried` is in scope, in units of its last digit. */
  readonly text: InlineText;
}

/** A label and a value in the last column, or a text in any column. `sum.<column>` and `count` are in scope. */
export type TotalRow = Conditional & { readonly style: string } & (
    { readonly label: InlineText; readonly value: InlineText } | { readonly cells: readonly UnderCell[] }
  );

export interface RunningBalance {
  /** Column of the table's rows (an amount) that is added. */
  readonly of: string;
  /** CEL that gives what it begins with; absent: nothing. */
  readonly start?: string;
}

/** Rows that follow one another and say the same. */
export interface RowGroup {
  /** CEL over a row: where its value changes, another group begins. */
  readonly by: string;
  /** Above the group's rows, in the scope of its first row: a text over all columns, or one in each. */
  readonly head?: readonly UnderCell[];
  /** The same on the following pages of the group; absent: it is not repeated. */
  readonly again?: readonly UnderCell[];
  readonly headStyle: string;
  readonly headRule?: RuleLook;
  /** Rows below the group's rows, in the scope of its last row. */
  readonly foot: readonly TotalRow[];
  readonly footRule?: RuleLook;
  /** Blank space before all groups but the first, in mm. */
  readonly gap: number;
}
