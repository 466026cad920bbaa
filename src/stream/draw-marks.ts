import type { Face } from '../font/face.ts';
import type { MarkPainter, SheetMarks } from '../inserter/mark-painter.ts';
import type { InserterProfile } from '../job/inserter-profile.ts';
import type { ContentWriter } from '../pdf/content.ts';
import { mm, POINTS_PER_MM, toPt } from '../unit/length.ts';

const RECT_NUMBERS = 4;

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
  for (let i = 0; i < omr.length; i += RECT_NUMBERS) {
    const height = (omr[i + 3] ?? 0) * POINTS_PER_MM;
    const top = pageHeight - (omr[i + 1] ?? 0) * POINTS_PER_MM;
    writer.rect((omr[i] ?? 0) * POINTS_PER_MM, top - height, (omr[i + 2] ?? 0) * POINTS_PER_MM, height);
  }
  if (painter.codePlace !== undefined) {
    const { x, y, module } = painter.codePlace;
    writer.modules(
      x * POINTS_PER_MM,
      pageHeight - y * POINTS_PER_MM,
      module * POINTS_PER_MM,
      modules,
      moduleRects,
    );
  }
  const { readable } = profile;
  writer.textRotated(
    toPt(mm(readable.x)),
    pageHeight - toPt(mm(readable.y)),
    90,
    index,
    face,
    readable.size,
    marks.readable,
  );
}
