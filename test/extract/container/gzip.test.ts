import { readdirSync } from 'node:fs';
import zlib from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openInput } from '../../../src/extract/container/input.ts';
import { wordingOf } from '../../../src/fault/fault.ts';
import { codesOf, stopOf } from '../tables.ts';
import { fileOf, zipBytes } from '../zip-bytes.ts';
import { LINES, outcomeOf, packedFile, readMember } from './read-bytes.ts';

const A = Buffer.from('k;v\n1;2\n');
const B = Buffer.from('3;4\n');
const NAME = 'a.csv.gz';
const ZEROS = Buffer.alloc(700);

const read = async (...parts: Buffer[]) => outcomeOf(Buffer.concat(parts), NAME);

describe('gzip', () => {
  it.each([
    ['lines.csv.gz', 'of the gzip command'],
    ['two-members.gz', 'two members one behind another'],
    ['all-header-parts.gz', 'with extra field, name, comment and checksum of the header'],
  ])('%s is read whole: %s', async (name) => {
    expect((await readMember(packedFile(name))).equals(LINES)).toBe(true);
  });

  it('of ten thousand members, as block compressors write it, is read whole', async () => {
    const members = Array.from({ length: 10_000 }, (_, i) => zlib.gzipSync(`${i}\n`));
    const expected = Buffer.from(Array.from({ length: 10_000 }, (_, i) => `${i}\n`).join(''));
    expect(expected.equals((await read(...members)) as Buffer)).toBe(true);
  });

  it('is read alike in whatever pieces it arrives', async () => {
    const bytes = Buffer.concat([zlib.gzipSync(A), zlib.gzipSync(B), ZEROS]);
    for (const chunk of [1, 2, 5, 18, 100]) {
      expect(Buffer.concat([A, B]).equals((await outcomeOf(bytes, NAME, { chunk })) as Buffer)).toBe(true);
    }
  });

  it('may end in zeros, as tapes leave them, and in nothing else', async () => {
    expect(A.equals((await read(zlib.gzipSync(A), ZEROS)) as Buffer)).toBe(true);
    expect(await read(zlib.gzipSync(A), Buffer.from('k;v\n1;2\n'))).toBe('archive.damaged');
    // zlib would say nothing of either.
    expect(await read(zlib.gzipSync(A), ZEROS, zlib.gzipSync(B))).toBe('archive.damaged');
    expect(await read(zlib.gzipSync(A), ZEROS, Buffer.from('k;v\n'))).toBe('archive.damaged');
    const pieces = await outcomeOf(
      Buffer.concat([zlib.gzipSync(A), Buffer.alloc(28), zlib.gzipSync(B)]),
      NAME,
      {
        chunk: zlib.gzipSync(A).length,
      },
    );
    expect(pieces).toBe('archive.damaged');
  });

  it('that is cut off says how far it was read', async () => {
    const path = fileOf(zlib.gzipSync(LINES).subarray(0, 500), NAME);
    const stop = await stopOf(async () => readMember(path));
    expect(codesOf(stop)).toEqual(['archive.cut-off']);
    expect(stop.faults.map(wordingOf)).toEqual(['member `a.csv.gz` breaks off after `500` packed bytes']);
  });

  it('that states another CRC-32 or size is damaged', async () => {
    for (const back of [8, 4]) {
      const bytes = zlib.gzipSync(A);
      bytes.writeUInt32LE(1, bytes.length - back);
      expect(await read(bytes)).toBe('archive.damaged');
    }
  });

  it('that inflates a thousandfold is a bomb, and one that is too large is told so', async () => {
    const bytes = zlib.gzipSync(Buffer.alloc(20_000_000));
    expect(await outcomeOf(bytes, NAME)).toBe('archive.bomb');
    expect(await outcomeOf(bytes, NAME, { ratio: Infinity, memberBytes: 1_000_000 })).toBe(
      'archive.too-large',
    );
  });

  it.runIf(process.platform === 'linux')('leaves no file open, also when reading is broken off', async () => {
    const path = fileOf(
      zlib.gzipSync(Buffer.from(Array.from({ length: 1e6 }, (_, i) => i).join('\n'))),
      NAME,
    );
    const before = readdirSync('/proc/self/fd').length;
    const input = await openInput(path);
    for await (const chunk of input.read('a.csv')) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    await input.close();
    expect(readdirSync('/proc/self/fd').length).toBe(before);
  });
});

describe('what is packed', () => {
  const within = async (name: string, data: Buffer) =>
    readMember(fileOf(zipBytes([{ name, data, method: 0 }])), name);

  it('is unpacked in a zip too, whatever its name', async () => {
    for (const name of ['a.csv.gz', 'a.csv', 'a.GZ']) {
      expect((await within(name, zlib.gzipSync(A))).equals(A)).toBe(true);
    }
  });

  it('stops the run when it is packed once more, or in a way that nothing here reads', async () => {
    const tar = Buffer.alloc(1024);
    tar.write('ustar', 257);
    const zip = zipBytes([{ name: 'a.csv', data: A }]);
    for (const inner of [zlib.gzipSync(A), zip, tar]) {
      expect(await read(zlib.gzipSync(inner))).toBe('archive.nested');
    }
    for (const inner of [zip, tar, Buffer.from('7z\xbc\xaf\x27\x1c', 'latin1')]) {
      expect(codesOf(await stopOf(async () => within('a', inner)))).toEqual(['archive.nested']);
    }
    for (const inner of ['BZh91AY&SY', '\xfd7zXZ\x00', '\x04\x22\x4d\x18']) {
      const stop = await stopOf(async () => within('a', Buffer.from(inner, 'latin1')));
      expect(codesOf(stop)).toEqual(['archive.method-unsupported']);
    }
  });

  it('stops the run when only its name says so: an empty file would be an empty table', async () => {
    for (const name of ['a.csv.gz', 'a.csv.zst', 'a.csv.ZST']) {
      for (const bytes of [Buffer.alloc(0), A])
        expect(await outcomeOf(bytes, name)).toBe('archive.packing-missing');
    }
    expect(await outcomeOf(Buffer.alloc(0), 'a.csv')).toEqual(Buffer.alloc(0));
  });
});
