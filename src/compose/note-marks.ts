import { SPACED, type Galley } from './galley.ts';
import type { SetStyles } from './set-style.ts';

/** Which footnotes the strips of a galley have marks of; notes count from 0. */
export class NoteMarks {
  readonly #styles: SetStyles;
  /** Marks of strip s: from `from[s]` to `from[s + 1]`. */
  readonly #from: number[] = [];
  readonly #note: number[] = [];

  constructor(styles: SetStyles) {
    this.#styles = styles;
  }

  /** Looks for the marks of a galley. */
  find(galley: Galley): void {
    this.#note.length = 0;
    for (let s = 0; s < galley.strips; s++) {
      this.#from[s] = this.#note.length;
      this.#add(galley, galley.firstRun(s), galley.runEnd[s] ?? 0);
    }
    this.#from[galley.strips] = this.#note.length;
  }

  /** As `find`, for runs that belong to no strip: as if they were those of strip 0. */
  findRuns(galley: Galley, from: number, to: number): void {
    this.#note.length = 0;
    this.#from[0] = 0;
    this.#add(galley, from, to);
    this.#from[1] = this.#note.length;
  }

  /** Number of the first mark of a strip. */
  first(strip: number): number {
    return this.#from[strip] ?? 0;
  }

  /** Behind the number of its last mark. */
  end(strip: number): number {
    return this.#from[strip + 1] ?? 0;
  }

  /** The note of a mark. */
  note(mark: number): number {
    return this.#note[mark] ?? 0;
  }

  /** Only figures of marks stand above the line: adjacent ones in one run, such as `1,2`. */
  #add(galley: Galley, from: number, to: number): void {
    for (let r = from; r < to; r++) {
      if (this.#styles.at((galley.runStyle[r] ?? 0) % SPACED).rise === 0) continue;
      for (const figure of (galley.runText[r] ?? '').split(',')) {
        const note = Number.parseInt(figure, 10) - 1;
        if (note >= 0) this.#note.push(note);
      }
    }
  }
}
