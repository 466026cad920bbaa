import type { AddressParts } from '../../model/address-parts.ts';
import { personLine } from './address-rows.ts';
import type { LayoutContext, Row, Shortening } from './layout.ts';
import { insideBuilding, joined, type PostRules } from './post-rules.ts';

/**
 * Writes a street that is too wide by its post's own short forms; a door on its line goes on a line of its own above it
 * where lines are left.
 */
export function narrowStreet(
  rows: Row[],
  parts: AddressParts,
  post: PostRules | undefined,
  { fits, maxLines }: LayoutContext,
  shortened: Set<Shortening>,
): void {
  if (post === undefined || fits === undefined) return;
  const at = rows.findIndex(({ kind, text }) => kind === 'street' && !fits(text));
  const street = rows[at];
  if (street === undefined) return;
  const short = shortStreet(street.text, post, fits);
  if (short !== street.text) {
    rows[at] = { kind: 'street', text: short };
    shortened.add('street-abbreviated');
  }
  if (fits(short) || rows.length >= maxLines) return;
  const door = insideBuilding(parts);
  const line = post.street({ ...parts, unit: '', floor: '', staircase: '' });
  if (door === '' || line === '' || line === street.text || !/\p{L}{2}|#/u.test(door)) return;
  const alone = { kind: 'street', text: shortStreet(line, post, fits) } as const;
  rows.splice(at, 1, { kind: 'unit', text: door }, alone);
  shortened.add('unit-apart');
}

/** Only as much shorter as it must be. */
function shortStreet(text: string, { shortForms }: PostRules, fits: (line: string) => boolean): string {
  let short = text;
  for (const [pattern, form] of shortForms) {
    if (fits(short)) return short;
    short = short.replace(pattern, form);
  }
  return short;
}

/**
 * Divides what is still too wide at its last fitting blank while lines are left; a person's name that finds no line
 * keeps its first given name, and the others become initials.
 */
export function divideWideRows(
  rows: Row[],
  parts: AddressParts,
  maxLines: number,
  fits: (line: string) => boolean,
  shortened: Set<Shortening>,
): void {
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    if (row === undefined || fits(row.text) || row.kind === 'country' || row.kind === 'place') continue;
    const halves = rows.length < maxLines ? halvesOf(row.text, fits) : undefined;
    if (halves !== undefined) {
      rows.splice(at, 1, { kind: row.kind, text: halves[0] }, { kind: row.kind, text: halves[1] });
      shortened.add('line-divided');
      continue;
    }
    if (row.kind !== 'name' || row.text !== personLine(parts)) continue;
    const short = withInitials(parts);
    if (short === row.text || short === '') continue;
    rows[at] = { kind: row.kind, text: short };
    shortened.add('names-to-initials');
  }
}

/** The longest first part that fits and ends before a blank, and the rest; undefined when no blank is early enough. */
function halvesOf(text: string, fits: (line: string) => boolean): readonly [string, string] | undefined {
  for (let blank = text.lastIndexOf(' '); blank > 0; blank = text.lastIndexOf(' ', blank - 1)) {
    const first = text.slice(0, blank).trimEnd();
    if (fits(first) && !HANGING.test(first)) return [first, text.slice(blank + 1).trimStart()];
  }
  return undefined;
}

/** Words that may not end a line: they belong to what comes. */
const HANGING = /(?:^| )(?:&|und|and|et|e|y|en|von|van|der|den|de|la|du|des|c\/o)$/i;

/** `Dr. Johann Sebastian Maria Bach` → `Dr. Johann S. M. Bach`; '' where the given names are not known. */
function withInitials({ title, givenName, familyName }: AddressParts): string {
  if (givenName === '' || familyName === '') return '';
  const [first = '', ...others] = givenName.split(' ');
  const initials = others.map((name) => (name.length > 2 ? `${Array.from(name)[0] ?? ''}.` : name));
  return joined(' ', title, first, ...initials, familyName);
}
