import { readFileSync } from 'node:fs';
import { create } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { loadFace, type Face } from '../../src/font/face.ts';
import { GLYPH_UNITS, moveOf, SHAPED, TEXT_BEGIN, TEXT_END } from '../../src/font/shaped-run.ts';
import { shapePiece } from '../../src/font/shaper.ts';
import { DEJAVU, fontFile } from './font-files.ts';

const DEVANAGARI = '@expo-google-fonts/noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf';
const THAI = '@expo-google-fonts/noto-sans-thai/400Regular/NotoSansThai_400Regular.ttf';

/** Slots of the run of one word, and where the pen stands before it and moves to. */
function shaped(face: Face, text: string, rightToLeft: boolean) {
  const glyphs: {
    readonly slot: number;
    readonly advance: number;
    readonly right: number;
    readonly up: number;
  }[] = [];
  shapePiece({ text, from: 0, to: text.length, face, rightToLeft, language: '' }, ({ run, missing }) => {
    expect(missing).toEqual([]);
    expect(run.charCodeAt(0)).toBe(SHAPED);
    for (let i = 1; i < run.length;) {
      const unit = run.charCodeAt(i);
      if (unit === TEXT_BEGIN) i += 2 + run.charCodeAt(i + 1);
      else if (unit === TEXT_END) i++;
      else {
        const [right = 0, up = 0, further = 0] = [1, 2, 3].map((k) => moveOf(run.charCodeAt(i + k)));
        glyphs.push({ slot: unit, advance: face.advanceOfSlot(unit) + further, right, up });
        i += GLYPH_UNITS;
      }
    }
  });
  return glyphs;
}

describe.each([
  ['Arabic', DEJAVU, 'arab', 'rtl', 'فاتورتكم رقم بمبلغ الضريبة خلال أربعة عشر يومًا الأسعار لا إلى مُحَمَّد'],
  ['Hebrew', DEJAVU, 'hebr', 'rtl', 'שָלוֹם החשבון שלכם כולל'],
  ['Devanagari', DEVANAGARI, 'deva', 'ltr', 'आपका बिल राशि कृपया क्षत्रिय विद्यार्थी हिन्दी कर्ता'],
  ['Thai', THAI, 'thai', 'ltr', 'ใบแจ้งหนี้ของคุณ ที่นี่ ก็ รู้'],
] as const)('%s', (_, file, script, direction, texts) => {
  const bytes = fontFile(file);
  const face = loadFace(bytes);
  const other = create(bytes);

  it.each(texts.split(' '))('%s has the glyphs and places that another shaper gives it', (text) => {
    const { glyphs, positions } = other.layout(text, undefined, script, undefined, direction);
    const em = (units: number): number => (units * 1000) / other.unitsPerEm;
    const own = shaped(face, text, direction === 'rtl');
    expect(own.map(({ slot }) => face.glyphOfSlot(slot))).toEqual(glyphs.map(({ id }) => id));
    let pen = 0;
    let otherPen = 0;
    own.forEach(({ advance, right, up }, i) => {
      const place = positions[i] ?? { xAdvance: NaN, xOffset: NaN, yOffset: NaN };
      expect(Math.abs(pen + right - otherPen - em(place.xOffset))).toBeLessThan(own.length);
      expect(Math.abs(up - em(place.yOffset))).toBeLessThanOrEqual(1);
      pen += advance;
      otherPen += em(place.xAdvance);
    });
  });
});

it('gives every glyph of a font a slot of its own or that of its character, the same each time', () => {
  const bytes = readFileSync(new URL(`../../node_modules/${DEJAVU}`, import.meta.url));
  const [face, again] = [loadFace(bytes), loadFace(bytes)];
  const { numGlyphs } = create(bytes);
  const seen = new Set<number>();
  for (let glyph = 0; glyph < numGlyphs; glyph++) {
    const slot = face.slotOfGlyph(glyph);
    expect(face.glyphOfSlot(slot)).toBe(glyph);
    expect(again.slotOfGlyph(glyph)).toBe(slot);
    seen.add(slot);
  }
  expect(seen.size).toBe(numGlyphs);
});

it('knows what the forms of letters stand for', () => {
  const face = loadFace(fontFile(DEJAVU));
  const said = (text: string): string[] => shaped(face, text, true).map(({ slot }) => face.textOfSlot(slot));
  expect(said('بيت')).toEqual(['ت', 'ي', 'ب']);
  // Readers turn such a text unit by unit: the ligature stands the other way round.
  expect(said('سلام')).toEqual(['م', 'ال', 'س']);
});
