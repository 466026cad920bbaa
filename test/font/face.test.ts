import fc from 'fast-check';
import { create } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { isAsciiSlot, NO_SLOT } from '../../src/font/code-page.ts';
import { loadFace } from '../../src/font/face.ts';
import { FaceError, type FaceProblem } from '../../src/font/face-error.ts';
import { DEJAVU, fontFile, ITALIC, REGULAR } from './font-files.ts';

describe.each([REGULAR, ITALIC, DEJAVU])('%s', (name) => {
  const bytes = fontFile(name);
  const face = loadFace(bytes);
  const other = create(bytes);
  const printable = other.characterSet.filter((c) => c >= 0x20 && (c < 0x7f || c >= 0xa0) && c !== 0xfeff);

  it('has the glyphs and advances that another reader finds', () => {
    for (const codePoint of printable) {
      const slot = face.slotOfCodePoint(codePoint);
      const glyph = other.glyphForCodePoint(codePoint);
      const advance = Math.round((glyph.advanceWidth * 1000) / other.unitsPerEm);
      expect([face.glyphOfSlot(slot), face.advanceOfSlot(slot)]).toEqual([glyph.id, advance]);
      if (codePoint <= 0xffff) expect(face.advances[codePoint]).toBe(advance);
    }
    expect(face.postscriptName).toBe(other.postscriptName);
    expect(face.metrics.italicAngle).toBe(other.italicAngle);
  });

  it('gives each character a slot of its own, and back', () => {
    const slots = new Set(printable.map((codePoint) => face.slotOfCodePoint(codePoint)));
    expect(slots.size).toBe(printable.length);
    expect(slots.has(NO_SLOT)).toBe(false);
    for (const codePoint of printable) {
      const slot = face.slotOfCodePoint(codePoint);
      expect(face.textOfSlot(slot)).toBe(String.fromCodePoint(codePoint));
      expect([0x00, 0x08, 0x09, 0x0a, 0x0c, 0x0d]).not.toContain(slot & 0xff);
      expect(isAsciiSlot(slot)).toBe(codePoint < 0x7f);
      if (codePoint < 0x7f) expect(slot).toBe(codePoint);
    }
  });

  it('keeps what western bills need in page 0', () => {
    for (const character of 'éüßÄøÑ€–’„“−\u00a0') {
      expect(face.slotOfCodePoint(character.codePointAt(0) ?? 0) >> 8).toBe(0);
    }
  });
});

it('says no to characters that the font lacks', () => {
  const face = loadFace(fontFile(REGULAR));
  expect(face.slots['漢'.charCodeAt(0)]).toBe(NO_SLOT);
  expect(face.slots[0xd800]).toBe(NO_SLOT);
  expect(face.slotOfCodePoint(0x1f600)).toBe(NO_SLOT);
  expect(face.slots[0x0a]).toBe(NO_SLOT);
});

it('measures cap and x height of a font that does not state them', () => {
  expect(loadFace(fontFile(DEJAVU)).metrics).toMatchObject({ capHeight: 729, xHeight: 547 });
});

describe('a file that cannot be used', () => {
  const good = fontFile(REGULAR);
  const os2 = tableOffset(good, 'OS/2');
  const cases: readonly (readonly [string, FaceProblem, Buffer])[] = [
    ['text', 'unreadable', Buffer.from('this is no font, only some text')],
    ['nothing', 'unreadable', Buffer.alloc(0)],
    ['half a file', 'unreadable', good.subarray(0, good.length / 2)],
    ['OpenType with CFF', 'not-truetype', changed((b) => b.write('OTTO', 0, 'latin1'))],
    ['a collection', 'not-truetype', changed((b) => b.write('ttcf', 0, 'latin1'))],
    ['WOFF2', 'not-truetype', changed((b) => b.write('wOF2', 0, 'latin1'))],
    ['a variable font', 'not-truetype', changed((b) => b.write('fvar', b.indexOf('GPOS'), 'latin1'))],
    ['no embedding', 'embedding-forbidden', changed((b) => b.writeUInt16BE(0x0002, os2 + 8))],
    ['no subset', 'embedding-forbidden', changed((b) => b.writeUInt16BE(0x0104, os2 + 8))],
    ['bitmaps only', 'embedding-forbidden', changed((b) => b.writeUInt16BE(0x0200, os2 + 8))],
  ];

  it.each(cases)('%s: %s', (_, problem, bytes) => {
    expect(problemOf(bytes)).toBe(problem);
  });

  it('is never anything but a FaceError, however damaged', () => {
    const at = fc.integer({ min: 0, max: 4000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(at, fc.integer({ min: 0, max: 255 })), { maxLength: 20 }), (damage) => {
        const bytes = Buffer.from(good);
        for (const [offset, byte] of damage) bytes[offset] = byte;
        expect(problemOf(bytes)).not.toBe('another error');
      }),
      { numRuns: 200 },
    );
  });

  function changed(change: (bytes: Buffer) => unknown): Buffer {
    const bytes = Buffer.from(good);
    change(bytes);
    return bytes;
  }
});

function problemOf(bytes: Buffer): string {
  try {
    loadFace(bytes);
    return 'none';
  } catch (error) {
    return error instanceof FaceError ? error.problem : 'another error';
  }
}

function tableOffset(bytes: Buffer, tag: string): number {
  return bytes.readUInt32BE(bytes.indexOf(tag, 12, 'latin1') + 8);
}
