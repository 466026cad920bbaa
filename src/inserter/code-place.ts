import type { BitMatrix } from '../barcode/bit-matrix.ts';
import type { CodeProfile } from '../job/inserter-profile.ts';
import type { Rect } from '../job/job.ts';
import { moduleDots, toPressDots } from './press-grid.ts';

/** Where a symbol stands: upper left corner, and the side of a module, on the press's grid, in mm. */
export interface CodePlace {
  readonly x: number;
  readonly y: number;
  readonly module: number;
  /** Modules across and down. */
  readonly width: number;
  readonly height: number;
}

/** Place of a symbol. A module is a whole number of dots: 0.5 mm becomes 12 dots of 600 dpi, 0.508 mm. */
export function codePlace(
  profile: CodeProfile,
  { width, height }: Pick<BitMatrix, 'width' | 'height'>,
  dpi: number,
): CodePlace {
  return {
    x: toPressDots(profile.x, dpi),
    y: toPressDots(profile.y, dpi),
    module: moduleDots(profile.module, dpi),
    width,
    height,
  };
}

/** What the symbol covers, with so many modules of quiet zone around it. */
export function codeArea(place: CodePlace, quiet: number): Rect {
  const { x, y, module, width, height } = place;
  return {
    x: x - quiet * module,
    y: y - quiet * module,
    width: (width + 2 * quiet) * module,
    height: (height + 2 * quiet) * module,
  };
}
