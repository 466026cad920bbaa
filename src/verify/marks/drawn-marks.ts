import type { ExpectedSheet } from '../expected-stream.ts';
import { withCheck } from './check-character.ts';
import type { MarksTrouble } from './check-marks.ts';
import { readCodes } from './code-reader.ts';
import type { Area, StatedMarks, StatedOmr } from './stated-marks.ts';

/** A page drawn in grey: 0 is black, rows from the top. */
interface DrawnPage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
  readonly dpi: number;
}

/** Darker is ink to a sensor. */
const INK = 128;
/** Part of a mark's area that is ink when it is printed, and when it is not. */
const PRINTED = 0.8;
const BLANK = 0.05;
/** No code that machines read is longer. */
const LONGEST_CODE = 70;
/** White around a code that is looked at with it, in mm. */
const AROUND = 6;
/** How far marks are from what lies around them in the picture, in mm: edges are soft there. */
const SOFT = 0.3;

/**
 * Reads marks and code off the picture of a front, as a sensor and a camera do: positions that are dark, nothing else dark in the clear
 * zone, the code by ZXing.
 */
export async function drawnTroubles(
  page: DrawnPage,
  sheet: ExpectedSheet,
  { omr, code }: StatedMarks,
): Promise<MarksTrouble[]> {
  const troubles: MarksTrouble[] = [];
  if (omr !== undefined) {
    const bits = sheet.omr ?? 0;
    const read = omr.positions.map((_, position) => inkShare(page, markAt(omr, position)));
    const wrong = read.findIndex((share, position) =>
      ((bits >>> position) & 1) === 1 ? share < PRINTED : share > BLANK,
    );
    if (wrong >= 0) {
      const due = ((bits >>> wrong) & 1) === 1 ? 'printed' : 'not printed';
      const share = Math.round((read[wrong] ?? 0) * 100);
      troubles.push({
        what: `mark ${wrong + 1} on the drawn page`,
        found: `${share} % ink`,
        expected: due,
      });
    }
    const stray = strayInk(page, omr);
    if (stray !== undefined) {
      const found = `ink at x ${stray.x.toFixed(1)}, y ${stray.y.toFixed(1)} mm`;
      troubles.push({ what: 'clear zone on the drawn page', found, expected: 'nothing but marks' });
    }
  }
  if (code === undefined) return troubles;
  const around = AROUND + LONGEST_CODE;
  const area = {
    left: code.x - AROUND,
    top: code.y - AROUND,
    right: code.x + around,
    bottom: code.y + around,
  };
  const texts = await readCodes(cut(page, area), code.symbology, false);
  if (texts.length === 1 && texts[0] === withCheck(sheet.code, code)) return troubles;
  const found = texts.length === 0 ? 'one that cannot be read' : texts.join(' and ');
  return [...troubles, { what: 'code on the drawn page', found, expected: `one that says ${sheet.code}` }];
}

function markAt(omr: StatedOmr, position: number): Area {
  const top = omr.firstMark + position * omr.pitch;
  return { left: omr.x, right: omr.x + omr.length, top, bottom: top + omr.thickness };
}

/** Share of an area that is ink; its edges are left out where it is thick enough. */
function inkShare(page: DrawnPage, { left, top, right, bottom }: Area): number {
  const dot = 25.4 / page.dpi;
  const [x0, x1] = [Math.ceil(left / dot) + 1, Math.floor(right / dot) - 1];
  const middle = (top + bottom) / 2 / dot;
  const half = Math.max(0.5, (bottom - top) / dot / 2 - 1);
  const [y0, y1] = [Math.round(middle - half), Math.round(middle + half)];
  let ink = 0;
  for (let y = y0; y < y1; y += 1)
    for (let x = x0; x < x1; x += 1) if ((page.pixels[y * page.width + x] ?? 255) < INK) ink += 1;
  return ink / Math.max(1, (x1 - x0) * (y1 - y0));
}

/** Ink in the clear zone that no mark's place explains, in mm. */
function strayInk(page: DrawnPage, omr: StatedOmr): { readonly x: number; readonly y: number } | undefined {
  const { width, height, pixels, dpi } = page;
  const dot = 25.4 / dpi;
  const last = omr.firstMark + (omr.positions.length - 1) * omr.pitch + omr.thickness;
  const from = Math.max(0, Math.ceil((omr.firstMark - omr.clearBefore + SOFT) / dot));
  const to = Math.min(height, Math.floor((last + omr.clearAfter - SOFT) / dot));
  const left = Math.max(0, Math.ceil((omr.clearFrom + SOFT) / dot));
  const right = Math.min(width, Math.floor((omr.clearTo - SOFT) / dot));
  const [markLeft, markRight] = [omr.x - SOFT, omr.x + omr.length + SOFT];
  for (let row = from; row < to; row += 1) {
    const y = (row + 0.5) * dot;
    const position = Math.round((y - omr.thickness / 2 - omr.firstMark) / omr.pitch);
    const off = y - omr.firstMark - position * omr.pitch;
    const isMark =
      position >= 0 && position < omr.positions.length && off > -SOFT && off < omr.thickness + SOFT;
    for (let column = left; column < right; column += 1) {
      if ((pixels[row * width + column] ?? 255) >= INK) continue;
      const x = (column + 0.5) * dot;
      if (!isMark || x < markLeft || x > markRight) return { x, y };
    }
  }
  return undefined;
}

function cut(page: DrawnPage, area: Area): Pick<DrawnPage, 'width' | 'height' | 'pixels'> {
  const dot = 25.4 / page.dpi;
  const left = Math.max(0, Math.floor(area.left / dot));
  const top = Math.max(0, Math.floor(area.top / dot));
  const width = Math.max(1, Math.min(page.width, Math.ceil(area.right / dot)) - left);
  const height = Math.max(1, Math.min(page.height, Math.ceil(area.bottom / dot)) - top);
  const pixels = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1) {
    const from = (top + row) * page.width + left;
    pixels.set(page.pixels.subarray(from, from + width), row * width);
  }
  return { width, height, pixels };
}
