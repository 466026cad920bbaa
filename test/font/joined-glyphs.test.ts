import { readFileSync } from 'node:fs';
import { Blob, Buffer as ShapingBuffer, Face as ShapingFace, Feature, Font, shape } from 'harfbuzzjs';
import { describe, expect, it } from 'vitest';
import { FaceError } from '../../src/font/face-error.ts';
import { loadFace } from '../../src/font/face.ts';
import { DEJAVU, fontFile, ITALIC, REGULAR } from './font-files.ts';

const LIBERATION = readFileSync(new URL('../../jobs/fonts/LiberationSans-Regular.ttf', import.meta.url));

/** Letters and signs of western languages that may be kerned: no blank, no digit. */
const CHARACTERS = Array.from({ length: 0x180 - 0x21 }, (_, i) => String.fromCharCode(0x21 + i)).filter(
  (character) => /[\p{L}\p{P}]/u.test(character) && character !== '\u00ad',
);

const WORDS =
  'office fluffy Auftrag Kraftfahrzeug Stofftasche AVATAR Toronto Ty. Wave, "Yes" P.O. L’Été Über Größe fjord flow affinity LTe Ve’s Zürich (f) r.t. y, rn';

/** What another shaper makes of a text: glyphs and their advances in font units. */
class Shaper {
  readonly #font: Font;

  constructor(bytes: Uint8Array) {
    this.#font = new Font(new ShapingFace(new Blob(bytes), 0));
  }

  glyphs(text: string, ...features: string[]): { readonly glyph: number; readonly advance: number }[] {
    const buffer = new ShapingBuffer();
    buffer.addText(text);
    buffer.guessSegmentProperties();
    const asked = features.flatMap((feature) => Feature.fromString(feature) ?? []);
    shape(this.#font, buffer, asked);
    return buffer
      .getGlyphInfosAndPositions()
      .map(({ codepoint, xAdvance }) => ({ glyph: codepoint, advance: xAdvance ?? 0 }));
  }
}

describe.each([
  ['Source Sans', fontFile(REGULAR)],
  ['its italic', fontFile(ITALIC)],
  ['DejaVu Sans', fontFile(DEJAVU)],
  ['Liberation Sans', LIBERATION],
])('%s', (_, bytes) => {
  const face = loadFace(bytes);
  const shaper = new Shaper(bytes);
  const unitsPerEm = shaperUnits(bytes);

  it('moves each pair as another shaper does', () => {
    let moved = 0;
    for (const first of CHARACTERS.filter((each) => face.slots[each.charCodeAt(0)] !== 0xffff)) {
      const [alone] = shaper.glyphs(first, '-liga');
      for (const second of CHARACTERS.filter((__, i) => (i + first.charCodeAt(0)) % 5 === 0)) {
        const slots = [first, second].map((each) => face.slots[each.charCodeAt(0)] ?? 0xffff);
        if (slots.includes(0xffff)) continue;
        const pair = shaper.glyphs(first + second, '-liga', '-ccmp', '-locl', '-rlig', '-calt');
        if (pair.length !== 2) continue;
        const kern = Math.round((((pair[0]?.advance ?? 0) - (alone?.advance ?? 0)) * 1000) / unitsPerEm);
        expect([first + second, face.kern(slots[0] ?? 0, slots[1] ?? 0)]).toEqual([
          first + second,
          kern === 0 ? 0 : kern,
        ]);
        if (kern !== 0) moved += 1;
      }
    }
    expect(moved).toBeGreaterThan(15);
  });

  it('has the ligatures that another shaper sets', () => {
    for (const word of WORDS.split(' ')) {
      const own: number[] = [];
      for (let i = 0; i < word.length; i++) {
        const ligature = face.ligatureAt(word, i, word.length);
        if (ligature !== undefined) i += ligature.length - 1;
        own.push(face.glyphOfSlot(ligature?.slot ?? face.slots[word.charCodeAt(i)] ?? 0));
        if (ligature !== undefined) {
          const begin = i - ligature.length + 1;
          expect(face.textOfSlot(ligature.slot)).toBe(word.slice(begin, i + 1));
        }
      }
      expect(own, word).toEqual(shaper.glyphs(word).map(({ glyph }) => glyph));
    }
  });
});

/** Units of the em square, from the font's head. */
function shaperUnits(bytes: Uint8Array): number {
  return new ShapingFace(new Blob(bytes), 0).upem;
}

it('moves nothing at digits and blanks, so that columns of figures stay columns', () => {
  const face = loadFace(LIBERATION);
  for (const pair of ['11', '1.', ',1', 'A ', ' A', 'T1']) {
    expect(face.kern(pair.charCodeAt(0), pair.charCodeAt(1)), pair).toBe(0);
  }
  expect(face.kern(0x41, 0x56)).toBeLessThan(0);
});

describe('features', () => {
  const bytes = fontFile(REGULAR);
  const shaper = new Shaper(bytes);
  const plain = loadFace(bytes);

  it.each([
    ['smcp', 'Stadtwerke äöü ß'],
    ['onum', '0123456789'],
    ['pnum', '0123456789'],
  ])('%s puts the glyphs that another shaper puts, and reads as the same text', (feature, text) => {
    const face = loadFace(bytes, [feature, '-kern', '-liga']);
    const slots = Array.from(text, (each) => face.slotOfCodePoint(each.codePointAt(0) ?? 0));
    const shaped = shaper.glyphs(text, feature, '-kern', '-liga');
    expect(slots.map((slot) => face.glyphOfSlot(slot))).toEqual(shaped.map(({ glyph }) => glyph));
    expect(slots.map((slot) => face.advanceOfSlot(slot))).toEqual(shaped.map(({ advance }) => advance));
    expect(slots.map((slot) => face.textOfSlot(slot)).join('')).toBe(text);
    const usual = Array.from(text, (each) => plain.slotOfCodePoint(each.codePointAt(0) ?? 0));
    expect(slots.map((slot) => face.glyphOfSlot(slot))).not.toEqual(
      usual.map((slot) => plain.glyphOfSlot(slot)),
    );
  });

  it('takes figures that are tabular already for tabular ones', () => {
    expect(loadFace(bytes, ['tnum']).advances[0x31]).toBe(plain.advances[0x31]);
  });

  it('-kern and -liga leave out what is usual', () => {
    const face = loadFace(bytes, ['-kern', '-liga']);
    expect(face.kern(0x41, 0x56)).toBe(0);
    expect(face.ligatureAt('ff', 0, 2)).toBeUndefined();
  });

  it('a font that lacks one is refused', () => {
    const lacking = (): unknown => loadFace(fontFile(DEJAVU), ['smcp']);
    expect(lacking).toThrow(FaceError);
    expect(lacking).toThrow('small capitals');
  });
});
