import type { Face } from './face.ts';
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

/** Fonts kept in HarfBuzz's memory: a job has fewer; who prepares many jobs in one process must not fill it. */
const MOST_FONTS = 12;

/** Glyphs of a piece of text in the order in which they are drawn, from left to right; a struct of arrays. */
export class ShapedGlyphs {
  count = 0;
  readonly glyph: number[] = [];
  /** First unit of the text that it belongs to. */
  readonly cluster: number[] = [];
  /** What the pen moves on, and how far the glyph is moved to the right and up, in 1/1000 em. */
  readonly advance: number[] = [];
  readonly right: number[] = [];
  readonly up: number[] = [];
}

/** A piece of a text that is shaped at once: one face, one script, one direction. */
interface ShapedPiece {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly face: Face;
  readonly rightToLeft: boolean;
  /** BCP 47, or empty. */
  readonly language: string;
}

let shared: Shaper | undefined;

/** The piece's glyphs, good up to the next call. */
export function shapePiece(piece: ShapedPiece): ShapedGlyphs {
  shared ??= new Shaper();
  return shared.shape(piece);
}

interface LoadedFont {
  readonly font: number;
  readonly features: number;
  readonly featureCount: number;
  /** Addresses to free, innermost first. */
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
  readonly #glyphs = new ShapedGlyphs();
  readonly #count = this.#hb.call('malloc', 4);
  #text = 0;
  #room = 0;

  shape(piece: ShapedPiece): ShapedGlyphs {
    const hb = this.#hb;
    const buffer = this.#buffer;
    const { font, features, featureCount } = this.#fontOf(piece.face);
    // Letters join with what stands next to them, not with what is far off.
    const first = Math.max(0, piece.from - CONTEXT);
    const text = piece.text.slice(first, piece.to + CONTEXT);
    hb.call('hb_buffer_clear_contents', buffer);
    this.#write(text);
    const length = piece.to - piece.from;
    hb.call('hb_buffer_add_utf16', buffer, this.#text, text.length, piece.from - first, length);
    hb.call('hb_buffer_set_direction', buffer, piece.rightToLeft ? RIGHT_TO_LEFT : LEFT_TO_RIGHT);
    if (piece.language !== '') hb.call('hb_buffer_set_language', buffer, this.#languageOf(piece.language));
    const edges = (piece.from === 0 ? BEGINS_TEXT : 0) | (piece.to === piece.text.length ? ENDS_TEXT : 0);
    hb.call('hb_buffer_set_flags', buffer, edges | LEAVES_OUT_IGNORABLES);
    hb.call('hb_buffer_guess_segment_properties', buffer);
    hb.call('hb_shape', font, buffer, features, featureCount);
    return this.#read(piece.face.unitsPerEm, first);
  }

  #read(unitsPerEm: number, first: number): ShapedGlyphs {
    const hb = this.#hb;
    const infos = hb.call('hb_buffer_get_glyph_infos', this.#buffer, this.#count);
    const positions = hb.call('hb_buffer_get_glyph_positions', this.#buffer, this.#count);
    const memory = hb.memory();
    const view = new DataView(memory.buffer);
    const count = view.getUint32(this.#count, true);
    const glyphs = this.#glyphs;
    glyphs.count = count;
    for (let i = 0; i < count; i++) {
      const info = infos + i * GLYPH;
      const position = positions + i * GLYPH;
      glyphs.glyph[i] = view.getUint32(info, true);
      glyphs.cluster[i] = first + view.getUint32(info + 8, true);
      glyphs.advance[i] = Math.round((view.getInt32(position, true) * 1000) / unitsPerEm);
      glyphs.right[i] = Math.round((view.getInt32(position + 8, true) * 1000) / unitsPerEm);
      glyphs.up[i] = Math.round((view.getInt32(position + 12, true) * 1000) / unitsPerEm);
    }
    return glyphs;
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
    return { font, features: list, featureCount: features.length, free };
  }

  #take(bytes: number): number {
    const address = this.#hb.call('malloc', bytes);
    if (address === 0) throw new Error('no memory for HarfBuzz');
    return address;
  }
}
