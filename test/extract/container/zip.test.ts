import { chmodSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openInput } from '../../../src/extract/container/input.ts';
import { wordingOf } from '../../../src/fault/fault.ts';
import { codesOf, stopOf } from '../tables.ts';
import { fileOf, zipBytes, type ZipMember } from '../zip-bytes.ts';

const plain: ZipMember = { name: 'a.csv', data: 'k;v\n1;2\n' };

async function readAll(path: string, member: string): Promise<Buffer> {
  const archive = await openInput(path);
  try {
    const parts: Buffer[] = [];
    for await (const chunk of archive.read(member)) parts.push(chunk);
    return Buffer.concat(parts);
  } finally {
    await archive.close();
  }
}

async function stopOnOpen(members: readonly ZipMember[]): Promise<string[]> {
  return codesOf(await stopOf(() => openInput(fileOf(zipBytes(members)))));
}

function openFiles(): number {
  return readdirSync('/proc/self/fd').length;
}

describe('an archive that is right', () => {
  it('gives its members, deflated or stored, more than once', async () => {
    const data = Buffer.from(Array.from({ length: 300_000 }, (_, i) => String(i)).join('\n'));
    const path = fileOf(
      zipBytes([plain, { name: 'big.csv', data }, { name: 's.csv', data: 'stored', method: 0 }]),
    );
    const archive = await openInput(path);
    expect(archive.members).toEqual(['a.csv', 'big.csv', 's.csv']);
    await archive.close();
    expect((await readAll(path, 'big.csv')).equals(data)).toBe(true);
    expect((await readAll(path, 's.csv')).toString()).toBe('stored');
    expect((await readAll(path, 'a.csv')).toString()).toBe('k;v\n1;2\n');
  });

  it('leaves directories out of its members', async () => {
    const archive = await openInput(
      fileOf(
        zipBytes([
          { name: 'd/', data: '', method: 0 },
          { ...plain, name: 'd/a.csv' },
        ]),
      ),
    );
    expect(archive.members).toEqual(['d/a.csv']);
    await archive.close();
  });

  it.runIf(process.platform === 'linux')('leaves no file open, also when reading is broken off', async () => {
    const path = fileOf(zipBytes([{ name: 'big.csv', data: Buffer.alloc(3_000_000, 'ab;c\n'), method: 0 }]));
    const before = openFiles();
    const archive = await openInput(path);
    for await (const chunk of archive.read('big.csv')) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    await archive.close();
    expect(openFiles()).toBe(before);
  });
});

describe('a member written with a leading `./`', () => {
  it('is the one without it', async () => {
    const path = fileOf(
      zipBytes([
        { name: './', data: '', method: 0 },
        { ...plain, name: './a.csv' },
        { ...plain, name: './d/a.csv' },
      ]),
    );
    const archive = await openInput(path);
    expect(archive.members).toEqual(['a.csv', 'd/a.csv']);
    await archive.close();
    expect((await readAll(path, 'a.csv')).toString()).toBe('k;v\n1;2\n');
  });

  it('stands beside no other of its name', async () => {
    expect(await stopOnOpen([plain, { ...plain, name: './a.csv' }])).toEqual(['archive.member-doubled']);
  });

  it.each(['./../a.csv', './/a.csv', './C:/a.csv', './d/../../a.csv', '.\\a.csv'])(
    'leads nowhere else: %s',
    async (name) => {
      expect(await stopOnOpen([{ ...plain, name }])).toEqual(['archive.name-unsafe']);
    },
  );
});

describe('an archive that stops the run', () => {
  it('archive.missing', async () => {
    expect(codesOf(await stopOf(() => openInput('/nowhere/extract.zip')))).toEqual(['archive.missing']);
  });

  it('archive.not-readable', async () => {
    const closed = fileOf(zipBytes([plain]));
    chmodSync(closed, 0);
    // The superuser may read everything.
    if (process.getuid?.() !== 0) {
      expect(codesOf(await stopOf(() => openInput(closed)))).toEqual(['archive.not-readable']);
    }
  });

  it('archive.not-a-zip: cut off, empty, something else', async () => {
    const whole = zipBytes([plain]);
    for (const bytes of [whole.subarray(0, whole.length - 30), Buffer.alloc(0), Buffer.from('k;v\n1;2\n')]) {
      const stop = await stopOf(() => openInput(fileOf(bytes)));
      expect(codesOf(stop)).toEqual(['archive.not-a-zip']);
      expect(stop.exitCode).toBe(65);
    }
  });

  it('archive.damaged: central directory, packed data', async () => {
    const whole = zipBytes([plain]);
    const directory = Buffer.from(whole);
    directory.fill(0, whole.indexOf('PK\x01\x02'), whole.indexOf('PK\x01\x02') + 4);
    expect(codesOf(await stopOf(() => openInput(fileOf(directory))))).toEqual(['archive.damaged']);
    const packed = Buffer.from(whole);
    packed.fill(0xff, 35, 39);
    expect(codesOf(await stopOf(() => readAll(fileOf(packed), 'a.csv')))).toEqual(['archive.damaged']);
    const cut = Buffer.concat([whole.subarray(0, 20), whole.subarray(24)]);
    expect(['archive.damaged']).toEqual(codesOf(await stopOf(() => readAll(fileOf(cut), 'a.csv'))));
  });

  it('archive.name-unsafe', async () => {
    for (const name of ['../x', 'a/../../x', '/etc/x', 'C:/x', 'a\\..\\x', 'a\\b', '', 'a\0.csv']) {
      expect(await stopOnOpen([plain, { ...plain, name }])).toEqual(['archive.name-unsafe']);
    }
  });

  it('shows no control character of a name', async () => {
    const stop = await stopOf(() => openInput(fileOf(zipBytes([{ ...plain, name: '../\u001b[2J' }]))));
    expect(stop.faults.map(wordingOf)[0]).not.toContain('\u001b');
  });

  it('archive.member-doubled', async () => {
    expect(await stopOnOpen([plain, { ...plain, data: 'other' }])).toEqual(['archive.member-doubled']);
  });

  it('archive.encrypted', async () => {
    expect(await stopOnOpen([{ ...plain, flags: 1 }])).toEqual(['archive.encrypted']);
    expect(await stopOnOpen([{ ...plain, flags: 0x41 }])).toEqual(['archive.encrypted']);
  });

  it('archive.method-unsupported', async () => {
    expect(await stopOnOpen([{ ...plain, method: 12 }])).toEqual(['archive.method-unsupported']);
  });

  it('archive.too-many-members and archive.too-large, by the limits given', async () => {
    const path = fileOf(zipBytes([plain, { ...plain, name: 'b.csv' }]));
    expect(codesOf(await stopOf(() => openInput(path, { members: 1 })))).toEqual([
      'archive.too-many-members',
    ]);
    expect(codesOf(await stopOf(() => openInput(path, { memberBytes: 7 })))).toEqual([
      'archive.too-large',
      'archive.too-large',
    ]);
  });

  it('archive.bomb: stated openly, or hidden behind a small stated size', async () => {
    const data = Buffer.alloc(10_000_000);
    expect(await stopOnOpen([{ name: 'x', data }])).toEqual(['archive.bomb']);
    const lying = fileOf(zipBytes([{ name: 'x', data, size: 1_000 }]));
    expect(codesOf(await stopOf(() => readAll(lying, 'x')))).toEqual(['archive.size-differs']);
  });

  it('archive.size-differs', async () => {
    const path = fileOf(zipBytes([{ ...plain, size: 9 }]));
    expect(codesOf(await stopOf(() => readAll(path, 'a.csv')))).toEqual(['archive.size-differs']);
    expect(await stopOnOpen([{ ...plain, method: 0, size: 9 }])).toEqual(['archive.size-differs']);
  });

  it('archive.crc-differs', async () => {
    const path = fileOf(zipBytes([{ ...plain, crc: 1 }]));
    const stop = await stopOf(() => readAll(path, 'a.csv'));
    expect(codesOf(stop)).toEqual(['archive.crc-differs']);
    expect(stop.faults[0]?.expected).toBe('00000001');
  });

  it('extract.table-missing names what is there, all missing tables at once', async () => {
    const archive = await openInput(fileOf(zipBytes([{ ...plain, name: 'night/a.csv' }])));
    const stop = await stopOf(() => archive.require(['a.csv', 'night/a.csv', 'b.csv']));
    expect(stop.faults.map(wordingOf)).toEqual([
      '`a.csv` is not in the archive, which holds `night/a.csv`',
      '`b.csv` is not in the archive, which holds `night/a.csv`',
    ]);
    expect(codesOf(await stopOf(() => archive.read('a.csv')))).toEqual(['extract.table-missing']);
    await archive.close();
  });
});
