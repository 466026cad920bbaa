/** What the control file of a print stream looks like: layouts differ by site and machine, so they are data. */
export interface ControlLayout {
  readonly format: 'delimited' | 'fixed' | 'xml';
  /** A row for each piece, or for each sheet. */
  readonly row: 'piece' | 'sheet';
  /** End of the file's name: `a4.control.csv`. */
  readonly extension: string;
  readonly encoding: 'utf-8' | 'iso-8859-1' | 'windows-1252';
  readonly lineEnd: 'crlf' | 'lf';
  /** Of delimited files: one character between cells. */
  readonly delimiter: string;
  /** Of files that are not XML: a first row with the names of the columns. */
  readonly header: boolean;
  /** Of delimited files: cells that a spreadsheet would run as formulas get an apostrophe in front. */
  readonly guard: boolean;
  /** Of XML files: names of the outer element and of those that are rows. */
  readonly root: string;
  readonly element: string;
  readonly columns: readonly ControlColumn[];
}

export interface ControlColumn {
  readonly name: string;
  /** Characters as they are, and fields such as `{piece}` or `{sheets:3}`. */
  readonly value: string;
  /** Of fixed rows, in characters. */
  readonly width?: number;
  readonly align: 'left' | 'right';
  /** Fills a fixed column that its value does not. */
  readonly pad: string;
  /** What is longer than its column is cut, such as names for people; otherwise it stops the run. */
  readonly cut: boolean;
}
