import { deflateSync } from 'node:zlib';
import type { Face } from '../font/face.ts';
import { subsetFace } from '../font/subset.ts';

/** A font file with some glyphs of a face, as it stands in a PDF. */
interface FontProgram {
  /** Length in bytes before it was deflated. */
  readonly length: number;
  readonly deflated: Uint8Array;
}

/** Gives the font file with these glyphs, ascending. */
export type FontPrograms = (face: Face, glyphs: readonly number[]) => FontProgram;

export function makeFontProgram(face: Face, glyphs: readonly number[]): FontProgram {
  const file = subsetFace(face, glyphs);
  return { length: file.length, deflated: deflateSync(file) };
}
