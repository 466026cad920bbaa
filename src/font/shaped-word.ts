import { NO_SLOT } from './code-page.ts';
import type { Face } from './face.ts';
import { ShapedRun } from './shaped-run.ts';

/** What HarfBuzz makes of a word, from left to right; a struct of arrays, moves in 1/1000 em. */
export interface PlacedGlyphs {
  readonly glyph: readonly number[];
  /** First unit of the word that a glyph belongs to. */
  readonly cluster: readonly number[];
  readonly advance: readonly number[];
  readonly right: readonly number[];
  readonly up: readonly number[];
}

/** A word as it is measured and drawn. */
export interface ShapedWord {
  readonly cluster: readonly number[];
  readonly advance: readonly number[];
  /** As `ShapedRun` has it. */
  readonly run: string;
  /** Units whose characters the face lacks. */
  readonly missing: readonly number[];
}

const writer = new ShapedRun();

/** What has no glyph: joiners, what states directions, soft hyphens. */
const IGNORABLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Puts a word's glyphs into a run; those whose own texts do not say what they stand for with the text beside them. */
export function shapedWord(text: string, glyphs: PlacedGlyphs, face: Face, rightToLeft: boolean): ShapedWord {
  const { cluster, advance } = glyphs;
  const count = cluster.length;
  const missing: number[] = [];
  for (let g = 0; g < count;) {
    const at = cluster[g] ?? 0;
    let next = g + 1;
    while (next < count && cluster[next] === at) next++;
    const behind = rightToLeft ? cluster[g - 1] : cluster[next];
    if (!addCluster(text.slice(at, behind), g, next, glyphs, face, rightToLeft)) missing.push(at);
    g = next;
  }
  return { cluster, advance, run: writer.take(), missing };
}

/** The glyphs `first` to `end`, which stand for `text`. False where the face lacks one. */
function addCluster(
  text: string,
  first: number,
  end: number,
  glyphs: PlacedGlyphs,
  face: Face,
  rightToLeft: boolean,
): boolean {
  const slots: number[] = [];
  let said = '';
  let raised = false;
  for (let g = first; g < end; g++) {
    const glyph = glyphs.glyph[g] ?? 0;
    const slot = glyph === 0 ? NO_SLOT : face.slotOfGlyph(glyph);
    if (slot === NO_SLOT) return false;
    slots.push(slot);
    said += face.textOfSlot(slot);
    raised ||= glyphs.up[g] !== 0;
  }
  const letters = text.replaceAll(IGNORABLE, '');
  // Readers turn what runs from right to left unit by unit, and take what stands higher for another line.
  const meant = rightToLeft ? Array.from(letters).reverse().join('') : letters;
  const differs = (said !== meant || raised) && meant !== '';
  if (differs) writer.beginText(meant);
  slots.forEach((slot, i) => {
    const g = first + i;
    const further = (glyphs.advance[g] ?? 0) - face.advanceOfSlot(slot);
    writer.add(slot, glyphs.right[g] ?? 0, glyphs.up[g] ?? 0, further);
  });
  if (differs) writer.endText();
  return true;
}
