import { foldedName } from './known-names.ts';

/** Names by which the columns of one table are told apart. */
interface ColumnNames {
  /** As they stand in the file; a doubled one gets `_2`, one without a name `column_N`. */
  readonly keys: readonly string[];
  /** The same as names of a job file: small letters, digits and `_`. */
  readonly identifiers: readonly string[];
  /** The file gives each column a name of its own. */
  readonly plain: boolean;
}

const LONGEST = 60;

/** Names for columns, given what stands above them ('' where nothing does). */
export function nameColumns(headings: readonly string[]): ColumnNames {
  const cleaned = headings.map((heading) => heading.trim());
  const keys = distinct(cleaned.map((heading, i) => (heading === '' ? `column_${i + 1}` : heading)));
  return {
    keys,
    identifiers: distinct(keys.map((key, i) => identifierOf(key) ?? `column_${i + 1}`)),
    plain: cleaned.every((heading, i) => heading !== '' && heading === keys[i]),
  };
}

/** `Kunden-Nr.` → `kunden_nr`; undefined where no letter or digit is left. */
export function identifierOf(text: string): string | undefined {
  const name = foldedName(text)
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, LONGEST);
  if (name === '') return undefined;
  return /^\d/.test(name) ? `c_${name}` : name;
}

function distinct(names: readonly string[]): string[] {
  const all = new Set(names);
  const seen = new Set<string>();
  return names.map((name) => {
    if (!seen.has(name)) {
      seen.add(name);
      return name;
    }
    let number = 2;
    while (all.has(`${name}_${number}`)) number += 1;
    const other = `${name}_${number}`;
    all.add(other);
    seen.add(other);
    return other;
  });
}
