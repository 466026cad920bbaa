import type { Face } from '../font/face.ts';
import type { MarkPainter, SheetMarks } from '../inserter/mark-painter.ts';
import type { InserterProfile } from '../job/inserter-profile.ts';
import type { ContentWriter } from '../pdf/content.ts';
import { mm, toPt } from '../unit/length.ts';

const POINTS_A_MM = 72 / 25.4;
const MODULE_NUMBERS = 4;

/** The face in which the readable line is set. */
export interface MarkFace {
  readonly index: number;
  readonly face: Face;
}

/** Draws marks, code and readable line of a sheet's front: solid black, from the top left corner in mm. */
export function drawMarks(
  writer: ContentWriter,
  marks: SheetMarks,
  painter: MarkPainter,
  profile: InserterProfile,
  pageHeight: number,
  { index, face }: MarkFace,
): void {
  writer.gray(1);
  const { omr, modules, moduleRects } = marks;
  for (let i = 0; i < omr.length; i += MODULE_NUMBERS) {
    const height = (omr[i + 3] ?? 0) * POINTS_A_MM;
    const top = pageHeight - (omr[i + 1] ?? 0) * POINTS_A_MM;
    writer.rect((omr[i] ?? 0) * POINTS_A_MM, top - height, (omr[i + 2] ?? 0) * POINTS_A_MM, height);
  }
  const place = painter.codePlace;
  const module = place.module * POINTS_A_MM;
  const left = place.x * POINTS_A_MM;
  const top = pageHeight - place.y * POINTS_A_MM;
  for (let i = 0; i < moduleRects * MODULE_NUMBERS; i += MODULE_NUMBERS) {
    const height = (modules[i + 3] ?? 0) * module;
    writer.rect(
      left + (modules[i] ?? 0) * module,
      top - (modules[i + 1] ?? 0) * module - height,
      (modules[i + 2] ?? 0) * module,
      height,
    );
  }
  const { readable } = profile;
  writer.textRotated(toPt(mm(readable.x)), pageHeight - toPt(mm(readable.y)), 90, index, face, readable.size, marks.readable);
}
