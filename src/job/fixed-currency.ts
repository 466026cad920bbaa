/** The currency of all documents where the job says it instead of a column: `=CHF`. */
export function fixedCurrency(typed: string): string | undefined {
  return typed.startsWith('=') ? typed.slice(1) : undefined;
}
