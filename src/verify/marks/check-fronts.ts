import { BrokenPdf } from '../broken-pdf.ts';
import type { ExpectedSheet } from '../expected-stream.ts';
import type { PrintStreamReading, StreamPage } from '../read-stream.ts';
import { MarksCheck, type MarksTrouble } from './check-marks.ts';
import type { StatedMarks } from './stated-marks.ts';

/** The front of a sheet as it stands in the file. */
export interface Front {
  /** Page of the file, from 1. */
  readonly number: number;
  readonly sheet: ExpectedSheet;
  readonly page: StreamPage;
}

/** Checks marks and codes of a stream's fronts in their order. */
export class FrontsCheck {
  readonly #reading: PrintStreamReading;
  readonly #marks: MarksCheck;
  /** Page of the file on which the next sheet begins, if none is lost. */
  #last: ExpectedSheet | undefined;

  constructor(stated: StatedMarks, reading: PrintStreamReading) {
    this.#reading = reading;
    this.#marks = new MarksCheck(stated);
  }

  async page({ sheet, page }: Front): Promise<MarksTrouble[]> {
    const follows = this.#last !== undefined && isNext(this.#last, sheet);
    this.#last = sheet;
    try {
      return await this.#marks.sheet(
        sheet,
        page.overlay ?? new Uint8Array(0),
        this.#reading.heightOf(page),
        follows,
      );
    } catch (error) {
      if (!(error instanceof BrokenPdf)) throw error;
      const { what, found, expected } = error;
      return [{ what, found, expected }];
    }
  }
}

/** Whether a sheet is the one behind another by run.db's numbers: the next of its piece, or the first behind its last. */
function isNext(before: ExpectedSheet, sheet: ExpectedSheet): boolean {
  return before.piece === sheet.piece
    ? sheet.sheetInPiece === before.sheetInPiece + 1
    : before.sheetInPiece === before.sheetsInPiece && sheet.sheetInPiece === 1;
}
