import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openPdf, textOf } from './open-pdf.ts';
import { faces, linesAsPages, sampleStream } from './sample-stream.ts';

/** Letters and signs that run from left to right: readers put others into another order. */
const PLAIN = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Sc}\p{Sm}\p{Nd}\p{Pd}\p{Ps}\p{Pe}]/u;

/** The Unicode blocks of Hebrew, Arabic, N'Ko and their kin: their digits and signs count as right to left as well. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

it.each([0, 1])('gives every character of face %i back to those who search or copy', async (faceIndex) => {
  const face = faces[faceIndex];
  const characters: string[] = [];
  for (let c = 0x21; c < 0x10000; c++) {
    const character = String.fromCharCode(c);
    if (
      face?.slots[c] !== 0xffff &&
      PLAIN.test(character) &&
      !RIGHT_TO_LEFT.test(character) &&
      !/\p{Bidi_M}/u.test(character)
    ) {
      characters.push(character);
    }
  }
  expect(characters.length).toBeGreaterThan(800);
  const line = fc.array(fc.constantFrom(...characters), { minLength: 1, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 8 }), fc.boolean(), async (drawn, packed) => {
      const lines = drawn.map((parts) => parts.join(''));
      const { pages, glyphs } = linesAsPages(lines, faceIndex);
      const { bytes } = sampleStream(pages, { objectStreams: packed, glyphs });
      const document = await openPdf(bytes);
      for (let i = 0; i < lines.length; i++) expect(await textOf(document, i + 1)).toBe(lines[i]);
      await document.destroy();
    }),
    { numRuns: 12 },
  );
});
