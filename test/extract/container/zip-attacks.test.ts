import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openInput } from '../../../src/extract/container/input.ts';
import { wordingOf } from '../../../src/fault/fault.ts';
import { codesOf, stopOf } from '../tables.ts';
import { fileOf, zipBytes, type ZipMember } from '../zip-bytes.ts';
import { LINES, packedFile, readMember } from './read-bytes.ts';

const a: ZipMember = { name: 'a.csv', data: 'k;v\n1;2\n' };
const b: ZipMember = { name: 'b.csv', data: 'k;v\n3;4\n' };

type Options = Parameters<typeof zipBytes>[1];

const onOpen = async (members: readonly ZipMember[], options?: Options) =>
  stopOf(async () => (await openInput(fileOf(zipBytes(members, options)))).close());

const onRead = async (member: ZipMember) =>
  stopOf(async () => readMember(fileOf(zipBytes([member])), 'a.csv'));

describe('zips that other programs wrote', () => {
  it.each([
    ['info-zip.zip', 'lines.csv'],
    ['info-zip.zip', 'sub/lines.csv'],
    ['descriptors.zip', 'lines.csv'],
    ['zip64.zip', 'sub/lines.csv'],
    ['streamed.zip', '-'],
    ['comment.zip', 'lines.csv'],
    ['prefix.zip', 'sub/lines.csv'],
    ['python.zip', 'sub/lines.csv'],
  ])('%s: %s is read whole', async (file, member) => {
    expect((await readMember(packedFile(file), member)).equals(LINES)).toBe(true);
  });

  it.each([
    ['link.zip', 'archive.link'],
    ['encrypted.zip', 'archive.encrypted'],
    ['bzip2.zip', 'archive.method-unsupported'],
    ['prefix-uncounted.zip', 'archive.damaged'],
  ])('%s stops the run: %s', async (file, code) => {
    expect(codesOf(await stopOf(() => openInput(packedFile(file))))).toEqual([code]);
  });
});

describe('a member whose own header says otherwise than the list', () => {
  it.each([
    ['the name', { name: 'b.csv' }],
    ['the method', { method: 0 }],
    ['the size', { size: 7 }],
    ['the packed size', { packedSize: 7 }],
    ['the CRC-32', { crc: 7 }],
  ])('stops the run: %s', async (what, own) => {
    const stop = await onRead({ ...a, own });
    expect(codesOf(stop)).toEqual(['archive.headers-differ']);
    expect(stop.faults.map(wordingOf)[0]).toContain(`states ${what} `);
  });

  it('stops the run when it says that it is encrypted', async () => {
    expect(codesOf(await onRead({ ...a, own: { flags: 1 } }))).toEqual(['archive.encrypted']);
  });

  it('may leave sizes and CRC-32 to the list', async () => {
    const empty = { crc: 0, size: 0, packedSize: 0 };
    for (const own of [empty, { ...empty, flags: 0x808 }]) {
      expect((await readMember(fileOf(zipBytes([{ ...a, own }])), 'a.csv')).toString()).toBe(a.data);
    }
  });
});

describe('a member whose data is not as long as stated', () => {
  it('longer: the next bytes are another member', async () => {
    const longer = { ...a, own: { packedSize: 50 }, listed: { packedSize: 50 } };
    expect(codesOf(await onOpen([longer, b]))).toEqual(['archive.overlap']);
    expect(codesOf(await onOpen([longer]))).toEqual(['archive.damaged']);
  });

  it('shorter: it breaks off', async () => {
    const packedSize = 5;
    expect(codesOf(await onRead({ ...a, own: { packedSize }, listed: { packedSize } }))).toEqual([
      'archive.damaged',
    ]);
  });

  it('packed data that ends before', async () => {
    const packedSize = 20;
    const stop = await onRead({
      ...a,
      behind: Buffer.alloc(20),
      own: { packedSize },
      listed: { packedSize },
    });
    expect(codesOf(stop)).toEqual(['archive.damaged']);
    expect(stop.faults.map(wordingOf)[0]).toContain('behind the end of its packed data');
  });

  it('moved by extra fields that its own header states and does not have', async () => {
    const bytes = zipBytes([a, b]);
    bytes.writeUInt16LE(4, 28);
    const stop = await stopOf(async () => readMember(fileOf(bytes), 'a.csv'));
    expect(codesOf(stop)).toEqual(['archive.damaged']);
    expect(stop.faults.map(wordingOf)[0]).toContain('reaches into what follows');
  });
});

describe('members that share bytes', () => {
  it('one kernel listed many times', async () => {
    const copies = Array.from({ length: 5 }, (_, i) => ({ ...a, name: `${i}.csv`, listed: { offset: 0 } }));
    expect(codesOf(await onOpen(copies))).toEqual(['archive.overlap']);
  });

  it('one that quotes the headers of the next', async () => {
    const stored = { ...a, method: 0, listed: { packedSize: 60, size: 60 } };
    expect(codesOf(await onOpen([stored, b]))).toEqual(['archive.overlap']);
  });
});

describe('a list of members that is not all of it', () => {
  it('fewer or more than there are', async () => {
    expect(codesOf(await onOpen([a, b], { count: 1 }))).toEqual(['archive.damaged']);
    expect(codesOf(await onOpen([a, b], { count: 3 }))).toEqual(['archive.damaged']);
    expect(codesOf(await onOpen([a, b], { listBytes: 51 }))).toEqual(['archive.damaged']);
  });

  it('two ends, one in the comment of the other', async () => {
    const inner = zipBytes([{ ...a, data: 'other' }]);
    expect(codesOf(await onOpen([a], { comment: inner }))).not.toEqual([]);
    const whole = zipBytes([a], { comment: inner });
    whole.writeUInt16LE(inner.length, whole.length - inner.length - 2);
    expect(codesOf(await stopOf(async () => openInput(fileOf(whole))))).toEqual(['archive.damaged']);
  });

  it('bytes before it that offsets do not count', async () => {
    const bytes = Buffer.concat([Buffer.from('#!/bin/sh\n'), zipBytes([a])]);
    expect(codesOf(await stopOf(async () => openInput(fileOf(bytes, 'night'))))).toEqual(['archive.damaged']);
    const counted = zipBytes([a], { prefix: Buffer.from('#!/bin/sh\n') });
    expect((await readMember(fileOf(counted, 'night'), 'a.csv')).toString()).toBe(a.data);
  });
});

describe('names', () => {
  it.each(['/etc/passwd', '\\\\host\\a', 'C:\\a', 'a/../../b', '..', 'a\0.csv', ''])(
    '%j leads out of it',
    async (name) => {
      expect(codesOf(await onOpen([{ ...a, name }]))).toEqual(['archive.name-unsafe']);
    },
  );

  it('of 60,000 characters are shown shortened', async () => {
    const name = `${'x/'.repeat(30_000)}../a.csv`;
    const stop = await onOpen([{ ...a, name }]);
    expect(stop.message.length).toBeLessThan(400);
  });

  it('that differ in case alone are two', async () => {
    const path = fileOf(zipBytes([a, { ...b, name: 'A.csv' }]));
    expect((await readMember(path, 'A.csv')).toString()).toBe(b.data);
    expect((await readMember(path, 'a.csv')).toString()).toBe(a.data);
  });

  it('of links stop the run, of what was packed from a pipe do not', async () => {
    expect(codesOf(await onOpen([{ ...a, mode: 0o120777 }]))).toEqual(['archive.link']);
    const path = fileOf(zipBytes([{ ...a, mode: 0o010644 }]));
    expect((await readMember(path, 'a.csv')).toString()).toBe(a.data);
  });

  it('of a folder with content stop the run', async () => {
    expect(codesOf(await onOpen([{ ...a, name: 'a.csv/' }]))).toEqual(['archive.damaged']);
  });
});

it('a zip of no members is one', async () => {
  const input = await openInput(fileOf(zipBytes([])));
  expect([input.kind, input.members]).toEqual(['zip', []]);
  await input.close();
});

it('what yauzl read of a zip with an unknown method is not read at all', async () => {
  const bytes = readFileSync(packedFile('info-zip.zip'));
  bytes.writeUInt16LE(93, bytes.indexOf('PK\x01\x02') + 10);
  expect(codesOf(await stopOf(async () => openInput(fileOf(bytes))))).toEqual(['archive.method-unsupported']);
});
