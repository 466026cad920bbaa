import type { SetStyle } from '../set-style.ts';
import { points } from '../points.ts';
import { ASCENT, type SlipPen } from './slip-pen.ts';

/** A heading with what stands below it: a text of one line or more, or a field that whoever pays fills in. */
export interface InformationBlock {
  readonly heading: string;
  readonly value: string | { readonly drawn: (x: number, top: number) => void; readonly height: number };
}

/** Where a section of headings and values stands on a slip, in mm. */
export interface SectionBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The types of headings and values; base lines are as far apart as the value's leading. */
export interface SectionTypes {
  readonly heading: SetStyle;
  readonly value: SetStyle;
}

/** From a heading's next base line up to a blank field: so far below the next line's upper edge, in pt. */
const FIELD_PADDING = 2;
/** A line between blocks becomes smaller by a fifth before the types do, and is never less than a third. */
const PREFERRED = 0.8;
const SMALLEST = 0.33;

/** How a section stands in its box: the blank space between its blocks in pt, and whether that is enough. */
interface Fit {
  readonly between: number;
  readonly roomy: boolean;
  readonly fits: boolean;
}

/** How blocks fit, with `lines` of them in all, headings too. `more`: blank lines beside those between the blocks. */
export function fitOf(
  blocks: readonly InformationBlock[],
  lines: number,
  box: SectionBox,
  { value }: SectionTypes,
  more: number,
): Fit {
  const fields = blocks.reduce(
    (sum, block) => sum + (typeof block.value === 'string' ? 0 : points(block.value.height)),
    0,
  );
  const spaces = Math.max(1, blocks.length - 1 + more);
  const room = (points(box.height) - fields - lines * value.leading) / spaces;
  const between = Math.min(room, value.leading);
  return {
    between,
    roomy: between >= PREFERRED * value.leading,
    fits: between >= SMALLEST * value.leading,
  };
}

/** Sets the blocks one below the other; returns how many lines they have, headings too. */
export function setInformation(
  blocks: readonly InformationBlock[],
  box: SectionBox,
  { heading, value }: SectionTypes,
  between: number,
  pen: SlipPen,
  draw: boolean,
): number {
  let base = points(box.y) + ASCENT * heading.size;
  let lines = 0;
  for (const block of blocks) {
    const headingLines = pen.text(block.heading, heading, box.x, base, box.width);
    // The heading's own leading is the value's.
    base += value.leading * headingLines;
    lines += headingLines;
    if (typeof block.value === 'string') {
      const valueLines = pen.text(block.value, value, box.x, base, box.width);
      base += value.leading * valueLines;
      lines += valueLines;
    } else {
      const top = base - ASCENT * value.size + FIELD_PADDING;
      if (draw) block.value.drawn(points(box.x), top);
      base += points(block.value.height);
    }
    base += between;
  }
  return lines;
}
