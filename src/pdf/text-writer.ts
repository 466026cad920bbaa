import { isAsciiSlot, NO_SLOT } from '../font/code-page.ts';
import type { Face } from '../font/face.ts';
import { UNKNOWN_KERN } from '../font/kerning-table.ts';
import { GLYPH_UNITS, moveOf, SHAPED, TEXT_BEGIN, TEXT_END } from '../font/shaped-run.ts';
import { toHundredths } from './byte-writer.ts';
import { fontResourceName } from './font-resource-name.ts';
import { GlyphUsage } from './glyph-usage.ts';
import { ModalWriter } from './modal-writer.ts';

/** `)]TJ/aa254 1000.25 Tf[-1000(` and the code. */
const MOST_BYTES_A_UNIT = 36;
const BLANK = 0x20;
const MOST_BYTES_A_TEXT = 128;
/** Word spaces are rounded to this part of a pt. */
const WORD_SPACES_A_POINT = 10_000;

/** Text in one-byte codes (ISO 32000-2 9.4), with relative moves; nothing is selected twice. */
export class TextWriter extends ModalWriter {
  /** The characters beyond ASCII that texts have used; whoever composes reads and clears it. */
  readonly glyphs = new GlyphUsage();

  /**
   * Sets `string` (from unit `from` to `to`) at the base line point x, y. Every character must be in the face; throws
   * when one is not. `faceIndex` names the face in the file's resources. A `ShapedRun`'s string is set glyph by glyph.
   */
  text(
    x: number,
    y: number,
    faceIndex: number,
    face: Face,
    size: number,
    string: string,
    from = 0,
    to = string.length,
  ): void {
    if (from >= to) return;
    this.reserve((to - from) * MOST_BYTES_A_UNIT + MOST_BYTES_A_TEXT);
    this.beginText();
    this.#selectFace(faceIndex, face, size, string, from);
    const lineX = toHundredths(x);
    const lineY = toHundredths(y);
    if (lineX !== this.lineX || lineY !== this.lineY) {
      this.hundredths(lineX - this.lineX);
      this.hundredths(lineY - this.lineY);
      this.buffer[this.at++] = 0x54; // Td
      this.buffer[this.at++] = 0x64;
      this.lineX = lineX;
      this.lineY = lineY;
    }
    if (string.charCodeAt(from) === SHAPED) this.#showShaped(faceIndex, string);
    else this.#show(faceIndex, face, string, from, to);
  }

  /**
   * What each blank of the texts that follow takes beyond its width, in pt (`Tw`, ISO 32000-2 9.3.3: for code 32, which is
   * the blank in every code page). Finer than places: a line has many blanks.
   */
  wordSpace(points: number): void {
    const space = Math.round(points * WORD_SPACES_A_POINT);
    if (space === this.state.wordSpace) return;
    this.state.wordSpace = space;
    this.toColor();
    this.decimal(space / WORD_SPACES_A_POINT);
    this.ascii('Tw\n');
  }

  /** As `text`, turned about x, y by `degrees` counter-clockwise. */
  textRotated(
    x: number,
    y: number,
    degrees: number,
    faceIndex: number,
    face: Face,
    size: number,
    string: string,
  ): void {
    if (string === '') return;
    this.reserve(string.length * MOST_BYTES_A_UNIT + MOST_BYTES_A_TEXT);
    this.endText();
    this.beginText();
    this.#selectFace(faceIndex, face, size, string, 0);
    const cos = Math.cos((degrees * Math.PI) / 180);
    const sin = Math.sin((degrees * Math.PI) / 180);
    this.decimal(cos);
    this.decimal(sin);
    this.decimal(-sin);
    this.decimal(cos);
    this.hundredths(toHundredths(x));
    this.hundredths(toHundredths(y));
    this.ascii('Tm');
    if (string.charCodeAt(0) === SHAPED) this.#showShaped(faceIndex, string);
    else this.#show(faceIndex, face, string, 0, string.length);
    this.endText();
  }

  /** Selects the face in the code page of the text's first character, unless it is set already. */
  #selectFace(faceIndex: number, face: Face, size: number, string: string, from: number): void {
    const hundredths = toHundredths(size);
    const state = this.state;
    if (faceIndex === state.face && hundredths === state.size) return;
    const unit = string.charCodeAt(from);
    const slot = unit === SHAPED ? firstSlot(string) : (face.slots[unit] ?? NO_SLOT);
    state.face = faceIndex;
    state.size = hundredths;
    state.codePage = slot === NO_SLOT ? 0 : slot >> 8;
    this.#selectCodePage();
    this.buffer[this.at++] = 0x0a;
  }

  #selectCodePage(): void {
    const { face, codePage, size } = this.state;
    this.buffer[this.at++] = 0x2f; // /
    this.ascii(fontResourceName(face, codePage));
    this.buffer[this.at++] = 0x20;
    this.hundredths(size);
    this.buffer[this.at++] = 0x54; // Tf
    this.buffer[this.at++] = 0x66;
  }

  /** Shows the characters with the font's ligatures and its kerning: a string, or one in parts where pairs move. */
  #show(faceIndex: number, face: Face, string: string, from: number, to: number): void {
    const { slots, kerns, ligatureFirsts } = face;
    const buffer = this.buffer;
    let opened = this.at;
    let parts = false;
    let last = BLANK;
    let at = opened;
    buffer[at++] = 0x28; // (
    for (let i = from; i < to; i++) {
      let slot = slots[string.charCodeAt(i)] ?? NO_SLOT;
      if (slot < 0x100 && ligatureFirsts[slot] === 1) {
        const ligature = face.ligatureAt(string, i, to);
        if (ligature !== undefined) {
          slot = ligature.slot;
          i += ligature.length - 1;
        }
      } else if (slot === NO_SLOT) {
        slot = astralSlot(face, string, i);
        i++;
      }
      let kern = slot < 0x100 && last < 0x100 ? (kerns[(last << 8) | slot] ?? 0) : UNKNOWN_KERN;
      if (kern === UNKNOWN_KERN) kern = face.kern(last, slot);
      last = slot;
      if (slot >> 8 !== this.state.codePage && !isAsciiSlot(slot)) {
        this.at = at;
        this.#closeString(parts);
        this.state.codePage = slot >> 8;
        this.#selectCodePage();
        at = opened = this.at;
        parts = kern !== 0;
        if (parts) {
          buffer[at++] = 0x5b;
          at = numberAt(buffer, at, -kern);
        }
        buffer[at++] = 0x28;
      } else if (kern !== 0) {
        if (!parts) {
          parts = true;
          buffer.copyWithin(opened + 1, opened, at++);
          buffer[opened] = 0x5b; // [
        }
        buffer[at++] = 0x29;
        at = numberAt(buffer, at, -kern);
        buffer[at++] = 0x28;
      }
      if (!isAsciiSlot(slot)) this.glyphs.add(faceIndex, slot);
      const code = slot & 0xff;
      if (code === 0x28 || code === 0x29 || code === 0x5c) buffer[at++] = 0x5c;
      buffer[at++] = code;
    }
    this.at = at;
    this.#closeString(parts);
    this.buffer[this.at++] = 0x0a;
  }

  /**
   * Shows the glyphs of a `ShapedRun`. Those that are raised or lowered (accents, vowel signs) stand on a base line of their
   * own (`Ts`), and what glyphs do not say themselves stands beside them (`ActualText`, ISO 32000-2 14.9.4).
   */
  #showShaped(faceIndex: number, string: string): void {
    const { state } = this;
    let open = false;
    let raised = 0;
    let move = 0;
    for (let i = 1; i < string.length; i += GLYPH_UNITS) {
      for (
        let mark = string.charCodeAt(i);
        mark === TEXT_BEGIN || mark === TEXT_END;
        mark = string.charCodeAt(i)
      ) {
        if (open) this.#closeString(true);
        open = false;
        if (mark === TEXT_BEGIN) i = this.#beginActualText(string, i);
        else {
          this.ascii('\nEMC\n');
          i++;
        }
      }
      if (i >= string.length) break;
      const slot = string.charCodeAt(i);
      const right = moveOf(string.charCodeAt(i + 1));
      const up = moveOf(string.charCodeAt(i + 2));
      const otherPage = slot >> 8 !== state.codePage && !isAsciiSlot(slot);
      if (open && (otherPage || up !== raised)) {
        this.#closeString(true);
        open = false;
      }
      if (otherPage) {
        state.codePage = slot >> 8;
        this.#selectCodePage();
      }
      if (up !== raised) {
        this.#raise(up);
        raised = up;
      }
      move += right;
      if (!open)
        this.buffer[this.at++] = 0x5b; // [
      else if (move !== 0) this.buffer[this.at++] = 0x29; // )
      if (move !== 0) this.at = numberAt(this.buffer, this.at, -move);
      if (!open || move !== 0) this.buffer[this.at++] = 0x28; // (
      open = true;
      move = moveOf(string.charCodeAt(i + 3)) - right;
      if (!isAsciiSlot(slot)) this.glyphs.add(faceIndex, slot);
      const code = slot & 0xff;
      if (code === 0x28 || code === 0x29 || code === 0x5c) this.buffer[this.at++] = 0x5c;
      this.buffer[this.at++] = code;
    }
    if (open) this.#closeString(true);
    if (raised !== 0) this.#raise(0);
    this.buffer[this.at++] = 0x0a;
  }

  /** Text rise, in 1/1000 em of the size in hand. */
  #raise(up: number): void {
    this.ascii('\n');
    this.hundredths(Math.round((up * this.state.size) / 1000));
    this.ascii('Ts');
  }

  /** Begins marked content with the text that `TEXT_BEGIN` at unit i states; gives the unit behind it. */
  #beginActualText(string: string, i: number): number {
    const from = i + 2;
    const to = from + string.charCodeAt(i + 1);
    this.ascii('/Span<</ActualText<FEFF');
    for (let unit = from; unit < to; unit++) {
      this.ascii(string.charCodeAt(unit).toString(16).toUpperCase().padStart(4, '0'));
    }
    this.ascii('>>>BDC\n');
    return to;
  }

  /** `)Tj`, or `)]TJ` behind one that is in parts (ISO 32000-2 9.4.3). */
  #closeString(parts: boolean): void {
    const buffer = this.buffer;
    buffer[this.at++] = 0x29;
    if (parts) buffer[this.at++] = 0x5d;
    buffer[this.at++] = 0x54;
    buffer[this.at++] = parts ? 0x4a : 0x6a;
  }
}

/** The slot of the first glyph of a `ShapedRun`'s string. */
function firstSlot(string: string): number {
  const begins = string.charCodeAt(1) === TEXT_BEGIN;
  return string.charCodeAt(begins ? 3 + string.charCodeAt(2) : 1);
}

/** Writes a whole number; gives the place behind it. */
function numberAt(buffer: Uint8Array, start: number, value: number): number {
  let at = start;
  let rest = value;
  if (rest < 0) {
    buffer[at++] = 0x2d;
    rest = -rest;
  }
  let unit = 1;
  while (unit * 10 <= rest) unit *= 10;
  for (; unit >= 1; unit = (unit / 10) | 0) {
    const digit = (rest / unit) | 0;
    buffer[at++] = 0x30 + digit;
    rest -= digit * unit;
  }
  return at;
}

function astralSlot(face: Face, string: string, at: number): number {
  const codePoint = string.codePointAt(at) ?? 0;
  const slot = codePoint > 0xffff ? face.slotOfCodePoint(codePoint) : NO_SLOT;
  if (slot !== NO_SLOT) return slot;
  const code = codePoint.toString(16).toUpperCase().padStart(4, '0');
  throw new RangeError(`character U+${code} is not in ${face.postscriptName}`);
}
