import type { Beside } from './beside-street.ts';
import type { Grammar, SecondaryPart } from './grammar.ts';

const STROKE = / ?\/ ?/y;
const BARE =
  /(?:\d{1,4}(?: ?[a-z](?![\p{L}\d]| ?\/ ?o))?(?:-\d{1,4})?|[a-z]{1,2}|[IVX]{1,4})(?![\p{L}\d.])/iuy;

/** What numbers without a word mean, by how many of them there are. */
const MEANINGS: readonly (readonly SecondaryPart[])[] = [
  [],
  ['unit'],
  ['staircase', 'unit'],
  ['staircase', 'floor', 'unit'],
];

/**
 * What stands behind an Austrian house number and a stroke: `/7` the door, `/3/7` staircase and door, `/Stg. 2/Top 7`.
 * Gives where it ends; `at` itself where nothing of the kind stands there.
 */
export function readDoor(text: string, at: number, { partsAt }: Grammar, found: Beside[]): number {
  let end = at;
  const bare: string[] = [];
  const worded: Beside[] = [];
  for (;;) {
    STROKE.lastIndex = end;
    const stroke = STROKE.exec(text);
    if (stroke === null) break;
    const from = end + stroke[0].length;
    const match = wordedAt(text, from, partsAt, worded) ?? bareAt(text, from, bare);
    if (match === undefined) break;
    end = from + match;
  }
  const taken = new Set(worded.map(({ part }) => part));
  const meanings = (MEANINGS[bare.length] ?? []).map((part) => (taken.has(part) ? 'staircase' : part));
  if (meanings.length < bare.length || meanings.some((part) => taken.has(part))) return at;
  for (const [index, part] of meanings.entries()) found.push({ part, text: bare[index] ?? '' });
  found.push(...worded);
  return end;
}

function wordedAt(
  text: string,
  from: number,
  partsAt: Grammar['partsAt'],
  worded: Beside[],
): number | undefined {
  for (const [part, pattern] of partsAt) {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    if (match === null) continue;
    worded.push({ part, text: match[0] });
    return match[0].length;
  }
  return undefined;
}

function bareAt(text: string, from: number, bare: string[]): number | undefined {
  BARE.lastIndex = from;
  const match = BARE.exec(text);
  if (match === null) return undefined;
  bare.push(match[0]);
  return match[0].length;
}
