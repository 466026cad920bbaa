import { isRaised } from './looks.ts';

const WORD_JOINER = '\u2060';

/** For breaking: word joiners in place of the figures of footnotes, which never leave what they belong to. */
export function withJoinedFigures(text: string, ranges: readonly number[]): string {
  let joined = text;
  for (let r = 0; r < ranges.length; r += 3) {
    if (!isRaised(ranges[r + 2] ?? 0)) continue;
    const [start, end] = [ranges[r] ?? 0, ranges[r + 1] ?? 0];
    joined = joined.slice(0, start) + WORD_JOINER.repeat(end - start) + joined.slice(end);
  }
  return joined;
}
