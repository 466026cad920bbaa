import type { AddressParts } from '../../model/address-parts.ts';
import type { CountryRules } from '../country-rules.ts';
import type { Row, RowKind } from './layout.ts';
import { placeLines } from './place-lines.ts';
import { joined, unitText, type PostRules } from './post-rules.ts';

/** All rows of an address but the country line, in the order of its post, none empty. */
export function addressRows(
  parts: AddressParts,
  rules: CountryRules,
  post: PostRules,
  isAbroad: boolean,
): Row[] {
  const rows: Row[] = [];
  const personFirst = parts.company === '';
  if (personFirst) pushRow(rows, 'name', personLine(parts));
  for (const kind of post.order) {
    if (kind === 'name' && personFirst) continue;
    if (kind === 'extra') pushExtras(rows, parts.extra);
    else pushRow(rows, kind, rowText(kind, parts, post));
  }
  for (const line of placeLines(parts, rules, isAbroad)) rows.push({ kind: 'place', text: line });
  return rows;
}

function rowText(
  kind: Exclude<RowKind, 'place' | 'region' | 'country' | 'extra'>,
  parts: AddressParts,
  post: PostRules,
): string {
  if (kind === 'street') return post.street(parts);
  if (kind === 'unit') return post.unit(parts);
  if (kind === 'name') return parts.name === parts.company ? '' : personLine(parts);
  if (kind === 'district') return parts.district === parts.city ? '' : parts.district;
  if (kind === 'careOf') return careOfLine(parts, post.careOf);
  return parts[kind];
}

export function careOfLine({ careOf }: AddressParts, word: string): string {
  return careOf === '' ? '' : `${word} ${careOf}`;
}

/** The person's line; from its components where no rule has made one. */
export function personLine(parts: AddressParts): string {
  if (parts.name !== '') return parts.name;
  return joined(' ', parts.title, parts.givenName, parts.familyName);
}

export function pushRow(rows: Row[], kind: RowKind, text: string): void {
  if (text !== '') rows.push({ kind, text });
}

export function pushExtras(rows: Row[], extra: string): void {
  if (extra === '') return;
  if (!extra.includes('\n')) {
    rows.push({ kind: 'extra', text: extraText(extra) });
    return;
  }
  for (const line of extra.split('\n')) pushRow(rows, 'extra', extraText(line));
}

/** `#4d` where no rule said that it is a unit. */
function extraText(line: string): string {
  return line.startsWith('#') ? unitText(line) : line;
}
