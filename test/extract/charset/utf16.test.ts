import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { charsetOf } from '../../../src/extract/charset/charset.ts';
import { firstInvalidUtf8 } from '../../../src/extract/charset/utf8.ts';
import { fromUtf16, originalLength, toUtf16, type ByteOrder } from '../../../src/extract/charset/utf16.ts';
import { chunks, codesOf, stopOf } from '../tables.ts';

const orders: readonly ByteOrder[] = ['utf-16le', 'utf-16be'];

/** Code units as bytes, without a look at what they mean. */
function unitsOf(text: string, order: ByteOrder): Buffer {
  const bytes = Buffer.alloc(text.length * 2);
  for (let i = 0; i < text.length; i += 1) {
    if (order === 'utf-16le') bytes.writeUInt16LE(text.charCodeAt(i), i * 2);
    else bytes.writeUInt16BE(text.charCodeAt(i), i * 2);
  }
  return bytes;
}

async function read(
  bytes: Buffer,
  encoding: 'utf-16' | ByteOrder,
  sizes?: readonly number[],
): Promise<{ utf8: Buffer; order: ByteOrder | undefined }> {
  const source = fromUtf16(chunks(bytes, sizes), encoding, 'rows.csv');
  const parts: Buffer[] = [];
  for await (const part of source) parts.push(part);
  return { utf8: Buffer.concat(parts), order: source.order };
}

describe.each(orders)('%s', (order) => {
  test('text of all planes becomes UTF-8, wherever chunks are cut', async () => {
    const text = 'Größe;€\r\n日本;\u{1f600}\u{10ffff}\ufffd\n';
    for (let size = 1; size < 50; size += 1) {
      const { utf8 } = await read(unitsOf(text, order), order, [size]);
      expect(utf8.toString('utf8')).toBe(text);
    }
  });

  test('whatever the bytes are, they come back', async () => {
    const unit = fc.oneof(
      fc.nat(0xffff),
      fc.constantFrom(0x41, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xfffd, 0x80, 0x7ff, 0x800),
    );
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.array(unit, { maxLength: 40 }), fc.boolean(), sizes, async (units, odd, cuts) => {
        // A mark of the other order at the beginning is a fault of its own.
        const text = String.fromCharCode(0x41, ...units);
        const bytes = Buffer.concat([unitsOf(text, order), Buffer.alloc(odd ? 1 : 0, 0xd9)]);
        const { utf8 } = await read(bytes, order, cuts);
        expect(toUtf16(utf8, order)).toEqual(bytes);
        expect(originalLength(utf8, order)).toBe(bytes.length);
        const whole = !odd && !/\p{Surrogate}/u.test(text);
        expect(firstInvalidUtf8(utf8) < 0).toBe(whole);
        if (whole) expect(utf8.toString('utf8')).toBe(text);
      }),
      { numRuns: 400 },
    );
  });

  test('the mark tells the order, and becomes the mark of UTF-8', async () => {
    const bytes = unitsOf('\ufeffä', order);
    for (const encoding of ['utf-16', order] as const) {
      const { utf8, order: found } = await read(bytes, encoding, [1]);
      expect(found).toBe(order);
      expect(utf8).toEqual(Buffer.from('\ufeffä'));
    }
    expect(originalLength(Buffer.from('\ufeffä'), order)).toBe(4);
  });

  test('the mark of the other order stops the run', async () => {
    const other = order === 'utf-16le' ? 'utf-16be' : 'utf-16le';
    const stop = await stopOf(() => read(unitsOf('\ufeffa', other), order));
    expect(stop.faults).toMatchObject([
      { code: 'extract.encoding-contradicted', place: { file: 'rows.csv' }, found: other, expected: order },
    ]);
    expect(stop.exitCode).toBe(65);
  });
});

test.each([[Buffer.from('a\0b\0')], [Buffer.from('a')]])(
  'without a mark utf-16 stops the run',
  async (bytes) => {
    const stop = await stopOf(() => read(bytes, 'utf-16'));
    expect(codesOf(stop)).toEqual(['extract.byte-order-unknown']);
  },
);

test('an empty file has no text and no order', async () => {
  expect(await read(Buffer.alloc(0), 'utf-16')).toEqual({ utf8: Buffer.alloc(0), order: undefined });
});

test('an odd byte spoils the last row alone', async () => {
  const { utf8 } = await read(Buffer.from('a\0\n\0b\0\x0a', 'latin1'), 'utf-16le');
  expect(utf8.toString('latin1')).toBe('a\nb\xe0\x80\x8a');
  expect(firstInvalidUtf8(utf8)).toBe(3);
  expect(originalLength(utf8.subarray(0, 3), 'utf-16le')).toBe(6);
});

test('offsets of files that are cut as they came stay as they are', () => {
  expect(originalLength(Buffer.from('ä'), 'utf-8')).toBe(2);
  expect(originalLength(charsetOf('ibm273').encode('ä{') ?? Buffer.alloc(0), 'ibm273')).toBe(2);
});
