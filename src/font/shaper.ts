import type { Face } from './face.ts';
import { shapedWord, type PlacedGlyphs, type ShapedWord } from './shaped-word.ts';
import { loadHarfBuzz, type HarfBuzz } from './wasm-module.ts';

/** hb-common.h, hb-buffer.h */
const LEFT_TO_RIGHT = 4;
const RIGHT_TO_LEFT = 5;
const BEGINS_TEXT = 0x1;
const ENDS_TEXT = 0x2;
const LEAVES_OUT_IGNORABLES = 0x8;
const READ_ONLY = 1;
/** Bytes of `hb_glyph_info_t`, `hb_glyph_position_t`, `hb_feature_t`. */
const GLYPH = 20;
const FEATURE = 16;
const FEATURE_ALL = 0xffffffff;

/** Units on both sides of a piece that HarfBuzz is shown; it looks at five characters. */
const CONTEXT = 16;

/** Units of the longest word that is kept. */
const LONGEST_KEPT = 64;

/** Fonts kept in HarfBuzz's memory: a job has fewer; who prepares many jobs in one process must not fill it. */
const MOST_FONTS = 12;

/** A piece of a text that is shaped at once: one face, one script, one direction. */
export interface ShapedPiece {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly face: Face;
  readonly rightToLeft: boolean;
  /** BCP 47, or empty. */
  readonly language: string;
}

let shared: Shaper | undefined;

/** Gives a piece's words to `take`, each with the unit that it begins with, in the order in which they are drawn. */
export function shapePiece(piece: ShapedPiece, take: (word: ShapedWord, from: number) => void): void {
  shared ??= new Shaper();
  shared.shape(piece, take);
}

/** Words kept a font; bills say the same again and again. */
const MOST_WORDS = 10_000;

const BLANK = 0x20;

/** Letters that may join with others, marks, joiners: no digit, sign or letter of western scripts. */
const JOINING = /[\u0300-\u1fff\ua800-\uffff]|\u200c|\u200d/;

interface LoadedFont {
  readonly font: number;
  readonly features: number;
  readonly featureCount: number;
  /** What stood alone between blanks, by direction, language and text. */
  readonly words: Map<string, ShapedWord>;
  readonly free: () => void;
}

/**
 * Sets scripts whose letters join, stack or change places, by HarfBuzz: one for a thread, made on first use. What stands beside
 * a piece in its text counts, since letters join across pieces.
 */
class Shaper {
  readonly #hb: HarfBuzz = loadHarfBuzz('harfbuzz.wasm', '__wasm_call_ctors');
  readonly #buffer = this.#hb.call('hb_buffer_create');
  readonly #fonts = new Map<Face, LoadedFont>();
  readonly #languages = new Map<string, number>();
  readonly #count = this.#hb.call('malloc', 4);
  #text = 0;
  #room = 0;

  shape(piece: ShapedPiece, take: (word: ShapedWord, from: number) => void): void {
    const font = this.#fontOf(piece.face);
    // Letters do not join over blanks.
    const ends = wordEnds(piece.text, piece.from, piece.to);
    for (let w = 0; w + 1 < ends.length; w++) {
      const at = piece.rightToLeft ? ends.length - 2 - w : w;
      const from = ends[at] ?? 0;
      take(this.#word(piece, from, ends[at + 1] ?? 0, font), from);
    }
  }

  /** A word, from what is known where nothing beside it counts: a style may end in the middle of one. */
  #word(piece: ShapedPiece, from: number, to: number, font: LoadedFont): ShapedWord {
    const { text, rightToLeft, language } = piece;
    const word = text.slice(from, to);
    const isAlone = !JOINING.test(word) || (isEdge(text, from - 1) && isEdge(text, to));
    if (!isAlone) return this.#ask(piece, from, to, font);
    const key = `${rightToLeft ? '<' : '>'}${language} ${word}`;
    const known = font.words.get(key);
    if (known !== undefined) return known;
    const shaped = this.#ask({ ...piece, text: word }, 0, word.length, font);
    if (font.words.size >= MOST_WORDS) font.words.clear();
    if (word.length <= LONGEST_KEPT) font.words.set(key, shaped);
    return shaped;
  }

  #ask(piece: ShapedPiece, from: number, to: number, font: LoadedFont): ShapedWord {
    const hb = this.#hb;
    const buffer = this.#buffer;
    // Letters join with what stands next to them, not with what is far off.
    const first = Math.max(0, from - CONTEXT);
    const text = piece.text.slice(first, to + CONTEXT);
    hb.call('hb_buffer_clear_contents', buffer);
    this.#write(text);
    hb.call('hb_buffer_add_utf16', buffer, this.#text, text.length, from - first, to - from);
    hb.call('hb_buffer_set_direction', buffer, piece.rightToLeft ? RIGHT_TO_LEFT : LEFT_TO_RIGHT);
    if (piece.language !== '') hb.call('hb_buffer_set_language', buffer, this.#languageOf(piece.language));
    hb.call('hb_buffer_set_flags', buffer, BEGINS_TEXT | ENDS_TEXT | LEAVES_OUT_IGNORABLES);
    hb.call('hb_buffer_guess_segment_properties', buffer);
    hb.call('hb_shape', font.font, buffer, font.features, font.featureCount);
    const glyphs = this.#read(piece.face.unitsPerEm, from - first);
    return shapedWord(piece.text.slice(from, to), glyphs, piece.face, piece.rightToLeft);
  }

  #read(unitsPerEm: number, first: number): PlacedGlyphs {
    const hb = this.#hb;
    const infos = hb.call('hb_buffer_get_glyph_infos', this.#buffer, this.#count);
    const positions = hb.call('hb_buffer_get_glyph_positions', this.#buffer, this.#count);
    const view = new DataView(hb.memory().buffer);
    const glyphs = Array.from({ length: view.getUint32(this.#count, true) }, (_, g) => g * GLYPH);
    const em = (offset: number): number =>
      Math.round((view.getInt32(positions + offset, true) * 1000) / unitsPerEm);
    return {
      glyph: glyphs.map((at) => view.getUint32(infos + at, true)),
      cluster: glyphs.map((at) => view.getUint32(infos + at + 8, true) - first),
      advance: glyphs.map((at) => em(at)),
      right: glyphs.map((at) => em(at + 8)),
      up: glyphs.map((at) => em(at + 12)),
    };
  }

  /** Puts the text into HarfBuzz's memory. */
  #write(text: string): void {
    if (this.#room < text.length) {
      if (this.#text !== 0) this.#hb.call('free', this.#text);
      this.#room = text.length * 2;
      this.#text = this.#take(this.#room * 2);
    }
    const view = new DataView(this.#hb.memory().buffer);
    for (let i = 0; i < text.length; i++) view.setUint16(this.#text + 2 * i, text.charCodeAt(i), true);
  }

  #languageOf(language: string): number {
    const known = this.#languages.get(language);
    if (known !== undefined) return known;
    const bytes = Buffer.from(language, 'latin1');
    const address = this.#take(bytes.length);
    this.#hb.memory().set(bytes, address);
    const found = this.#hb.call('hb_language_from_string', address, bytes.length);
    this.#hb.call('free', address);
    this.#languages.set(language, found);
    return found;
  }

  #fontOf(face: Face): LoadedFont {
    const known = this.#fonts.get(face);
    if (known !== undefined) return known;
    const [oldest] = this.#fonts;
    if (oldest !== undefined && this.#fonts.size >= MOST_FONTS) {
      oldest[1].free();
      this.#fonts.delete(oldest[0]);
    }
    const loaded = this.#load(face);
    this.#fonts.set(face, loaded);
    return loaded;
  }

  #load({ bytes, features }: Face): LoadedFont {
    const hb = this.#hb;
    const address = this.#take(bytes.length);
    hb.memory().set(bytes, address);
    const blob = hb.call('hb_blob_create', address, bytes.length, READ_ONLY, 0, 0);
    const hbFace = hb.call('hb_face_create', blob, 0);
    const font = hb.call('hb_font_create', hbFace);
    const list = this.#take(Math.max(1, features.length * FEATURE));
    const view = new DataView(hb.memory().buffer);
    for (const [i, feature] of features.entries()) {
      const off = feature.startsWith('-');
      const tag = Buffer.from(off ? feature.slice(1) : feature, 'latin1').readUInt32BE(0);
      const at = list + i * FEATURE;
      for (const [k, value] of [tag, off ? 0 : 1, 0, FEATURE_ALL].entries())
        view.setUint32(at + 4 * k, value, true);
    }
    const free = (): void => {
      hb.call('hb_font_destroy', font);
      hb.call('hb_face_destroy', hbFace);
      hb.call('hb_blob_destroy', blob);
      hb.call('free', list);
      hb.call('free', address);
    };
    return { font, features: list, featureCount: features.length, words: new Map(), free };
  }

  #take(bytes: number): number {
    const address = this.#hb.call('malloc', bytes);
    if (address === 0) throw new Error('no memory for HarfBuzz');
    return address;
  }
}

/** Where words and blanks between them begin, and where the last one ends. */
function wordEnds(text: string, from: number, to: number): number[] {
  const ends = [from];
  for (let i = from + 1; i < to; i++) {
    if ((text.charCodeAt(i) === BLANK) !== (text.charCodeAt(i - 1) === BLANK)) ends.push(i);
  }
  return [...ends, to];
}

/** Whether nothing stands at i that letters join with. */
function isEdge(text: string, i: number): boolean {
  return !JOINING.test(text.charAt(i));
}
