import type { ColumnGuess } from './column-guess.ts';
import { wordsOf } from './known-names.ts';

/** What columns of a table seem to be there for; names as in a job file. */
export interface ColumnRoles {
  /** Names the row. */
  readonly key?: string;
  /** Others that could. */
  readonly otherKeys: readonly string[];
  /** What control totals may add up, the likeliest first. */
  readonly amounts: readonly string[];
  readonly currency?: string;
}

const KEY_NAME =
  /^(id|key|nr|no|num|number|nummer|numero|code|uuid|guid|sku|konto|kontonummer|account|iban|\w+(id|nr|no|nummer|number|key|konto))$/;
const TOTAL_NAME =
  /^(total|gesamt\w*|summe|sum|\w*betrag|amount|brutto|gross|saldo|balance|montant|importe?)$/;

/** `record`: the name of a row; `rows`: cells by the names of their columns. */
export function columnRoles(
  columns: readonly ColumnGuess[],
  record: string,
  rows: ReadonlyMap<string, readonly string[]>,
): ColumnRoles {
  const unique = columns.filter(
    (column) => column.unique && column.type !== 'amount' && column.type !== 'decimal',
  );
  const keys = unique
    .map((column) => ({
      column,
      score: keyScore(column, column === columns[0], record, rows.get(column.name) ?? []),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const [key, ...others] = keys.map(({ column }) => column.name);
  const amounts = columns
    .filter(({ type }) => type === 'amount')
    .map((column) => ({ column, score: wordsOf(column.from).some((word) => TOTAL_NAME.test(word)) ? 1 : 0 }))
    .sort((a, b) => b.score - a.score)
    .map(({ column }) => column.name);
  const currency = columns.find((column) => isCurrency(rows.get(column.name) ?? []));
  return {
    ...(key === undefined ? {} : { key }),
    otherKeys: others,
    amounts,
    ...(currency === undefined ? {} : { currency: currency.name }),
  };
}

function keyScore(
  { from, name, type }: ColumnGuess,
  isFirst: boolean,
  record: string,
  cells: readonly string[],
): number {
  if (type === 'date' || type === 'boolean') return 0;
  const words = wordsOf(from);
  // A name tells more than the values: people's streets may all differ in a sample.
  if (words.some((word) => KEY_NAME.test(word))) return 2 + (words.length === 1 ? 0.1 : 0);
  if (name === record) return 1.5;
  return isFirst && cells.every((cell) => /\d/.test(cell) && !cell.trim().includes(' ')) ? 1 : 0;
}

const CURRENCIES = new Set(
  'EUR USD CHF GBP JPY SEK NOK DKK PLN CZK HUF RON BGN TRY CAD AUD NZD CNY INR BRL MXN ZAR RUB UAH ISK HRK SGD HKD KRW THB ILS AED SAR € $ £ ¥'.split(
    ' ',
  ),
);

/** Whether all that stands in a column are currencies. */
function isCurrency(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return filled.length > 0 && filled.every((cell) => CURRENCIES.has(cell));
}
