import type { Grammar, SecondaryPart } from './grammar.ts';

/** A part beside the street as it was typed: `3. OG links`. */
export interface Beside {
  readonly part: SecondaryPart;
  readonly text: string;
}

const BETWEEN = /[\s,;|–—/()-]*/y;
/** Behind a double stroke stands the flat, whatever it is called (DIN 5008): `// W 35`. */
const FLAT = /[\p{L}\d][^/,;()]{0,14}(?=$|[/,;()])/uy;
const SIDE_ALONE = /^(?:links|rechts|mitte)$/i;

/**
 * Reads floors, flats, staircases and their like from `at` on, one behind the other, into `found`. Gives where it got
 * to: the end of the text, or the place behind which something stands that is none of them.
 */
export function readBeside(text: string, at: number, grammar: Grammar, found: Beside[]): number {
  let end = at;
  for (;;) {
    BETWEEN.lastIndex = end;
    const between = BETWEEN.exec(text)?.[0] ?? '';
    const from = end + between.length;
    if (from >= text.length || text.slice(from).trim() === '.') return text.length;
    const next = partAt(text, from, grammar) ?? (between.includes('//') ? flatAt(text, from) : undefined);
    if (next === undefined || (from === 0 && SIDE_ALONE.test(next.text))) return end;
    found.push(next);
    end = from + next.text.length;
  }
}

function partAt(text: string, from: number, { partsAt }: Grammar): Beside | undefined {
  for (const [part, pattern] of partsAt) {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    if (match !== null) return { part, text: match[0] };
  }
  return undefined;
}

function flatAt(text: string, from: number): Beside | undefined {
  FLAT.lastIndex = from;
  const match = FLAT.exec(text);
  return match === null ? undefined : { part: 'unit', text: match[0].trimEnd() };
}
