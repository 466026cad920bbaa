import { NO_SLOT } from '../font/code-page.ts';
import type { Face } from '../font/face.ts';
import { toHundredths } from './byte-writer.ts';
import { fontResourceName } from './font-resource-name.ts';
import { GlyphUsage } from './glyph-usage.ts';
import { ModalWriter } from './modal-writer.ts';

/** `)Tj/aa254 1000.25 Tf(` and the code. */
const MOST_BYTES_A_UNIT = 28;
const MOST_BYTES_A_TEXT = 128;
/** Word spaces are rounded to this part of a pt. */
const WORD_SPACES_A_POINT = 10_000;

/** Text in one-byte codes (ISO 32000-2 9.4), with relative moves; nothing is selected twice. */
export class TextWriter extends ModalWriter {
  /** The characters beyond ASCII that texts have used; whoever composes reads and clears it. */
  readonly glyphs = new GlyphUsage();

  /**
   * Sets `string` (from unit `from` to `to`) at the base line point x, y. Every character must be in the face; throws
   * when one is not. `faceIndex` names the face in the file's resources.
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
    this.#selectFace(faceIndex, face, size, string.charCodeAt(from));
    const lineX = toHundredths(x);
    const lineY = toHundredths(y);
    if (lineX !== this.lineX || lineY !== this.lineY) {
      this.hundredths(lineX - this.lineX);
      this.hundredths(lineY - this.lineY);
      this.#operator2(0x54, 0x64); // Td
      this.lineX = lineX;
      this.lineY = lineY;
    }
    this.#show(faceIndex, face, string, from, to);
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
    this.#selectFace(faceIndex, face, size, string.charCodeAt(0));
    const cos = Math.cos((degrees * Math.PI) / 180);
    const sin = Math.sin((degrees * Math.PI) / 180);
    this.decimal(cos);
    this.decimal(sin);
    this.decimal(-sin);
    this.decimal(cos);
    this.hundredths(toHundredths(x));
    this.hundredths(toHundredths(y));
    this.ascii('Tm');
    this.#show(faceIndex, face, string, 0, string.length);
    this.endText();
  }

  /** Selects the face in the code page of the text's first character, unless it is set already. */
  #selectFace(faceIndex: number, face: Face, size: number, firstUnit: number): void {
    const hundredths = toHundredths(size);
    const state = this.state;
    if (faceIndex === state.face && hundredths === state.size) return;
    const slot = face.slots[firstUnit] ?? NO_SLOT;
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

  #show(faceIndex: number, face: Face, string: string, from: number, to: number): void {
    const slots = face.slots;
    const buffer = this.buffer;
    let at = this.at;
    buffer[at++] = 0x28; // (
    for (let i = from; i < to; i++) {
      let slot = slots[string.charCodeAt(i)] ?? NO_SLOT;
      if (slot >= 0x20 && slot < 0x7f) {
        if (slot === 0x28 || slot === 0x29 || slot === 0x5c) buffer[at++] = 0x5c;
        buffer[at++] = slot;
        continue;
      }
      if (slot === NO_SLOT) {
        slot = astralSlot(face, string, i);
        i++;
      }
      this.glyphs.add(faceIndex, slot);
      if (slot >> 8 !== this.state.codePage) {
        this.state.codePage = slot >> 8;
        buffer[at++] = 0x29;
        buffer[at++] = 0x54; // Tj
        buffer[at++] = 0x6a;
        this.at = at;
        this.#selectCodePage();
        at = this.at;
        buffer[at++] = 0x28;
      }
      buffer[at++] = slot & 0xff;
    }
    buffer[at++] = 0x29;
    this.at = at;
    this.#operator2(0x54, 0x6a); // Tj
  }

  #operator2(first: number, second: number): void {
    this.buffer[this.at++] = first;
    this.buffer[this.at++] = second;
    if (second === 0x6a) this.buffer[this.at++] = 0x0a;
  }
}

function astralSlot(face: Face, string: string, at: number): number {
  const codePoint = string.codePointAt(at) ?? 0;
  const slot = codePoint > 0xffff ? face.slotOfCodePoint(codePoint) : NO_SLOT;
  if (slot !== NO_SLOT) return slot;
  const code = codePoint.toString(16).toUpperCase().padStart(4, '0');
  throw new RangeError(`character U+${code} is not in ${face.postscriptName}`);
}
