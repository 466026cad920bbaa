import type { FileGuess } from './file-guess.ts';
import type { NoRows } from './guess-file.ts';

/** A file of an input and what it seems to hold. */
export interface InspectedFile {
  /** As the input names it. */
  readonly name: string;
  /** Name or pattern by which a job would state it and those like it. */
  readonly pattern: string;
  /** Others that are like it in all but their numbers. */
  readonly others: number;
  /** Unpacked bytes that were looked at; of the whole file when `ended`. */
  readonly bytes: number;
  readonly ended: boolean;
  /** Share of the bytes that the guesses are made by: 1 for all of a file, and of those like it. */
  readonly sampled: number;
  /** `gzip`, `zstd`. */
  readonly packing?: string;
  readonly guess: FileGuess | NoRows;
}

/** What was delivered, file by file. */
export interface Inspection {
  /** The path as it was given, and where that is. */
  readonly file: string;
  readonly path: string;
  readonly kind: 'zip' | 'folder' | 'file';
  readonly members: number;
  readonly files: readonly InspectedFile[];
}

export function holdsRows(guess: FileGuess | NoRows): guess is FileGuess {
  return 'tables' in guess;
}
