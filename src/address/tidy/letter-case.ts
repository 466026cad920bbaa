/** How a text is written: all letters capitals (`ß` has no capital in most typed names), all small, or as someone meant it. */
export type LetterCase = 'capitals' | 'small' | 'mixed' | 'none';

/** One capital alone says nothing: `A`, `12 B`. */
export function letterCaseOf(text: string): LetterCase {
  let capitals = 0;
  let small = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x61 && code <= 0x7a) small++;
    else if (code >= 0x41 && code <= 0x5a) capitals++;
    else if (code >= 0x80 && code !== 0xdf) {
      const sign = text.charAt(at);
      if (sign.toLowerCase() !== sign) capitals++;
      else if (sign.toUpperCase() !== sign) small++;
    }
    if (capitals > 0 && small > 0) return 'mixed';
  }
  if (capitals > 1) return 'capitals';
  return small > 1 ? 'small' : 'none';
}

/** A word with its first letter alone as a capital; as it came where that would change its length. */
export function capitalised(word: string): string {
  const small = word.toLowerCase();
  if (small.length !== word.length) return word;
  const first = word.charAt(0).toUpperCase();
  return first.length === 1 ? first + small.slice(1) : word;
}

/** Runs of letters, with the marks that belong to them. */
const RUN = /[\p{L}\p{M}]+/gu;

/** One run of letters in capitals, where it stands, and what stands beside it. */
export interface LetterRun {
  readonly run: string;
  readonly text: string;
  readonly at: number;
  readonly isFirst: boolean;
  /** It came in small letters: nothing tells that it is an abbreviation. */
  readonly isSmall: boolean;
}

/** Gives each run of letters its case; all else stays. */
export function withCasedRuns(text: string, cased: (run: LetterRun) => string): string {
  let isFirst = true;
  return text.replace(RUN, (run: string, at: number) => {
    const capitals = run.replaceAll(/[^ß]+/g, (part) => part.toUpperCase());
    const result = cased({ run: capitals, text, at, isFirst, isSmall: run !== capitals });
    isFirst = false;
    return result.length === run.length ? result : run;
  });
}

export function isDigitAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}

/** A Roman number of two signs or more, such as stands behind a name. */
export function isRoman(run: string): boolean {
  return /^(?=..)X{0,3}(?:IX|IV|V?I{0,3})$/.test(run);
}

/**
 * Cases each run of letters of a text that came in capitals or small letters throughout, by the words that stay small in the
 * country; as it came where these are not known (`small` undefined), and in mixed case.
 */
export function withNaturalCase(
  text: string,
  small: ReadonlySet<string> | undefined,
  cased: (run: LetterRun, small: ReadonlySet<string>) => string,
): string {
  if (small === undefined) return text;
  const letters = letterCaseOf(text);
  if (letters !== 'capitals' && letters !== 'small') return text;
  return withCasedRuns(text, (run) => cased(run, small));
}
