import { monthNames } from './locale/formatter.ts';

/*
Blanks at which a line should not end: inside amounts, dates, measures, numbers with their sign or title, abbreviations of
several parts. UAX 14 leaves them open; typists write plain blanks there.
*/

/** An amount, a count, a part of a telephone number; a bracket or quotation mark may stand before it. */
const NUMBER = /^[("„“«]?[-+−]?[$€£]?\d[\d.,:'’\u00a0\u202f/-]*$/;
const DIGITS_FIRST = /^[-+−]?[$€£]?\d/;
/** What is counted or measured, with what may stand behind a number at a clause's end. */
const UNIT =
  /^(?:[A-Z]{3}|[€$£¥%‰°]|°[CF]|k?Wh?|MWh?|GWh|kVAr?h?|kHz|MHz|[kcm]?m[²³]?|m\^?[23]|k?g|t|l|ml|hl|h|min|s|Std\.?|Uhr|ct|Ct|Cents?|Euro|Fr\.|Rp\.|Mio\.?|Mrd\.?|[KMGT]B|[KMG]?bit\/s|dpi|pt|Stk\.?|Stück|a\.m\.|p\.m\.|am|pm)[).,;:!?”“"»]*$/;
const BEFORE_NUMBER =
  /^[("„“«]?(?:[A-Z]{3}|[€$£¥]|Fr\.|[Nn]r\.|[Nn]os?\.|[Nn]°|[Nn]º|№|[Nn]um\.|§§?|[Aa]rt\.|[Aa]bs\.|[Zz]iff\.|[Ss]\.|[Pp]p?\.|[Kk]ap\.|[Ff]ig\.|[Aa]bb\.|[Tt]ab\.|[Pp]os\.|[Tt]el\.?:?|[Ff]ax:?|ca\.|[Bb]d\.|vol\.)$/;
const DAY = /^[("„“«]?\d{1,2}(?:\.|er|º|,|st|nd|rd|th)?$/;
const YEAR_OR_DAY = /^\d{1,4}(?:st|nd|rd|th)?[).,;:!?”“"»]*$/;
const TITLE =
  /^[("„“«]?(?:Dr|Prof|Hr|Fr|Mr|Mrs|Ms|M|Mme|Mlle|Ing|Dipl\.-Ing|St|Ste|Sig|Sig\.ra|Sr|Sra|Sgra|dhr|mevr|Ph|Mag)\.$/;
/** A single letter with a stop: `z.` of `z. B.`, an initial. */
const LETTER = /^[("„“«]?\p{L}\.$/u;
const LETTER_FIRST = /^\p{L}\./u;
const CAPITAL_FIRST = /^\p{Lu}/u;
const TRAILING = /[).,;:!?”“"»]+$/;

const BLANK = 0x20;

/**
 * Break opportunities (see `BreakFinder`) without those at such blanks. `fits` says whether the units from one place to
 * another have room in a line: what has not may be broken at its blanks after all.
 */
export function bindBlanks(
  text: string,
  breaks: readonly number[],
  fits: (from: number, to: number) => boolean,
): readonly number[] {
  let kept: number[] | undefined;
  let last = 0;
  for (const [k, entry] of breaks.entries()) {
    const at = entry >> 1;
    const bound =
      (entry & 1) === 0 &&
      k + 1 < breaks.length &&
      text.charCodeAt(at - 1) === BLANK &&
      mayBind(text, at) &&
      isBound(text, at) &&
      fits(last, (breaks[k + 1] ?? 0) >> 1);
    if (bound) {
      kept ??= breaks.slice(0, k);
      continue;
    }
    kept?.push(entry);
    last = at;
  }
  return kept ?? breaks;
}

/** Most blanks stand between two small letters: told at a glance. */
function mayBind(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 2);
  const after = text.charCodeAt(at);
  if (!isSmallLetter(before) || !(isSmallLetter(after) || isCapital(after))) return true;
  // `1er mai`, `3rd May`.
  const digit = text.charCodeAt(at - 4);
  return digit >= 0x30 && digit <= 0x39;
}

function isSmallLetter(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}

function isCapital(unit: number): boolean {
  return unit >= 0x41 && unit <= 0x5a;
}

function isBound(text: string, at: number): boolean {
  const before = wordBefore(text, at - 1);
  const after = wordAfter(text, at);
  if (before === '«' || after.startsWith('»')) return true;
  if (NUMBER.test(before)) {
    if (UNIT.test(after)) return true;
    if (after === 'de' || isMonth(after)) return DAY.test(before);
    // Groups of digits: telephone and account numbers. `2026, 14` is none.
    return DIGITS_FIRST.test(after) && /\d$/.test(before) && NUMBER.test(after.replace(TRAILING, ''));
  }
  if (DIGITS_FIRST.test(after)) {
    if (BEFORE_NUMBER.test(before)) return true;
    if (before === 'de' || isMonth(before)) return YEAR_OR_DAY.test(after);
  }
  if (DAY.test(before) && isMonth(after)) return true;
  if (LETTER.test(before)) return LETTER_FIRST.test(after) || CAPITAL_FIRST.test(after);
  return TITLE.test(before) && CAPITAL_FIRST.test(after);
}

function isMonth(word: string): boolean {
  return monthNames().has(word.replace(TRAILING, '').toLowerCase());
}

/** The word whose last unit is before the blank at `end`. */
function wordBefore(text: string, end: number): string {
  return text.slice(text.lastIndexOf(' ', end - 1) + 1, end);
}

function wordAfter(text: string, start: number): string {
  const end = text.indexOf(' ', start);
  return end < 0 ? text.slice(start) : text.slice(start, end);
}
