import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CrossReference } from '../../src/pdf/cross-reference.ts';
import { DeflateJoin } from '../../src/pdf/deflate-join.ts';

it('keeps offsets beyond 4 GiB, objects in object streams and free numbers apart', () => {
  const number = fc.integer({ min: 1, max: 5000 });
  const offset = fc.integer({ min: 1, max: 2 ** 39 });
  const stream = fc.tuple(fc.integer({ min: 1, max: 8_388_607 }), fc.integer({ min: 0, max: 255 }));
  fc.assert(
    fc.property(fc.array(fc.tuple(number, fc.oneof(offset, stream))), (entries) => {
      const xref = new CrossReference(16);
      const expected = new Map<number, number | [number, number]>();
      for (const [n, entry] of entries) {
        expected.set(n, entry);
        if (typeof entry === 'number') xref.setOffset(n, entry);
        else xref.setPacked(n, entry[0], entry[1]);
      }
      expect(xref.size).toBe(Math.max(0, ...expected.keys()) + 1);
      for (let n = 0; n < xref.size; n++) {
        const entry = expected.get(n);
        if (entry === undefined) expect([xref.typeOf(n), xref.valueOf(n)]).toEqual([0, 0]);
        else if (typeof entry === 'number') expect([xref.typeOf(n), xref.valueOf(n)]).toEqual([1, entry]);
        else expect([xref.typeOf(n), xref.valueOf(n), xref.indexOf(n)]).toEqual([2, ...entry]);
      }
    }),
  );
});

it('joins pieces into one zlib stream', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 9000 }), { maxLength: 5 }), (pieces) => {
      const join = new DeflateJoin();
      for (const piece of pieces) join.add(piece);
      expect(inflateSync(join.end()).equals(Buffer.concat(pieces))).toBe(true);
    }),
  );
});
