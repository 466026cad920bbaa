/** A sign that begins a formula, in its full width too, behind blanks of any kind; or a tab or line end, which is no blank to all. */
const FORMULA_START = /^[\s\u00a0\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** Text for a cell of a CSV file: with an apostrophe in front where a spreadsheet would run it as a formula. */
export function withoutFormula(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text;
}

/** Text of such a cell as it was before. */
export function withFormula(cell: string): string {
  return cell.startsWith("'") && FORMULA_START.test(cell.slice(1)) ? cell.slice(1) : cell;
}
