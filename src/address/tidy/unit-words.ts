import type { PartName } from '../../model/address-parts.ts';
import { changePart, type AddressDraft } from '../address-draft.ts';
import { letterCaseOf } from './letter-case.ts';
import { streetCase } from './street-case.ts';

/** A unit, floor or staircase: words in natural case, `Apartment 4d` → `Apt 4D` where the post wants it so. */
export function tidyUnit(draft: AddressDraft, part: PartName, country: string): void {
  const { parts } = draft;
  // `int. 4`, `appt 12`: small letters are no slip of the keys there.
  if (letterCaseOf(parts[part]) !== 'small' || !isSmallAtHome(parts[part], country)) {
    const cased = streetCase(parts[part], country).replace(UNIT_ID, capitals);
    const whole = streetCase(cased, country);
    const isCased = whole !== parts[part] && GERMAN.has(country);
    changePart(draft, part, isCased ? germanUnit(whole) : whole, 'natural-case');
  }
  const words = WORDS[country];
  if (words === undefined) return;
  const worded = parts[part].replace(WORD, (whole, word: string) => words[word.toLowerCase()] ?? whole);
  changePart(draft, part, worded.replace(/#(?=[\p{L}\d])/gu, '# '), 'unit-word');
}

const GERMAN: ReadonlySet<string> = new Set(['DE', 'AT', 'CH', 'LI']);

/** `3. Og Links` → `3. OG links`: floors are short forms, and the side behind them is an adverb. */
function germanUnit(unit: string): string {
  return unit
    .replace(/(?<!\p{L})(?:Og|Ug|Eg|Dg|We)(?!\p{L})/gu, capitals)
    .replace(/(?<=[ ,])(?:Links|Rechts|Mitte|Hinten|Vorne?|Lks|Li|Re)(?=$|[ .,])/gu, (side) =>
      side.toLowerCase(),
    );
}

const SMALL_UNITS: ReadonlySet<string> = new Set(['FR', 'MC', 'IT', 'NL']);

function isSmallAtHome(unit: string, country: string): boolean {
  return (
    SMALL_UNITS.has(country) || (country === 'CA' && /^(?:app|appartement|bureau|étage|porte)\b/.test(unit))
  );
}

/** The last word of a unit: digits with single letters among them. */
const UNIT_ID = /(?<=^|[ #])(?:[a-z]|[A-Za-z]?-?\d+(?:[A-Za-z]\d*)?)$/;

function capitals(id: string): string {
  return id.toUpperCase();
}

/** A word with what it names behind it. */
const WORD = /(?<![\p{L}\d])(\p{L}{2,})\.?(?= #? ?[\p{L}\d])/gu;

/** USPS Publication 28, appendix C2; Canada Post, Addressing Guidelines, 5. */
const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  US: {
    apartment: 'Apt',
    apt: 'Apt',
    appartment: 'Apt',
    suite: 'Ste',
    ste: 'Ste',
    building: 'Bldg',
    bldg: 'Bldg',
    floor: 'Fl',
    flr: 'Fl',
    fl: 'Fl',
    room: 'Rm',
    rm: 'Rm',
    department: 'Dept',
    dept: 'Dept',
    space: 'Spc',
    trailer: 'Trlr',
    hangar: 'Hngr',
  },
  CA: { apartment: 'Apt', apt: 'Apt', ste: 'Suite', bldg: 'Bldg', building: 'Bldg' },
};
