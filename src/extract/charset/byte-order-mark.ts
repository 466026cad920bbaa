import type { Encoding } from '../../job/table-plan.ts';
import { stopRun } from '../../fault/run-stop.ts';

/** Bytes of UTF-8's mark, the longest: so many tell which one a file has. */
export const MARK_BYTES = 3;

/** The encoding that a byte order mark at the beginning of a file names; undefined: there is none. */
export function markOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
}

/** Length of the mark of text that is cut as UTF-8 (UTF-16 in that form too); one that contradicts `encoding` stops the run. */
export function passMark(bytes: Uint8Array, encoding: Encoding, file: string): number {
  const found = markOf(bytes);
  if (found === undefined) return 0;
  if (found === 'utf-8' && encoding.startsWith('utf-')) return MARK_BYTES;
  stopRun({ code: 'extract.encoding-contradicted', place: { file }, found, expected: encoding });
}
