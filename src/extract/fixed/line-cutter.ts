import type { Buffer } from 'node:buffer';
import { FileEnd } from './file-end.ts';
import type { RecordIntake } from './record-intake.ts';
import { CONTENT, type RecordLayout } from './record-layout.ts';
import type { Cutter, Stretch } from './stretch.ts';

const PLAIN = 0;
const FEED = 1;
const RETURN = 2;
const ODD = 3;
const CONTINUES = 4;

/** Cuts a file whose records are lines; keeps what must be known from one stretch to the next. */
export class LineCutter implements Cutter {
  readonly #intake: RecordIntake;
  readonly #fileEnd: FileEnd;
  readonly #maxLine: number;
  readonly #classes = new Uint8Array(256);
  /** Lengths of the tables' records: a carriage return alone ends such a line, whatever ends the others. */
  readonly #lengths: ReadonlySet<number>;
  /** Of the tables whose records hold packed or binary numbers: any of their bytes may look like a line end. */
  readonly #stored: readonly RecordLayout[];
  /** A carriage return alone ends lines: the file has no other line ends. */
  readonly #returnEnds: boolean;
  readonly #found = { start: 0, contentEnd: 0, end: 0, line: 1, length: 0, odd: false };
  /** Parts already cut of a line that is too long; 0: not within one. */
  #parts = 0;

  constructor(intake: RecordIntake, beginning: Buffer, line: number, maxLine: number) {
    const { charset } = intake;
    const { feed, return: carriage, next } = charset.lineEnds;
    this.#intake = intake;
    this.#fileEnd = new FileEnd(charset, [charset.space, charset.tab]);
    this.#maxLine = maxLine;
    this.#found.line = line;
    for (const byte of [...charset.controls, ...charset.foreign]) this.#classes[byte] = ODD;
    if (charset.multibyte) this.#classes.fill(CONTINUES, 0x80, 0xc0);
    this.#classes[feed] = FEED;
    this.#classes[carriage] = RETURN;
    if (next >= 0) this.#classes[next] = FEED;
    this.#lengths = new Set(intake.tables.map(({ layout }) => layout.length));
    this.#stored = charset.multibyte
      ? []
      : intake.tables.flatMap(({ layout }) => (layout.contents.includes(CONTENT.stored) ? [layout] : []));
    const fed = beginning.includes(feed) || (next >= 0 && beginning.includes(next));
    this.#returnEnds = !fed && beginning.includes(carriage);
  }

  cut({ bytes, from, to, last }: Stretch): number {
    let at = from;
    while (at < to) {
      if (this.#parts === 0 && this.#fileEnd.holdsNothing(bytes, at, to)) break;
      const most = Math.min(to, at + this.#maxLine);
      let whole = this.#scan(bytes, at, most, last && most === to);
      if (whole && this.#stored.length > 0 && this.#parts === 0) whole = this.#throughStored(bytes, to, last);
      if (!whole && to - at <= this.#maxLine) break;
      this.#give(bytes, whole);
      at = this.#found.end;
    }
    return at;
  }

  skip(bytes: Buffer, from: number, lines: number, final: boolean): number {
    let at = from;
    for (let left = lines; left > 0; left -= 1) {
      if (at >= bytes.length && final) return at;
      if (!this.#scan(bytes, at, bytes.length, final)) return -1;
      at = this.#found.end;
    }
    return at;
  }

  footerStart(bytes: Buffer, from: number, lines: number): number {
    return this.#fileEnd.lastLines(bytes, from, lines);
  }

  footerEnd(bytes: Buffer, from: number): number {
    const content = this.#fileEnd.contentEnd(bytes, from);
    if (content === from) return from;
    this.#scan(bytes, content, bytes.length, true);
    return this.#found.end;
  }

  #give(bytes: Buffer, whole: boolean): void {
    const found = this.#found;
    if (this.#parts > 0 || !whole) {
      this.#parts += 1;
      this.#intake.takePart(found, this.#parts, this.#maxLine);
      if (!whole) return;
      this.#parts = 0;
    } else if (this.#isBlank(bytes)) this.#intake.takeBlank(found);
    else this.#intake.take(found);
    found.line += 1;
  }

  #isBlank(bytes: Buffer): boolean {
    const { space } = this.#intake.charset;
    const { start, contentEnd } = this.#found;
    for (let at = start; at < contentEnd; at += 1) if (bytes[at] !== space) return false;
    return true;
  }

  /**
   * Goes on behind a line end that stands within a number when the record has one at its length too. False when the
   * bytes that tell are still to come.
   */
  #throughStored(bytes: Buffer, to: number, final: boolean): boolean {
    const found = this.#found;
    for (const { contents, length } of this.#stored) {
      if (contents[found.contentEnd - found.start] !== CONTENT.stored) continue;
      const end = found.start + length;
      if (end + 1 >= to && !final) return false;
      if (end > to || (end < to && !this.#endsAt(bytes, end, to))) continue;
      const paired =
        this.#classes[bytes[end] ?? 0] === RETURN && end + 1 < to && this.#isFeed(bytes, end + 1);
      found.contentEnd = end;
      found.end = Math.min(to, end + (paired ? 2 : 1));
      found.length = length;
      found.odd = true;
      return true;
    }
    return true;
  }

  #endsAt(bytes: Buffer, at: number, to: number): boolean {
    if (this.#classes[bytes[at] ?? 0] !== RETURN) return this.#isFeed(bytes, at);
    return this.#returnEnds || at + 1 >= to || this.#isFeed(bytes, at + 1);
  }

  #isFeed(bytes: Buffer, at: number): boolean {
    return this.#classes[bytes[at] ?? 0] === FEED;
  }

  /** Finds the line at `from`; false when its end is not before `to`. `final`: the file ends there. */
  #scan(bytes: Buffer, from: number, to: number, final: boolean): boolean {
    const classes = this.#classes;
    const found = this.#found;
    found.start = from;
    let continued = 0;
    let odd = false;
    let at = from;
    let next = 0;
    for (; at < to; at += 1) {
      const kind = classes[bytes[at] ?? 0];
      if (kind === PLAIN) continue;
      if (kind === CONTINUES) continued += 1;
      else if (kind === FEED) next = at + 1;
      else if (kind === RETURN) {
        if (at + 1 < to && classes[bytes[at + 1] ?? 0] === FEED) next = at + 2;
        else if (at + 1 >= to && !final) break;
        else if (at + 1 >= to || this.#returnEnds || this.#lengths.has(at - from - continued)) next = at + 1;
        else odd = true;
      } else odd = true;
      if (next > 0) break;
    }
    const ended = next > 0 || final;
    found.contentEnd = ended ? at : to;
    found.end = next > 0 ? next : to;
    found.length = found.contentEnd - from - continued;
    found.odd = odd;
    return ended;
  }
}
