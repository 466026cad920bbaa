import type { Row, RowKind, Shortening } from './layout.ts';

/** One join: a row with the next one below it, both of these kinds, and the sign between them. */
interface Join {
  readonly upper: readonly RowKind[];
  readonly lower: readonly RowKind[];
  readonly sign: string;
}

/**
 * From the least harm on: side lines with each other, then with the street, then a department with its company, the
 * postcode with its town, at last what names the addressee. Country and box never lose their line to a name.
 */
const JOINS: readonly Join[] = [
  { upper: ['extra'], lower: ['extra'], sign: ', ' },
  {
    upper: ['extra', 'unit', 'building', 'district'],
    lower: ['street', 'building', 'district', 'unit'],
    sign: ', ',
  },
  { upper: ['extra'], lower: ['street', 'postBox'], sign: ', ' },
  { upper: ['street'], lower: ['district'], sign: ', ' },
  { upper: ['postBox'], lower: ['district', 'unit', 'building'], sign: ', ' },
  { upper: ['street'], lower: ['postBox'], sign: ', ' },
  { upper: ['postBox'], lower: ['street'], sign: ', ' },
  { upper: ['company'], lower: ['department'], sign: ', ' },
  { upper: ['department'], lower: ['company'], sign: ', ' },
  { upper: ['careOf'], lower: ['extra', 'building'], sign: ', ' },
  { upper: ['place'], lower: ['place'], sign: '  ' },
  { upper: ['name', 'department'], lower: ['department', 'name', 'careOf', 'extra'], sign: ', ' },
  { upper: ['company'], lower: ['name', 'careOf', 'extra'], sign: ', ' },
  { upper: ['name'], lower: ['company'], sign: ', ' },
  { upper: ['extra'], lower: ['extra', 'careOf', 'name', 'department', 'company'], sign: ', ' },
];

/**
 * Joins rows until they are at most `maxLines`, or nothing is left that may be joined and fits. A region that the post
 * does not ask for goes first, if there is a postal code.
 */
export function joinRows(
  rows: Row[],
  maxLines: number,
  fits: ((line: string) => boolean) | undefined,
  shortened: Set<Shortening>,
  hasCode: boolean,
): void {
  const region = rows.findIndex(({ kind }) => kind === 'region');
  if (region >= 0 && hasCode) {
    rows.splice(region, 1);
    shortened.add('region-left-out');
  }
  for (const join of JOINS) {
    let at = 0;
    while (rows.length > maxLines && at + 1 < rows.length) {
      if (!joinAt(rows, at, join, fits)) at++;
      else shortened.add('lines-joined');
    }
    if (rows.length <= maxLines) return;
  }
}

function joinAt(
  rows: Row[],
  at: number,
  { upper, lower, sign }: Join,
  fits: ((line: string) => boolean) | undefined,
): boolean {
  const above = rows[at];
  const below = rows[at + 1];
  if (above === undefined || below === undefined) return false;
  if (!upper.includes(above.kind) || !lower.includes(below.kind)) return false;
  const text = above.text + sign + below.text;
  if (fits !== undefined && !fits(text)) return false;
  rows.splice(at, 2, { kind: RANK[above.kind] >= RANK[below.kind] ? above.kind : below.kind, text });
  return true;
}

/** Of a joined row the kind that says most of where it may go on: a street with a unit before it is a street. */
const RANK: Readonly<Record<RowKind, number>> = {
  extra: 0,
  unit: 1,
  building: 2,
  district: 3,
  careOf: 4,
  department: 5,
  name: 6,
  company: 7,
  street: 8,
  postBox: 9,
  place: 10,
  region: 11,
  country: 12,
};
