import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import { cellDecoder, firstInvalidUtf8, foreignBytes } from '../../src/extract/encoding.ts';

it('finds the first place where UTF-8 breaks', () => {
  const byte = fc.oneof(
    fc.constantFrom(0x41, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xed, 0xa0, 0xf0, 0x9f, 0x98, 0x80, 0xf4, 0x90),
    fc.nat({ max: 255 }),
  );
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 12 }), (list) => {
      const bytes = Uint8Array.from(list);
      const at = firstInvalidUtf8(bytes);
      expect(at === -1).toBe(isUtf8(bytes));
      if (at >= 0) expect(isUtf8(bytes.subarray(0, at))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

it.each(['windows-1252', 'iso-8859-1', 'iso-8859-15'] as const)(
  '%s decodes every byte that it knows',
  (encoding) => {
    const foreign = new Set(foreignBytes(encoding));
    const decode = cellDecoder(encoding);
    const known = Buffer.from(Array.from({ length: 256 }, (_, i) => i).filter((i) => !foreign.has(i)));
    expect(decode(known, 0, known.length)).toBe(iconv.decode(known, encoding));
    expect(decode(known, 0, known.length)).not.toContain('\ufffd');
    expect(foreign.size).toBe(encoding === 'windows-1252' ? 5 : 32);
  },
);
