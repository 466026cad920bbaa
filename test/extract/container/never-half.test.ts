import { readFileSync } from 'node:fs';
import zlib from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RunStop } from '../../../src/fault/run-stop.ts';
import { fileOf, zipBytes } from '../zip-bytes.ts';
import { LINES, outcomeOf, packedFile, readMember } from './read-bytes.ts';

const TEXT = LINES.subarray(0, 600);

/** Packed with checksums, under names that say how. */
const packed: readonly (readonly [name: string, bytes: Buffer, whole: Buffer])[] = [
  ['a.csv.gz', zlib.gzipSync(TEXT), TEXT],
  ['b.csv.gz', Buffer.concat([zlib.gzipSync(TEXT), zlib.gzipSync(TEXT)]), Buffer.concat([TEXT, TEXT])],
  ['c.csv.zst', readFileSync(packedFile('lines.csv.zst')), LINES],
  ['d.csv.zst', readFileSync(packedFile('streamed.zst')), LINES],
  ['e.csv.zst', readFileSync(packedFile('parallel.zst')), LINES],
];

describe.each(packed)('%s', (name, bytes, whole) => {
  it('cut off anywhere is never read as if it were whole', async () => {
    for (let length = 0; length < bytes.length; length += 1) {
      const read = await outcomeOf(bytes.subarray(0, length), name);
      // Between two members nothing tells that another was to come.
      const between = name.startsWith('b') && length === bytes.length / 2;
      if (between) expect(TEXT.equals(read as Buffer)).toBe(true);
      else expect(read, `${length} bytes`).toMatch(/^archive\./);
    }
  });

  it('with any bit turned over stops the run, or gives the very same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length * 8 - 1 }), async (bit) => {
        const read = await outcomeOf(turned(bytes, bit), name);
        if (Buffer.isBuffer(read)) expect(read.equals(whole)).toBe(true);
        else expect(read).toMatch(/^archive\./);
      }),
      { numRuns: 400 },
    );
  });
});

function turned(bytes: Buffer, bit: number): Buffer {
  const damaged = Buffer.from(bytes);
  damaged.writeUInt8(damaged.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
  return damaged;
}

describe('a zip', () => {
  const bytes = zipBytes([
    { name: 'a.csv', data: TEXT },
    { name: 'b.csv', data: LINES, method: 0 },
  ]);

  const whole = Buffer.concat([TEXT, LINES]);

  /** What `a.csv` and `b.csv` are read as; undefined when the run stops. */
  async function read(damaged: Buffer): Promise<Buffer | undefined> {
    const path = fileOf(damaged);
    try {
      return Buffer.concat([await readMember(path, 'a.csv'), await readMember(path, 'b.csv')]);
    } catch (error) {
      if (error instanceof RunStop) return undefined;
      throw error;
    }
  }

  it('cut off anywhere is never read as if it were whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), async (length) => {
        expect(await read(bytes.subarray(0, length))).toBeUndefined();
      }),
      { numRuns: 150 },
    );
  });

  it('with any bit turned over stops the run, or gives the very same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length * 8 - 1 }), async (bit) => {
        const found = await read(turned(bytes, bit));
        expect(found ?? whole).toEqual(whole);
      }),
      { numRuns: 600 },
    );
  });
});
