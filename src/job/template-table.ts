import type { Color, Conditional, InlineText } from './template.ts';

/** The rows of one detail table as a table that flows over pages. */
export interface TableBlock extends Conditional {
  readonly kind: 'table';
  /** Name of the table whose rows it shows. */
  readonly rows: string;
  /** Rows of other tables that are shown below each of them, whose they are. */
  readonly under: readonly UnderRows[];
  readonly columns: readonly TableColumn[];
  readonly headStyle: string;
  readonly rowStyle: string;
  /** Blank space above and below the text of a row. */
  readonly rowPadding: number;
  readonly headRule?: RuleLook;
  readonly rowRule?: RuleLook;
  /** Running subtotal at page breaks; the amount adds up a detail column and stands in the last column. */
  readonly carry?: CarryRule;
  /** Rows below the last detail row, kept together with at least `keepRows` of it. */
  readonly totals: readonly TotalRow[];
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
  /** Fixed width in mm, or a share of what the fixed ones leave. */
  readonly width: { readonly mm: number } | { readonly share: number };
  readonly align: 'left' | 'right' | 'center';
  /** Gap to the next column, in mm. */
  readonly gap: number;
}

export interface CarryRule {
  /** Column of the table's rows (an amount) that is added up. */
  readonly of: string;
  /** Last line of a page; `carried` is in scope (minor units). */
  readonly forward: InlineText;
  /** First line of the next page. */
  readonly brought: InlineText;
  /** What stands in the last column, such as `{{ money(carried) }}`. */
  readonly value: InlineText;
  readonly style: string;
}

export interface TotalRow extends Conditional {
  readonly label: InlineText;
  readonly value: InlineText;
  readonly style: string;
}
