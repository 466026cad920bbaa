import type { CountryRules } from './country-rules.ts';
import { foldWords } from './fold.ts';
import { secondaryKind, unitLine } from './secondary.ts';

/** Street lines in their printed order, never empty; `isMended`: the street itself has another text than was typed. */
interface StreetLines {
  readonly lines: readonly string[];
  readonly isMended: boolean;
}

/**
 * Arranges tidied address lines as the country wants them: the street found, units joined to it or put above or
 * below, everything else in the order in which it was typed. Takes at least one line and gives at least one, none empty.
 */
export function arrangeStreetLines(lines: readonly string[], rules: CountryRules): StreetLines {
  const streetAt = lines.length === 1 ? 0 : findStreet(lines, rules);
  const typed = lines[streetAt] ?? '';
  const above: string[] = [];
  const below: string[] = [];
  let street = mended(typed, rules);
  const isMended = street !== typed;
  for (let at = 0; at < lines.length; at++) {
    if (at === streetAt) continue;
    const line = unitLine(lines[at] ?? '');
    const kind = secondaryKind(line);
    const place = rules.secondary[kind];
    if (place.at === 'end') street = street + place.separator + line;
    else if (place.at === 'start') street = line + place.separator + street;
    else if (place.at === 'above' || (kind === 'text' && at < streetAt)) above.push(line);
    else below.push(line);
  }
  return { lines: [...above, street, ...below], isMended };
}

/** The first line with a number that is no unit; else the first with a street's word; else the first line. */
function findStreet(lines: readonly string[], rules: CountryRules): number {
  const numbered = lines.findIndex((line) => secondaryKind(line) === 'text' && /\d/.test(line));
  if (numbered >= 0) return numbered;
  const worded = lines.findIndex((line) => secondaryKind(line) === 'text' && hasStreetWord(line, rules));
  if (worded >= 0) return worded;
  const text = lines.findIndex((line) => secondaryKind(line) === 'text');
  return text >= 0 ? text : 0;
}

function hasStreetWord(line: string, rules: CountryRules): boolean {
  return foldWords(line, rules.umlauts)
    .split(' ')
    .some((word) => rules.streetWords.has(word));
}

function mended(line: string, rules: CountryRules): string {
  let street = line.includes('..') ? line.replace(/\.\.+/g, '.') : line;
  for (const [pattern, replacement] of rules.streetMends) street = street.replace(pattern, replacement);
  return street;
}
