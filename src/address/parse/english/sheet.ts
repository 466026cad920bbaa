import type { PartName } from '../../../model/address-parts.ts';
import type { AddressDraft } from '../../address-draft.ts';

/** One word as it was typed, without the comma behind it, and the part that it was understood as. */
export interface Word {
  readonly text: string;
  /** Small, without full stops and brackets: `n.w.` and `NW` are both `nw`. */
  readonly key: string;
  /** What parts it from the next word: a blank 0, a comma or the like 1, the end of a line 2. */
  readonly gap: 0 | 1 | 2;
  /** Its place in the text of the sheet. */
  readonly from: number;
  readonly to: number;
  part: PartName | '';
}

/** All lines of an address as words, each of which goes to exactly one part: nothing is lost, nothing doubled. */
export interface Sheet {
  /** Lines divided by line breaks. */
  readonly text: string;
  readonly words: readonly Word[];
}

/** Cuts lines into words. `split` parts a word in two where a country writes `5/12` or `10-123`. */
export function sheetOf(lines: readonly string[], split: RegExp | undefined): Sheet {
  const text = lines.length === 1 ? (lines[0] ?? '') : lines.join('\n');
  const words: Word[] = [];
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match !== null; match = WORD.exec(text)) {
    const typed = match[1] ?? '';
    const signs = match[2] ?? '';
    const gap = WORD.lastIndex === text.length ? 2 : signs === ' ' ? 0 : gapOf(signs);
    const unit = split?.exec(typed)?.[1];
    if (unit !== undefined && gap === 0 && isLineStart(words)) {
      push(words, unit, 0, match.index, 'unit');
      push(words, typed.slice(unit.length + 1), gap, match.index + unit.length + 1);
    } else push(words, typed, gap, match.index);
  }
  return { text, words };
}

const WORD = /([^\s,;|]+)([\s,;|]*)/gu;

function gapOf(signs: string): Word['gap'] {
  if (signs.includes('\n')) return 2;
  return /[,;|]/.test(signs) ? 1 : 0;
}

function isLineStart(words: readonly Word[]): boolean {
  const last = words.at(-1);
  return last === undefined || last.gap > 0;
}

function push(words: Word[], text: string, gap: Word['gap'], from: number, part: Word['part'] = ''): void {
  words.push({ text, key: keyOf(text), gap, from, to: from + text.length, part });
}

function keyOf(text: string): string {
  const key = text.toLowerCase();
  return NOT_KEY.test(key) ? key.replace(NOT_KEYS, '') : key;
}

const NOT_KEY = /[.()"]/;
const NOT_KEYS = /[.()"]/g;

/** Words that begin within a stretch of the sheet's text go to a part; false where one of them is taken already. */
export function claimText(sheet: Sheet, from: number, to: number, part: PartName): boolean {
  const { words } = sheet;
  const first = words.findIndex((word) => word.to > from);
  let last = first;
  while (last < words.length && (words[last]?.from ?? to) < to) last++;
  return first >= 0 && claim(words, first, last, part);
}

/** Words `from` up to before `to` go to a part; nothing happens and false is given where one is taken already. */
export function claim(words: readonly Word[], from: number, to: number, part: PartName): boolean {
  for (let at = from; at < to; at++) if (words[at]?.part !== '') return false;
  for (let at = from; at < to; at++) {
    const word = words[at];
    if (word !== undefined) word.part = part;
  }
  return true;
}

/** A stretch of free words with nothing between them that divides. */
export interface Run {
  from: number;
  to: number;
}

/** Free words between commas, line ends and what is understood already, in their order. */
export function freeRuns(words: readonly Word[], from = 0, to = words.length): Run[] {
  const runs: Run[] = [];
  let open: Run | undefined;
  for (let at = from; at < to; at++) {
    const word = words[at];
    if (word === undefined || word.part !== '') {
      open = undefined;
      continue;
    }
    if (open === undefined) runs.push((open = { from: at, to: at + 1 }));
    else open.to = at + 1;
    if (word.gap > 0) open = undefined;
  }
  return runs;
}

const BLANK_JOINT: ReadonlySet<PartName> = new Set(['street', 'city', 'postalCode', 'region']);

/** Adds the words of the sheet to the parts that they were understood as. */
export function fillParts({ parts }: AddressDraft, words: readonly Word[]): void {
  let before: Word | undefined;
  for (const word of words) {
    const { part } = word;
    if (part === '') continue;
    const { text } = word;
    if (parts[part] === '') parts[part] = text;
    else if (part === 'extra') parts.extra += jointOfExtra(before) + text;
    else if (before?.part === part && before.gap === 0) parts[part] += ` ${text}`;
    else parts[part] += (BLANK_JOINT.has(part) ? ' ' : ', ') + text;
    before = word;
  }
}

function jointOfExtra(before: Word | undefined): string {
  if (before?.part !== 'extra' || before.gap === 2) return '\n';
  return before.gap === 1 ? ', ' : ' ';
}
