import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadFace } from '../../src/font/face.ts';
import { ContentWriter } from '../../src/pdf/content.ts';
import { DEJAVU, fontFile, REGULAR } from '../font/font-files.ts';

const regular = loadFace(fontFile(REGULAR), ['-kern', '-liga']);
const kerned = loadFace(fontFile(REGULAR));
const dejavu = loadFace(fontFile(DEJAVU));
const writer = new ContentWriter();

function written(draw: (writer: ContentWriter) => void): string {
  writer.reset();
  draw(writer);
  return Buffer.from(writer.take()).toString('latin1');
}

describe('text', () => {
  it('moves relatively and selects nothing twice', () => {
    const content = written((w) => {
      w.gray(1);
      w.text(56.7, 700, 0, regular, 9, 'first');
      w.text(156.7, 700, 0, regular, 9, 'second');
      w.text(56.7, 686.25, 0, regular, 9, 'third');
      w.gray(0.4);
      w.text(56.7, 672, 1, dejavu, 9.5, 'x');
    });
    expect(content).toBe(
      'BT\n/a0 9 Tf\n56.7 700 Td(first)Tj\n100 0 Td(second)Tj\n-100 -13.75 Td(third)Tj\n' +
        '0.6 g\n/b0 9.5 Tf\n0 -14.25 Td(x)Tj\nET\n0 g\n',
    );
  });

  it('escapes what ends a string', () => {
    expect(written((w) => w.text(1, 2, 0, regular, 10, 'a(b)\\'))).toContain('(a\\(b\\)\\\\)Tj');
  });

  it('changes the code page in the middle of a string and keeps it for ASCII', () => {
    const slot = regular.slotOfCodePoint(0x0416);
    const code = String.fromCharCode(slot & 0xff);
    expect(slot >> 8).toBeGreaterThan(0);
    expect(written((w) => w.text(1, 2, 0, regular, 10, 'aЖb'))).toBe(
      `BT\n/a0 10 Tf\n1 2 Td(a)Tj/a${slot >> 8} 10 Tf(${code}b)Tj\nET\n`,
    );
    expect(writer.glyphs.take()).toEqual([slot]);
    expect(writer.glyphs.take()).toEqual([]);
  });

  it('takes a part of a string', () => {
    expect(written((w) => w.text(1, 2, 0, regular, 10, 'abcdef', 2, 4))).toContain('(cd)Tj');
  });

  it('moves pairs, in strings of parts, and shows ligatures', () => {
    expect(kerned.kern(0x41, 0x56)).toBe(-14);
    const ff = kerned.ligatureAt('ff', 0, 2)?.slot ?? 0;
    const code = String.fromCharCode(ff & 0xff);
    expect(ff).toBeLessThan(0x100);
    expect(written((w) => w.text(1, 2, 0, kerned, 10, 'AV ff'))).toBe(
      `BT\n/a0 10 Tf\n1 2 Td[(A)14(V ${code})]TJ\nET\n`,
    );
    expect(writer.glyphs.take()).toEqual([ff]);
    expect(written((w) => w.text(1, 2, 0, kerned, 10, '1 117'))).toContain('(1 117)Tj');
  });

  it('moves a pair beyond code page 0, also from one code page to the next', () => {
    const [ge, small] = Array.from('Га', (each) => kerned.slotOfCodePoint(each.codePointAt(0) ?? 0));
    if (ge === undefined || small === undefined) throw new Error('no letters');
    const [a, b] = [ge, small].map((slot) => String.fromCharCode(slot & 0xff));
    const page = small >> 8;
    expect(page).toBe(ge >> 8);
    const within = -kerned.kern(ge, small);
    expect(within).toBeGreaterThan(0);
    expect(written((w) => w.text(1, 2, 0, kerned, 10, 'Га'))).toContain(`[(${a})${within}(${b})]TJ`);
    const ogonek = kerned.slotOfCodePoint(0x0173);
    const into = -kerned.kern(0x54, ogonek);
    expect([ogonek >> 8 > 0, into > 0]).toEqual([true, true]);
    expect(written((w) => w.text(1, 2, 0, kerned, 10, 'Tų'))).toContain(
      `(T)Tj/a${ogonek >> 8} 10 Tf[${into}(${String.fromCharCode(ogonek & 0xff)})]TJ`,
    );
    expect(new Set(writer.glyphs.take())).toEqual(new Set([ge, small, ogonek]));
  });

  it('turns', () => {
    expect(written((w) => w.textRotated(20, 30, 90, 0, regular, 6, 'up'))).toBe(
      'BT\n/a0 6 Tf\n0 1 -1 0 20 30 Tm(up)Tj\nET\n',
    );
  });

  it('shows characters beyond U+FFFF', () => {
    const slot = dejavu.slotOfCodePoint(0x1d538);
    written((w) => w.text(1, 2, 2, dejavu, 10, 'a\u{1d538}b'));
    expect(writer.glyphs.take()).toEqual([2 * 0x10000 + slot]);
  });

  it('refuses a character that the face lacks, naming it', () => {
    expect(() => written((w) => w.text(1, 2, 0, regular, 10, '漢'))).toThrow('U+6F22');
    expect(() => written((w) => w.text(1, 2, 0, regular, 10, '\ud83d\ude00'))).toThrow('U+1F600');
  });
});

describe('graphics', () => {
  it('fills rectangles that follow one another at once', () => {
    expect(
      written((w) => {
        w.rect(10, 20, 30, 1);
        w.rect(10, 49.75, 30, 0.5);
        w.text(0, 5, 0, regular, 8, 'x');
        w.rect(40, 21, -30, -1);
      }),
    ).toBe('10 20 30 1 re\n10 49.75 30 .5 re\nf\nBT\n/a0 8 Tf\n0 5 Td(x)Tj\nET\n10 20 30 1 re\nf\n');
  });

  it('begins forms in the state that they rely on', () => {
    expect(
      written((w) => {
        w.cmyk(1, 0.5, 0, 0.25);
        w.rect(0, 0, 1, 1);
        w.form('S0');
        w.formAt('Logo', 10, 20, 0.5);
      }),
    ).toBe('1 0.5 0 0.25 k\n0 0 1 1 re\nf\n0 g\n/S0 Do\nq 0.5 0 0 0.5 10 20 cm /Logo Do Q\n');
  });

  it('refuses lengths and inks that are none', () => {
    expect(() => written((w) => w.rect(0, NaN, 1, 1))).toThrow(RangeError);
    expect(() => written((w) => w.gray(1.5))).toThrow(RangeError);
  });
});

it('writes every length to the hundredth, in the shortest form', () => {
  fc.assert(
    fc.property(fc.integer({ min: -9_999_999, max: 9_999_999 }), (hundredths) => {
      const content = written((w) => w.rect(hundredths / 100, 0, 0, 0));
      const number = content.slice(0, content.indexOf(' '));
      expect(Math.round(Number(number) * 100)).toBe(hundredths);
      expect(number).toBe(String(hundredths / 100).replace(/^(-?)0\./, '$1.'));
    }),
  );
});

it('grows, and gives the same deflated', () => {
  const draw = (w: ContentWriter): void => {
    for (let i = 0; i < 5000; i++)
      w.text(i % 500, i % 700, i % 2, i % 2 === 0 ? regular : dejavu, 9, `Größe ${i}`);
  };
  const plain = written(draw);
  draw(writer);
  const deflated = writer.takeDeflated();
  expect(plain.length).toBeGreaterThan(1 << 16);
  expect(inflateSync(deflated).toString('latin1')).toBe(plain);
});
