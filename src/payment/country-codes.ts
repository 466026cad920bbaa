import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
let known: ReadonlySet<string> | undefined;

/** Whether this is a country's code of ISO 3166-1 alpha-2, or XK, which payments have for Kosovo. */
export function isCountryCode(code: string): boolean {
  return (known ??= readCodes()).has(code);
}

function readCodes(): ReadonlySet<string> {
  const rows: unknown = require('i18n-iso-countries/codes.json');
  if (!Array.isArray(rows)) throw new Error('i18n-iso-countries has no list of codes');
  return new Set(rows.flatMap((row: unknown) => (Array.isArray(row) ? [String(row[0])] : [])));
}
