import { createMarkPainter, type MarkPainter, type SheetMarks } from '../../src/inserter/mark-painter.ts';
import { NO_ACTIONS, type SheetFacts } from '../../src/inserter/sheet-facts.ts';
import type { InserterProfile } from '../../src/job/inserter-profile.ts';
import { ContentWriter } from '../../src/pdf/content.ts';
import type { PageContent } from '../../src/pdf/page-chunk.ts';
import { drawMarks } from '../../src/stream/draw-marks.ts';
import type { ExpectedSheet } from '../../src/verify/expected-stream.ts';
import { faces } from '../pdf/sample-stream.ts';
import { night, type Mode, type Night } from './night.ts';

const PAGE_HEIGHT = 841.92;

/** A night whose sheets carry the marks of a profile, and the means to draw other ones. */
export interface MarkedNight extends Night {
  readonly facts: readonly SheetFacts[];
  /** Marks of a sheet as the profile wants them, for other facts or in other places. */
  readonly drawn: (facts: SheetFacts, change?: (marks: DrawnMarks) => DrawnMarks) => Uint8Array;
}

/** What is drawn on a sheet, and by which profile. */
interface DrawnMarks {
  readonly marks: SheetMarks;
  readonly profile: InserterProfile;
  readonly painter: MarkPainter;
}

/** Pieces of one to three sheets, marked for a machine. */
export function markedNight(mode: Mode, profile: InserterProfile, pieces: number): MarkedNight {
  const plain = night(mode, pieces);
  const painter = createMarkPainter(profile);
  if ('code' in painter) throw new Error(painter.code);
  const writer = new ContentWriter();
  const [face] = faces;
  if (face === undefined) throw new Error('no face');
  const drawn: MarkedNight['drawn'] = (facts, change = (marks) => marks) => {
    const marks = painter.paint(facts);
    if ('code' in marks) throw new Error(marks.code);
    const made = change({ marks, profile, painter });
    drawMarks(writer, made.marks, made.painter, made.profile, PAGE_HEIGHT, { index: 0, face });
    return writer.take();
  };
  const facts = plain.sheets.map(({ piece, sheetInPiece, sheetsInPiece }, i): SheetFacts => ({
    ...{ job: 101, run: 1, piece, sheetInPiece, sheetsInPiece, sheetInStream: i + 1, pieceInStream: piece },
    actions: { ...NO_ACTIONS, stations: piece % 4 },
  }));
  const sheets = plain.sheets.map((sheet, i): ExpectedSheet => {
    const marks = painter.paint(facts[i] ?? never());
    if ('code' in marks) throw new Error(marks.code);
    return { ...sheet, code: marks.payload, omr: marks.omrBits };
  });
  const pages: PageContent[] = [...plain.pages];
  sheets.forEach(({ page }, i) => {
    pages[page] = { ...pages[page], overlay: drawn(facts[i] ?? never()) };
  });
  return { ...plain, pages, sheets, facts, drawn };
}

function never(): never {
  throw new Error('not there');
}
