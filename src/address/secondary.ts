import type { SecondaryKind } from './country-rules.ts';

/** Words that begin a unit (USPS Publication 28 C2, Canada Post, Australia Post, Royal Mail), folded. */
const UNIT_WORDS: ReadonlySet<string> = new Set(
  (
    'APT APARTMENT UNIT FLAT SUITE STE STUDIO SPACE SPC BLDG BUILDING ROOM RM FLOOR FL LEVEL LOT TRLR TRAILER ' +
    'PENTHOUSE PH SLIP PIER SHOP OFFICE OFC DEPT BOX BASEMENT BSMT REAR FRNT FRONT LOWR UPPR'
  ).split(' '),
);

/** What kind of part an address line is that is not the street. `line` is tidied. */
export function secondaryKind(line: string): SecondaryKind {
  if (line.startsWith('#')) return 'sharp';
  const blank = line.indexOf(' ');
  if (blank < 0) return BARE.test(line) ? 'bare' : 'text';
  const first = line.slice(0, blank).replace('.', '').toUpperCase();
  if (!UNIT_WORDS.has(first) || line.length > 24) return 'text';
  return line.includes('#') ? 'sharp' : 'worded';
}

/** `C`, `A211`, `B-105`, `12`: one letter, or digits with at most one letter before and behind. */
const BARE = /^(?:[A-Za-z]|[A-Za-z]?-?\d{1,5}[A-Za-z]?)$/;

/**
 * A unit as it is printed: `#101` → `# 101`, for a blank stands between sign and number (USPS Publication 28, 213);
 * its letters as capitals, `# 4d` → `# 4D`, `Unit 7c` → `Unit 7C`. Other lines stay as they are.
 */
export function unitLine(line: string): string {
  const spaced = line.startsWith('#') && line.charCodeAt(1) !== 0x20 ? `# ${line.slice(1)}` : line;
  return secondaryKind(spaced) === 'text' ? spaced : spaced.replace(UNIT_ID, capitals);
}

/** The last word of a unit: digits with single letters among them. */
const UNIT_ID = /(?<![^ ])(?:[a-z]|[A-Za-z]?-?\d+(?:[A-Za-z]\d*)?)$/;

function capitals(id: string): string {
  return id.toUpperCase();
}
