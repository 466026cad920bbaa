import type { CodeProfile } from '../job/inserter-profile.ts';
import type { Rect } from '../job/job.ts';
import { moduleDots, toPressDots } from './press-grid.ts';

/** Where a symbol stands: upper left corner, and the side of a module, on the press's grid, in mm. */
export interface CodePlace {
  readonly x: number;
  readonly y: number;
  readonly module: number;
  /** Modules a side. */
  readonly size: number;
}

/** Place of a symbol of `size` modules. A module is a whole number of dots: 0.5 mm becomes 12 dots of 600 dpi, 0.508 mm. */
export function codePlace(profile: CodeProfile, size: number, dpi: number): CodePlace {
  return {
    x: toPressDots(profile.x, dpi),
    y: toPressDots(profile.y, dpi),
    module: moduleDots(profile.module, dpi),
    size,
  };
}

/** What the symbol covers, with so many modules of quiet zone around it. */
export function codeArea(place: CodePlace, quiet: number): Rect {
  const side = (place.size + 2 * quiet) * place.module;
  return { x: place.x - quiet * place.module, y: place.y - quiet * place.module, width: side, height: side };
}
