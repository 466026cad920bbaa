import type { PartName } from '../../../model/address-parts.ts';
import { careOfOf, isAttention } from '../care-of.ts';
import { readPostBox } from '../post-box.ts';
import type { EnglishPost } from './english-post.ts';
import { marksOf } from './mark-words.ts';
import { claim, claimText, freeRuns, type Sheet, type Word } from './sheet.ts';

/** Takes what a word of its own explains: boxes, floors, buildings by number, departments, units, care-of. */
export function takeMarked(sheet: Sheet, post: EnglishPost): void {
  const { hasBox, hasBeside, hasCare } = marksOf(sheet.words);
  if (hasBox) takeBoxes(sheet, post);
  if (hasBeside) {
    for (const [part, pattern] of BESIDE) takeAll(sheet, part, pattern, post.country === 'AU');
  }
  if (hasCare) takeCare(sheet);
}

function takeBoxes(sheet: Sheet, post: EnglishPost): void {
  let box = readPostBox(sheet.text, post.country);
  while (box !== undefined) {
    claimText(sheet, box.from, box.to, 'postBox');
    box = readPostBox(sheet.text, post.country, box.to);
  }
}

/** Number or letter of a unit: `4`, `12-3B`, `B2L`, `C`, `LL`. */
const NUMBER = String.raw`\d[\p{L}\d/-]*(?![\p{L}\d])`;
const ID = String.raw`(?:[ #:-]*(?:no\.? ?)?${NUMBER}|[ #:-]+[A-Za-z]{1,3}-?${NUMBER})`;
const BREAK = String.raw`(?=\s*(?:$|[\n,;|]))`;
const TAIL = String.raw`(?: (?:[A-Z]|[NS][EW]|North|South|East|West)${BREAK})?`;
const LETTER = String.raw`[A-Za-z]{1,2}(?![\p{L}\d'’/-])`;
const ORDINAL = String.raw`(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|ground|main|top|lower|upper)`;

/** Each of words in front of which nothing but a divider stands; what comes first wins. */
const BESIDE: readonly (readonly [PartName, RegExp])[] = [
  ['department', beside(String.raw`(?:dept|department)\.?${ID}`)],
  [
    'floor',
    beside(
      String.raw`${ORDINAL} (?:floor|flr|fl)(?![\p{L}\d])\.?|\d{1,2} (?:floor|flr)(?![\p{L}\d])\.?|(?:floor|flr|fl|level|lvl|étage)\.?(?:[ #]*\d{1,3}[A-Za-z]?|[ #]+(?:[A-Z](?=[\s,;]|$)|one|two|three|four))(?![\p{L}\d-])`,
    ),
  ],
  [
    'building',
    beside(
      String.raw`(?:north|south|east|west|n|s|e|w) (?:tower|building|bldg|wing|hall)(?![\p{L}\d])(?! ?#?\d)|(?:tower|twr)[ #-]+(?:\d{1,2}|[A-Z])(?![\p{L}\d'’-])|(?:building|bldg|bld|blg|block|blk|wing)\.?(?:[ #-]*(?:\d{1,5}[A-Za-z]?|[A-Za-z]-?\d{1,4})|[ #-]+[A-Za-z])(?![\p{L}\d'’-])`,
    ),
  ],
  [
    'unit',
    beside(
      String.raw`(?:apt|apartment|appt|appartement|app|unit|suite|ste|suit|room|rm|bureau|space|spc|lot|slip|trlr|trailer|hangar|hngr|stop|flat|shop|office|ofc|penthouse|ph|pmb|msc|mc|ms|mail ?(?:code|stop|box)|kiosk|villa|stall|bay|studio|file|bin|condo)\.?(?:${ID}${TAIL}|[ #:-]+(?:${LETTER}|[A-Z]-[A-Z](?![\p{L}\d]))(?<! (?:st|rd|dr|of|de|la|le|ln|ct)))`,
    ),
  ],
  [
    'extra',
    beside(String.raw`(?:re: ?)?(?:acct|account|customer|cust|client|ref)\.?(?: no\.?)?:? ?#? ?\d[\d-]{3,}`),
  ],
  [
    'unit',
    beside(String.raw`#+ ?(?:[A-Za-z]?\d[\p{L}\d/-]*(?![\p{L}\d])${TAIL}|${LETTER}|[A-Za-z]{1,3}-\d+)`),
  ],
  ['unit', beside(String.raw`no\.? ?\d+[A-Z]?(?![\p{L}\d])${BREAK}`)],
  ['unit', beside(String.raw`m\/c ?\d+\)?`)],
  ['unit', beside(String.raw`u ?\d+[a-z]?(?![\p{L}\d])(?= \d)`)],
  [
    'unit',
    beside(
      String.raw`(?:rear|front|frnt|mezzanine|mezz|upper|lower|bsmt|basement|penthouse|lobby|lbby|side)(?:(?: unit| apt| flat| level)(?![\p{L}\d]))?${BREAK}`,
    ),
  ],
];

function beside(source: string): RegExp {
  return new RegExp(String.raw`(?<=^|[\s,;|(])(?:${source})`, 'giu');
}

function takeAll(sheet: Sheet, part: PartName, pattern: RegExp, lotsAreNumbers: boolean): void {
  const { text, words } = sheet;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const at = words.findIndex((word) => word.from >= match.index);
    const end = match.index + match[0].length;
    if (isOfStreet(words, at, end) || (lotsAreNumbers && words[at]?.key === 'lot')) continue;
    claimText(sheet, match.index, end, part);
  }
}

/** `Highway # 54`, `# 2 Turner Rd`, `Basement` alone, or a word such as `Flat` that begins the street's name. */
function isOfStreet(words: readonly Word[], at: number, end: number): boolean {
  const word = words[at];
  if (word === undefined) return true;
  const before = words[at - 1];
  const isSign = word.key.startsWith('#') || word.key.startsWith('no');
  if (isSign && before?.gap === 0 && /^(?:hi?gh?wa?y|hghwy|rte?|route|i|us)$/.test(before.key)) return true;
  const isFirst = before === undefined || before.gap === 2;
  if (!word.key.startsWith('#') || !isFirst) return false;
  const next = words.find((other) => other.from >= end);
  return (
    next !== undefined &&
    next.part === '' &&
    /^[a-z]/.test(next.key) &&
    words[words.indexOf(next) - 1]?.gap === 0
  );
}

/** `c/o First Bank` up to the comma or to the number of a street; attention lines likewise. */
function takeCare({ text, words }: Sheet): void {
  for (const run of freeRuns(words)) {
    for (let at = run.from; at < run.to; at++) {
      const word = words[at];
      if (word === undefined || !/^[ca℅i]/.test(word.key)) continue;
      const rest = text.slice(word.from, words[run.to - 1]?.to);
      const marker = careOfOf(rest);
      const part = marker > 0 ? 'careOf' : isAttention(rest) ? 'department' : undefined;
      if (part === undefined) continue;
      let end = at + 1;
      while (end < run.to && !/^\d/.test(words[end]?.key ?? '')) end++;
      claim(words, at, end, part);
      break;
    }
  }
}
