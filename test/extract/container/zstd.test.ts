import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openInput } from '../../../src/extract/container/input.ts';
import { wordingOf } from '../../../src/fault/fault.ts';
import { codesOf, stopOf } from '../tables.ts';
import { LINES, outcomeOf, packedFile, readMember } from './read-bytes.ts';
import { frameBytes, skippedBytes } from './zstd-bytes.ts';

const A = Buffer.from('k;v\n1;2\n');
const NAME = 'a.csv.zst';

describe('zstd that other programs wrote', () => {
  it.each([
    ['lines.csv.zst', 'of level 19, which states its size'],
    ['streamed.zst', 'of an unknown size'],
    ['unchecked.zst', 'without a checksum'],
    ['two-frames.zst', 'two frames, of levels 1 and 22'],
    ['parallel.zst', 'pzstd: a skippable frame first'],
  ])('%s is read whole: %s', async (name) => {
    expect((await readMember(packedFile(name))).equals(LINES)).toBe(true);
  });

  it('is read alike in whatever pieces it arrives', async () => {
    const bytes = readFileSync(packedFile('two-frames.zst'));
    for (const chunk of [1, 2, 3, 7, 64, 800]) {
      expect(LINES.equals((await outcomeOf(bytes, NAME, { chunk })) as Buffer), `${chunk}`).toBe(true);
    }
  });

  it('may refer to what stands 110 MB before, within memory that does not grow with it', async () => {
    const input = await openInput(packedFile('far.zst'), { ratio: Infinity });
    const hash = createHash('sha256');
    let size = 0;
    for await (const chunk of input.read('far')) {
      hash.update(chunk);
      size += chunk.length;
      expect(chunk.length).toBeLessThan(512 * 1024);
    }
    await input.close();
    expect(size).toBe(110_046_528);
    // 2,600 bytes of noise, 110 million zeros, then pieces of the noise with other bytes between them.
    expect(hash.digest('hex')).toBe('bb5bcff35011dd13bc720336bfd986886115523b0555c56d923446a2b9392c08');
  });

  it('stops the run where it takes more memory than the zstd command grants', async () => {
    const stop = await stopOf(async () => readMember(packedFile('wide.zst')));
    expect(codesOf(stop)).toEqual(['archive.window-too-large']);
    expect(stop.faults.map(wordingOf)[0]).toContain('`268435456`');
  });
});

describe('frames', () => {
  const read = async (...frames: Buffer[]) => outcomeOf(Buffer.concat(frames), NAME);

  it('of every kind of block, several one behind another, with others passed over between them', async () => {
    const zeros = { byte: 48, times: 100_000 };
    const empty = frameBytes([Buffer.alloc(0)]);
    const frames = [frameBytes([A, zeros, A]), skippedBytes(A, 15), empty, frameBytes([A])];
    const expected = Buffer.concat([A, Buffer.alloc(100_000, 48), A, A]);
    expect(expected.equals((await read(...frames)) as Buffer)).toBe(true);
  });

  it('may say nothing of size and checksum', async () => {
    const bytes = frameBytes([A], { size: undefined, sum: undefined });
    expect(A.equals((await read(bytes)) as Buffer)).toBe(true);
  });

  it.each([
    ['a larger size', frameBytes([A], { size: 9 }), 'archive.size-differs'],
    ['a smaller size', frameBytes([A], { size: 7 }), 'archive.size-differs'],
    ['another checksum', frameBytes([A], { sum: 1 }), 'archive.damaged'],
    ['a reserved bit', frameBytes([A], { reserved: true }), 'archive.damaged'],
    ['a dictionary', frameBytes([A], { dictionary: 7 }), 'archive.method-unsupported'],
    ['a window of 144 MiB', frameBytes([A], { windowByte: 0x89 }), 'archive.window-too-large'],
    ['a window of 2 TiB', frameBytes([A], { windowByte: 0xf8 }), 'archive.window-too-large'],
    ['a block of a reserved type', frameBytes([{ packed: A, type: 3 }]), 'archive.damaged'],
    ['a block of nothing packed', frameBytes([{ packed: Buffer.alloc(0) }]), 'archive.damaged'],
    ['a block of noise', frameBytes([{ packed: Buffer.from('noise, noise, noise') }]), 'archive.damaged'],
    [
      'a block beyond its window',
      frameBytes([{ byte: 1, times: 2000 }], { windowByte: 0 }),
      'archive.damaged',
    ],
    ['a block beyond 128 KiB', frameBytes([{ byte: 1, times: 131_073 }]), 'archive.damaged'],
  ])('stop the run: %s', async (_, bytes, code) => {
    expect(await read(bytes)).toBe(code);
  });

  it('stop the run where anything else stands behind them', async () => {
    for (const rest of ['PK\x03\x04', '\0\0\0\0', 'k;v\n1;2\n']) {
      expect(await read(frameBytes([A]), Buffer.from(rest))).toBe('archive.damaged');
    }
    expect(await read(frameBytes([A]), Buffer.from('k'))).toBe('archive.cut-off');
  });

  it('stop the run where they are cut off, and say how far they were read', async () => {
    const frames = Buffer.concat([frameBytes([A]), skippedBytes(A), frameBytes([A])]);
    const whole = [frameBytes([A]).length, frameBytes([A]).length + skippedBytes(A).length];
    for (let length = 4; length < frames.length; length += 1) {
      const outcome = await outcomeOf(frames.subarray(0, length), NAME);
      if (whole.includes(length)) expect(A.equals(outcome as Buffer)).toBe(true);
      else expect(outcome, `${length} bytes`).toBe('archive.cut-off');
    }
  });
});

const zstd = (args: readonly string[], input: Buffer) =>
  spawnSync('zstd', ['-q', '-c', ...args], { input, maxBuffer: 1 << 28 });
const installed = spawnSync('zstd', ['--version']).status === 0;

/** Text of few words, of many, and noise: what makes each kind of table and block. */
const content = fc
  .tuple(
    fc.array(fc.oneof(fc.string({ maxLength: 12 }), fc.uint8Array({ maxLength: 40 })), {
      minLength: 1,
      maxLength: 30,
    }),
    fc.array(fc.nat({ max: 29 }), { maxLength: 3000 }),
  )
  .map(([words, order]) => Buffer.concat(order.map((at) => Buffer.from(words[at % words.length] ?? ''))));

describe.runIf(installed)('the zstd command as a judge', () => {
  it('what it packs is read as it was, at every level', async () => {
    const levels = ['-1', '-3', '-7', '-12', '-16', '-19', '--ultra -22', '--fast=5', '--no-check', '-B1'];
    await fc.assert(
      fc.asyncProperty(
        content,
        fc.constantFrom(...levels),
        fc.integer({ min: 1, max: 70_000 }),
        async (data, level, chunk) => {
          const packed = zstd(level.split(' '), data).stdout;
          const read = await outcomeOf(packed, NAME, { ratio: Infinity, chunk });
          expect(data.equals(read as Buffer), String(read).slice(0, 40)).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('a match beyond the window that the frame states is refused, though the bytes are still there', async () => {
    const noise = Buffer.from(Array.from({ length: 1000 }, (_, i) => (i * i * 31 + (i >> 3)) & 0xff));
    const data = Buffer.concat([noise, Buffer.alloc(400_000), noise]);
    const packed = zstd(['-9', '--no-check'], data).stdout;
    expect(data.equals((await outcomeOf(packed, NAME)) as Buffer)).toBe(true);
    expect(packed.readUInt8(4) & 0x20).toBe(0);
    packed.writeUInt8(0x38, 5);
    expect(await outcomeOf(packed, NAME)).toBe('archive.damaged');
  });

  it('what it refuses of damaged frames without a checksum is refused, and never is something else read', async () => {
    await fc.assert(
      fc.asyncProperty(content, fc.nat(), fc.integer({ min: 1, max: 255 }), async (data, where, change) => {
        const packed = Buffer.from(zstd(['-9', '--no-check'], data).stdout);
        const at = 4 + (where % (packed.length - 4));
        packed.writeUInt8(packed.readUInt8(at) ^ change, at);
        const judge = zstd(['-d'], packed);
        const read = await outcomeOf(packed, NAME, { ratio: Infinity });
        // The command does not look at whether each stream of bits comes out even, as RFC 8878 asks.
        if (judge.status === 0 && Buffer.isBuffer(read)) expect(read.equals(judge.stdout)).toBe(true);
        else expect(read).toMatch(/^archive\./);
      }),
      { numRuns: 150 },
    );
  });
});
