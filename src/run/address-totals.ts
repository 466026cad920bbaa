import type { AddressCounts, AddressTotals } from '../report/report.ts';
import type { Connection } from '../store/run-database.ts';
import { collate } from '../unit/collate.ts';

const BY_GRADE = `
SELECT country, grade, count(*) AS n FROM address GROUP BY country, grade ORDER BY country, grade`;

const REFUSED = `
SELECT json_extract(fault, '$.values.country') AS country, json_extract(fault, '$.values.grade') AS grade, count(*) AS n
FROM recipient WHERE fault IS NOT NULL AND json_extract(fault, '$.code') LIKE 'address.%' GROUP BY 1, 2 ORDER BY 1, 2`;

/** What each address says of itself, by name; `json` is the column of its changes or doubts, `name` their key. */
const COUNTED = (json: string, name: string): string => `
SELECT json_extract(e.value, '$.${name}') AS name, count(*) AS n FROM address a, json_each(CAST(a.${json} AS TEXT)) e
WHERE a.${json} IS NOT NULL GROUP BY 1 ORDER BY 1`;

interface GradeRow {
  readonly country: string | null;
  readonly grade: string | null;
  readonly n: number;
}

/** How good the addresses of a run are, and what was changed in them. */
export function addressTotals(db: Connection): AddressTotals {
  const total = noAddresses();
  const byCountry = new Map<string, ReturnType<typeof noAddresses>>();
  const count = ({ country, grade, n }: GradeRow): void => {
    const own = country === null ? undefined : (byCountry.get(country) ?? noAddresses());
    if (own !== undefined && country !== null) byCountry.set(country, own);
    for (const counts of own === undefined ? [total] : [total, own]) {
      counts.checked += n;
      if (grade === 'valid' || grade === 'corrected' || grade === 'doubtful') counts[grade] += n;
      else counts.undeliverable += n;
    }
  };
  for (const row of db.prepare<[], GradeRow>(BY_GRADE).all()) count(row);
  for (const row of db.prepare<[], GradeRow>(REFUSED).all()) count(row);
  const inOrder = [...byCountry].toSorted(([a], [b]) => collate(a, b));
  return {
    ...total,
    byCountry: Object.fromEntries(inOrder),
    doubts: counted(db, 'doubts', 'code'),
    changes: counted(db, 'changes', 'rule'),
  };
}

function counted(db: Connection, json: string, name: string): Readonly<Record<string, number>> {
  const rows = db.prepare<[], { name: string; n: number }>(COUNTED(json, name)).all();
  return Object.fromEntries(rows.map((row) => [row.name, row.n]));
}

/** No address was looked at. */
export function noAddresses(): { -readonly [K in keyof AddressCounts]: number } {
  return { checked: 0, valid: 0, corrected: 0, doubtful: 0, undeliverable: 0 };
}
