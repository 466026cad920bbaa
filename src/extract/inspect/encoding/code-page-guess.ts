import { Buffer } from 'node:buffer';
import type { Encoding } from '../../../job/table-plan.ts';
import { charsetOf } from '../../charset/charset.ts';
import type { Sureness } from '../finding.ts';
import { readingScore, tellingBytes } from './reading-score.ts';

/** Which of several code pages, and which others read every byte that was seen alike. */
interface CodePageGuess {
  readonly encoding: Encoding;
  readonly alike: readonly Encoding[];
  readonly sureness: Sureness;
  readonly why: string;
}

/** The characters of a code page by byte; what no text holds is U+FFFD. */
export function pageTable(encoding: Encoding): string {
  const charset = charsetOf(encoding);
  const all = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
  const table = Array.from(charset.decode(all, 0, 256));
  for (const byte of charset.foreign) table[byte] = '\ufffd';
  return table.join('');
}

/** A page and how much better than the others it must read to be believed. */
export interface PageCandidate {
  readonly encoding: Encoding;
  readonly handicap: number;
}

/**
 * Chooses the code page whose reading of the bytes fits the habits of letters best. `telling` says which bytes differ
 * between the pages or are no ASCII; `regular` ones among them stand between cells and are no letters.
 */
export function guessCodePage(
  parts: readonly Uint8Array[],
  candidates: readonly PageCandidate[],
  telling: (byte: number) => boolean,
  regular: ReadonlySet<number>,
): CodePageGuess {
  const evidence = tellingBytes(parts, telling, regular);
  const seen = new Set([...evidence.places.map(({ byte }) => byte), ...regular]);
  const ranked = candidates
    .map(({ encoding, handicap }) => {
      const table = pageTable(encoding);
      const reading = Array.from(seen, (byte) => table.charAt(byte)).join('');
      return { encoding, reading, score: readingScore(evidence, table) - handicap };
    })
    .sort((a, b) => b.score - a.score);
  const [best] = ranked;
  if (best === undefined) throw new RangeError('no code page to choose from');
  const alike = candidates.flatMap(({ encoding }) =>
    encoding !== best.encoding &&
    ranked.some((each) => each.encoding === encoding && each.reading === best.reading)
      ? [encoding]
      : [],
  );
  const next = ranked.find(({ reading }) => reading !== best.reading);
  return { encoding: best.encoding, alike, ...rated(best.score - (next?.score ?? -1), evidence.count) };
}

function rated(lead: number, count: number): { readonly sureness: Sureness; readonly why: string } {
  const [letters, make] = count === 1 ? ['1 character', 'makes'] : [`${count} characters`, 'make'];
  if (count === 0) return { sureness: 'likely', why: 'nothing in it that other code pages read otherwise' };
  if (lead > 0.8 && count >= 5)
    return { sureness: 'sure', why: `${letters} beyond ASCII ${make} words only when read so` };
  if (lead > 0.25) return { sureness: 'likely', why: `${letters} beyond ASCII ${make} better words so` };
  return { sureness: 'a guess', why: `${letters} beyond ASCII, which other code pages read almost as well` };
}
