import { BrokenPdf } from '../broken-pdf.ts';
import type { ExpectedSheet, ExpectedStream } from '../expected-stream.ts';
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

/** Checks marks and codes of a stream's fronts in their order, all of them or some. */
export class FrontsCheck {
  readonly #reading: PrintStreamReading;
  readonly #marks: MarksCheck;
  readonly #pagesOfSheet: number;
  /** Page of the file, from 0, on which the sheet behind the last one begins. */
  #next = -1;

  constructor(stated: StatedMarks, reading: PrintStreamReading, plex: ExpectedStream['plex']) {
    this.#pagesOfSheet = plex === 'duplex' ? 2 : 1;
    this.#reading = reading;
    this.#marks = new MarksCheck(stated);
  }

  async page({ sheet, page }: Front): Promise<MarksTrouble[]> {
    const follows = sheet.page === this.#next;
    this.#next = sheet.page + this.#pagesOfSheet;
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
