import fc from 'fast-check';
import { create } from 'fontkit';
import { expect, it } from 'vitest';
import { loadFace } from '../../src/font/face.ts';
import { subsetFace, subsetName } from '../../src/font/subset.ts';
import { DEJAVU, fontFile, REGULAR } from './font-files.ts';

const bytes = fontFile(DEJAVU);
const face = loadFace(bytes);
const whole = create(bytes);

const codePoints = fc.uniqueArray(fc.constantFrom(...'AbcÄéüßŁ€→Ωж½ﬁ0129'), { minLength: 1 });

it('keeps the outlines and advances of its glyphs, under their ids', () => {
  fc.assert(
    fc.property(codePoints, (characters) => {
      const glyphs = characters.map((c) => face.glyphOfSlot(face.slotOfCodePoint(c.codePointAt(0) ?? 0)));
      const part = create(Buffer.from(subsetFace(face, glyphs)));
      for (const id of glyphs) {
        expect(part.getGlyph(id).path.toSVG()).toBe(whole.getGlyph(id).path.toSVG());
        expect(part.getGlyph(id).advanceWidth).toBe(whole.getGlyph(id).advanceWidth);
      }
    }),
    { numRuns: 30 },
  );
});

it('leaves all other outlines out', () => {
  const [a, b] = [face.glyphOfSlot(0x41), face.glyphOfSlot(0x42)];
  const part = subsetFace(face, [a]);
  expect(whole.getGlyph(b).path.toSVG()).not.toBe('');
  expect(create(Buffer.from(part)).getGlyph(b).path.toSVG()).toBe('');
  expect(part.length).toBeLessThan(bytes.length / 10);
});

it('depends on the glyphs, not on their order', () => {
  const glyphs = [300, 36, 40, 1200, 77];
  const sorted = [...glyphs].sort((x, y) => x - y);
  expect(subsetFace(face, glyphs)).toEqual(subsetFace(face, sorted));
  expect(subsetFace(face, [36])).not.toEqual(subsetFace(face, sorted));
});

it('is named by a tag of six letters that follows from the glyphs', () => {
  const regular = loadFace(fontFile(REGULAR));
  expect(subsetName(regular, [1, 2, 3])).toMatch(/^[A-Z]{6}\+SourceSans3-Regular$/);
  expect(subsetName(regular, [1, 2, 3])).toBe(subsetName(regular, [1, 2, 3]));
  expect(subsetName(regular, [1, 2, 3])).not.toBe(subsetName(regular, [1, 2, 4]));
});
