import type { FootNote } from '../job/template.ts';
import type { Galley } from './galley.ts';
import { NoteLines } from './note-lines.ts';
import { NoteMarks } from './note-marks.ts';
import type { PageWriter } from './page-writer.ts';
import type { VariantBench } from './variant-bench.ts';

/** Rounding of sums of lengths, in pt. */
const FORGIVEN = 0.01;

/** Fewest lines of a note above a page break, and below one. */
const KEPT_LINES = 2;
/** A note of fewer lines goes on over a page only where its line would stand on no page else. */
const LONG_NOTE = 6;

/** Part of a note on a page, in lines. */
interface Piece {
  readonly note: number;
  readonly from: number;
  readonly to: number;
}

interface NotesStanding {
  readonly count: number;
  readonly lines: number;
  readonly rest: number;
  readonly restFrom: number;
}

/**
 * The footnotes of the page in hand. A note stands on the page of its mark, once; only the last one of a page may go on
 * at the foot of the next one, and until it has ended no page has a mark of another one below it.
 */
export class FootNotes {
  readonly #bench: VariantBench;
  readonly #notes: NoteLines;
  readonly #marks: NoteMarks;
  readonly #again: NoteMarks;
  #count = 0;
  #pieces: Piece[] = [];
  #lines = 0;
  /** The note that goes on on the next page, and its first line there; −1 for none. */
  #rest = -1;
  #restFrom = 0;
  /** Whether the page began with the rest of a note. */
  #continues = false;
  /** Notes of the strips that are being tried, each once. */
  readonly #tried: number[] = [];

  /** `width`: that of all frames in which notes may stand, in pt. */
  constructor(notes: readonly FootNote[], bench: VariantBench, width: number) {
    this.#bench = bench;
    this.#notes = new NoteLines(notes, bench, width);
    this.#marks = new NoteMarks(bench.desk.styles);
    this.#again = new NoteMarks(bench.desk.styles);
  }

  /** The flow of a document has been set on this galley. */
  start(galley: Galley): void {
    this.#count = this.#notes.set();
    this.#rest = -1;
    this.#tried.length = 0;
    this.begin(0);
    if (this.#count > 0) this.#marks.find(galley);
  }

  /** Whether the document has notes. */
  get any(): boolean {
    return this.#count > 0;
  }

  /** Of all notes on the page, with the rule above them. */
  get height(): number {
    return this.#heightOf(this.#lines);
  }

  /** Whether a note goes on on the next page. */
  get goesOn(): boolean {
    return this.#rest >= 0;
  }

  /** Whether the page began with the rest of a note. */
  get continues(): boolean {
    return this.#continues;
  }

  /** What stands on the page, to go back to after a trial. */
  standing(): NotesStanding {
    return { count: this.#pieces.length, lines: this.#lines, rest: this.#rest, restFrom: this.#restFrom };
  }

  goBack({ count, lines, rest, restFrom }: NotesStanding): void {
    this.#pieces.length = count;
    this.#lines = lines;
    this.#rest = rest;
    this.#restFrom = restFrom;
  }

  /** The page that has just begun begins anew, in another frame. */
  undoBegin(): void {
    const [piece] = this.#pieces;
    if (piece === undefined || !this.#continues) return;
    this.#rest = piece.note;
    this.#restFrom = piece.from;
  }

  /** Begins a page with the rest of a note that goes on: in at most half of a frame of this height, where that does. */
  begin(frameHeight: number): void {
    this.#pieces = [];
    this.#lines = 0;
    this.#continues = this.#rest >= 0;
    if (this.#continues) this.#goOn(frameHeight / 2);
  }

  /** Takes as much of the rest as a whole frame holds: nothing else stands on the page. False where it holds none. */
  fill(frameHeight: number): boolean {
    const [piece] = this.#pieces;
    if (piece === undefined || this.#pieces.length > 1) return true;
    this.#rest = piece.note;
    this.#restFrom = piece.from;
    this.#pieces = [];
    this.#lines = 0;
    this.#goOn(frameHeight);
    return this.#heightOf(1) <= frameHeight + FORGIVEN;
  }

  /** Height of the notes with those of some strips; Infinity where the page cannot take their marks. */
  heightWith(first: number, last: number): number {
    if (this.#count === 0) return 0;
    this.#try(first, last);
    if (this.#tried.length === 0) return this.height;
    if (this.#rest >= 0) return Infinity;
    return this.#heightOf(this.#lines + this.#triedLines());
  }

  /** As `heightWith`, with as little as may be of the last note. `forced`: no matter how short it is. */
  leastWith(first: number, last: number, forced: boolean): number {
    const whole = this.heightWith(first, last);
    const note = this.#tried.at(-1);
    if (note === undefined || whole === Infinity) return whole;
    const lines = this.#notes.count(note);
    if (lines < 2 * KEPT_LINES || (!forced && lines < LONG_NOTE)) return whole;
    return whole - (lines - KEPT_LINES) * this.#notes.leading;
  }

  /** Takes the notes of some strips; the last one goes on on the next page where not all fit into `room` pt. */
  take(first: number, last: number, room: number): void {
    if (this.#count === 0) return;
    this.#try(first, last);
    for (const note of this.#tried) {
      const lines = this.#notes.count(note);
      const fitting = this.#fitting(room) - this.#lines;
      if (lines <= fitting || note !== this.#tried.at(-1)) {
        this.#add(note, 0, lines);
        continue;
      }
      const to = Math.min(Math.max(fitting, KEPT_LINES), lines - KEPT_LINES);
      this.#add(note, 0, to);
      this.#rest = note;
      this.#restFrom = to;
    }
  }

  /** Takes the notes of what a table repeats on the page. */
  takeAgain(galley: Galley, from: number, to: number): void {
    this.#again.findRuns(galley, from, to);
    this.#tried.length = 0;
    this.#tryMarks(this.#again, 0, 0);
    for (const note of this.#tried) this.#add(note, 0, this.#notes.count(note));
  }

  /** Draws the notes of the page, the last one ending at `bottom`. */
  draw(pages: PageWriter, x: number, bottom: number): void {
    if (this.#lines === 0) return;
    let y = bottom - this.height;
    this.#notes.drawRule(pages, x, y);
    y += this.#notes.leading;
    for (const { note, from, to } of this.#pieces) y += this.#notes.draw(pages, note, from, to, x, y);
  }

  /** Tells of notes of which not even a line has room. */
  reportTooHigh(show: (length: number) => string, room: number): void {
    this.#bench.desk.trouble.report('compose.does-not-fit', show(this.#heightOf(1)), show(room));
  }

  #goOn(room: number): void {
    const [note, from] = [this.#rest, this.#restFrom];
    const lines = this.#notes.count(note);
    const fitting = this.#fitting(room);
    this.#rest = -1;
    if (lines - from <= fitting) {
      this.#add(note, from, lines);
      return;
    }
    const to = from + Math.max(1, Math.min(fitting, lines - from - KEPT_LINES));
    this.#add(note, from, to);
    this.#rest = note;
    this.#restFrom = to;
  }

  #add(note: number, from: number, to: number): void {
    this.#pieces.push({ note, from, to });
    this.#lines += to - from;
  }

  /** Lines for which there is room. */
  #fitting(room: number): number {
    return Math.floor((room + FORGIVEN) / this.#notes.leading) - 1;
  }

  #heightOf(lines: number): number {
    return lines === 0 ? 0 : (lines + 1) * this.#notes.leading;
  }

  #triedLines(): number {
    let lines = 0;
    for (const note of this.#tried) lines += this.#notes.count(note);
    return lines;
  }

  #try(first: number, last: number): void {
    this.#tried.length = 0;
    this.#tryMarks(this.#marks, first, last);
  }

  #tryMarks(marks: NoteMarks, first: number, last: number): void {
    const end = marks.end(last);
    for (let m = marks.first(first); m < end; m++) {
      const note = marks.note(m);
      if (!this.#tried.includes(note) && !this.#pieces.some((piece) => piece.note === note))
        this.#tried.push(note);
    }
  }
}
