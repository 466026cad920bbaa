import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import zlib from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openInput } from '../../../src/extract/container/input.ts';
import { wordingOf } from '../../../src/fault/fault.ts';
import { codesOf, stopOf } from '../tables.ts';
import { fileOf, zipBytes } from '../zip-bytes.ts';
import { gather, readMember } from './read-bytes.ts';

const A = 'k;v\n1;2\n';
const LARGE = Buffer.alloc(3_000_000, 'k;v\n');

function folderOf(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'stapel-folder-'));
  for (const [name, data] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), data);
  }
  return folder;
}

async function wordsOf(work: () => unknown): Promise<(string | undefined)[]> {
  return (await stopOf(work)).faults.map(wordingOf);
}

describe('a file', () => {
  it('is its own member, under its name, whatever ending that has', async () => {
    for (const name of ['a.csv', 'night', 'a.csv.zip.bak']) {
      const input = await openInput(fileOf(Buffer.from(A), name));
      expect([input.kind, input.members, input.one(name)]).toEqual(['file', [name], name]);
      expect((await gather(input.read(name))).toString()).toBe(A);
      await input.close();
    }
  });

  it('that is packed goes by its name with and without the ending', async () => {
    const input = await openInput(fileOf(zlib.gzipSync(A), 'a.csv.gz'));
    expect([input.members, input.matching('a.csv'), input.matching('*.gz')]).toEqual([
      ['a.csv'],
      ['a.csv'],
      ['a.csv'],
    ]);
    expect((await gather(input.read('a.csv'))).toString()).toBe(A);
    await input.close();
  });

  it('is a zip by its first bytes, not by its name', async () => {
    const input = await openInput(fileOf(zipBytes([{ name: 'a.csv', data: A }]), 'night.dat'));
    expect([input.kind, input.members]).toEqual(['zip', ['a.csv']]);
    await input.close();
  });

  it('is read from its beginning each time', async () => {
    const input = await openInput(fileOf(LARGE, 'a.csv'));
    const [one, two] = await Promise.all([gather(input.read('a.csv')), gather(input.read('a.csv'))]);
    expect([one.equals(LARGE), two.equals(LARGE)]).toEqual([true, true]);
    await input.close();
  });
});

describe('a folder', () => {
  it('holds its files and those of the folders in it', async () => {
    const input = await openInput(
      folderOf({ 'b.csv': A, 'a.csv': A, 'night/1/a.csv': A, 'a.csv.done': '', '.hidden': A }),
    );
    expect(input.kind).toBe('folder');
    expect(input.members).toEqual(['.hidden', 'a.csv', 'a.csv.done', 'b.csv', 'night/1/a.csv']);
    expect((await gather(input.read('night/1/a.csv'))).toString()).toBe(A);
    await input.close();
  });

  it('holds packed files, of every packing that is known', async () => {
    const zip = zipBytes([{ name: 'a.csv', data: A }]);
    const input = await openInput(folderOf({ 'a.csv.gz': zlib.gzipSync(A), 'b.zip': zip }));
    expect(input.one('a.csv')).toBe('a.csv.gz');
    expect((await gather(input.read('a.csv.gz'))).toString()).toBe(A);
    expect(codesOf(await stopOf(async () => gather(input.read('b.zip'))))).toEqual(['archive.nested']);
    await input.close();
  });

  it('never leads out by a link, nor to a pipe', async () => {
    const folder = folderOf({ 'a.csv': A });
    symlinkSync('/etc', join(folder, 'etc'));
    symlinkSync('/etc/passwd', join(folder, 'b.csv'));
    symlinkSync('a.csv', join(folder, 'c.csv'));
    spawnSync('mkfifo', [join(folder, 'd.csv')]);
    const input = await openInput(folder);
    expect(input.members).toEqual(['a.csv', 'b.csv', 'c.csv', 'd.csv', 'etc']);
    const codes = ['archive.link', 'archive.link', 'archive.not-readable', 'archive.link'];
    for (const name of ['b.csv', 'c.csv', 'd.csv', 'etc']) {
      expect(codesOf(await stopOf(async () => gather(input.read(name))))).toEqual([codes.shift()]);
    }
    await input.close();
  });

  it('may be given by a link', async () => {
    const folder = folderOf({ 'a.csv': A });
    symlinkSync(folder, `${folder}.link`);
    expect((await readMember(`${folder}.link`, 'a.csv')).toString()).toBe(A);
    rmSync(`${folder}.link`);
  });

  it('of too many files stops the run', async () => {
    const folder = folderOf({ 'a.csv': A, 'b/c.csv': A });
    expect(codesOf(await stopOf(async () => openInput(folder, { members: 1 })))).toEqual([
      'archive.too-many-members',
    ]);
  });

  it.runIf(process.getuid?.() !== 0)('that may not be read stops the run', async () => {
    const folder = folderOf({ 'sub/a.csv': A, 'b.csv': A });
    chmodSync(join(folder, 'b.csv'), 0);
    expect(codesOf(await stopOf(async () => readMember(folder, 'b.csv')))).toEqual(['archive.not-readable']);
    chmodSync(join(folder, 'sub'), 0);
    const input = await openInput(folder);
    expect([input.members, input.matching('*.csv')]).toEqual([['b.csv'], ['b.csv']]);
    expect(codesOf(await stopOf(() => input.matching('s*/*.csv')))).toEqual(['archive.not-readable']);
    await input.close();
    chmodSync(join(folder, 'sub'), 0o700);
    chmodSync(folder, 0);
    expect(codesOf(await stopOf(async () => openInput(folder)))).toEqual(['archive.not-readable']);
    chmodSync(folder, 0o700);
  });
});

it('what is no file stops the run', async () => {
  const pipe = join(mkdtempSync(join(tmpdir(), 'stapel-pipe-')), 'a.csv');
  spawnSync('mkfifo', [pipe]);
  expect(codesOf(await stopOf(async () => openInput(pipe)))).toEqual(['archive.not-readable']);
  expect(codesOf(await stopOf(async () => openInput('/dev/null')))).toEqual(['archive.not-readable']);
  expect(codesOf(await stopOf(async () => openInput('/nowhere')))).toEqual(['archive.missing']);
  expect(codesOf(await stopOf(async () => openInput('/dev/null/a')))).toEqual(['archive.missing']);
});

describe('a pattern', () => {
  const names = [
    'b10.csv',
    'b2.csv',
    'Z.csv',
    'b\u{10000}.csv',
    'b\uffee.csv',
    'sub/b3.csv',
    'c.csv.gz',
    'd.csv.ZST',
  ];
  const open = async () => openInput(folderOf(Object.fromEntries(names.map((name) => [name, A]))));

  it('means members, sorted by UTF-16 code unit', async () => {
    const input = await open();
    expect(input.matching('b*.csv')).toEqual(['b10.csv', 'b2.csv', 'b\u{10000}.csv', 'b\uffee.csv']);
    expect(input.matching('./sub/b?.csv')).toEqual(['sub/b3.csv']);
    expect(input.matching('c.csv')).toEqual(['c.csv.gz']);
    expect(input.matching('?.csv')).toEqual(['Z.csv', 'c.csv.gz', 'd.csv.ZST']);
    expect(input.matching('x*')).toEqual([]);
    await input.close();
  });

  it('that means one file stops the run when there are more, or none', async () => {
    const input = await open();
    expect(input.one('Z*')).toBe('Z.csv');
    expect(await wordsOf(() => input.one('b?.csv'))).toEqual([
      '`b?.csv` stands for one file and matches 3: `b2.csv`, `b\u{10000}.csv`, `b\uffee.csv`',
    ]);
    expect(codesOf(await stopOf(() => input.one('b?.csv')))).toEqual(['extract.file-ambiguous']);
    expect(codesOf(await stopOf(() => input.one('x')))).toEqual(['extract.table-missing']);
    await input.close();
  });

  it('shows no character of a name that a terminal would obey', async () => {
    const input = await openInput(
      fileOf(zipBytes(['\u001b[2Ja', '\u202ea'].map((name) => ({ name, data: A })))),
    );
    expect(await wordsOf(() => input.one('*'))).toEqual([
      '`*` stands for one file and matches 2: `?[2Ja`, `?a`',
    ]);
    await input.close();
  });

  it('must mean something: all that do not are said at once', async () => {
    const input = await open();
    input.require(['b*.csv', 'c.csv']);
    const stop = await stopOf(() => input.require(['x.csv', 'b*.csv', 'y*.csv', 'x.csv']));
    expect(codesOf(stop)).toEqual(['extract.table-missing', 'extract.table-missing']);
    await input.close();
  });

  it('does not mean the same table twice', async () => {
    const input = await openInput(folderOf({ 'a.csv': A, 'a.csv.gz': zlib.gzipSync(A), 'b.csv': A }));
    for (const pattern of ['a.csv', 'a*', '*']) {
      expect(await wordsOf(() => input.matching(pattern))).toEqual([
        '`a.csv` and `a.csv.gz` are one table, packed and unpacked',
      ]);
    }
    expect(codesOf(await stopOf(() => input.require(['a.csv', 'x'])))).toEqual([
      'archive.packed-and-plain',
      'extract.table-missing',
    ]);
    expect(input.one('a.csv.gz')).toBe('a.csv.gz');
    expect(input.one('b.csv')).toBe('b.csv');
    await input.close();
  });
});

describe('what changes while it is read', () => {
  /** Reads a member whose file is changed when its first bytes have come. */
  async function changing(path: string, member: string, change: () => void) {
    const input = await openInput(path);
    try {
      return await stopOf(async () => {
        for await (const chunk of input.read(member)) {
          expect(chunk.length).toBeGreaterThan(0);
          change();
        }
      });
    } finally {
      await input.close();
    }
  }

  const zip = zipBytes([{ name: 'a.csv', data: LARGE, method: 0 }]);
  const later = new Date('2030-01-01T00:00:00Z');

  it.each([
    ['a file that grows', LARGE, 'a.csv', (path: string) => appendFileSync(path, A)],
    ['a file that is written to', LARGE, 'a.csv', (path: string) => utimesSync(path, later, later)],
    ['a file that is emptied', LARGE, 'a.csv', (path: string) => writeFileSync(path, '')],
    ['a zip that is written to', zip, 'a.csv', (path: string) => utimesSync(path, later, later)],
    ['a zip of other bytes', zip, 'a.csv', (path: string) => writeFileSync(path, Buffer.alloc(zip.length))],
    ['a zip that is cut off', zip, 'a.csv', (path: string) => writeFileSync(path, zip.subarray(0, 1000))],
  ])('stops the run: %s', async (_, bytes, name, change) => {
    const path = fileOf(bytes, bytes === zip ? 'night.zip' : name);
    expect(codesOf(await changing(path, name, () => change(path)))).toEqual(['archive.changed']);
  });

  it('stops the run: a file of a folder, also between listing and reading', async () => {
    const folder = folderOf({ 'a.csv': LARGE, 'b.csv': A, 'c.csv': A, 'd.csv': A });
    const at = (name: string): string => join(folder, name);
    expect(codesOf(await changing(folder, 'a.csv', () => appendFileSync(at('a.csv'), A)))).toEqual([
      'archive.changed',
    ]);
    const input = await openInput(folder);
    appendFileSync(at('a.csv'), A);
    rmSync(at('b.csv'));
    writeFileSync(at('other'), A);
    renameSync(at('other'), at('c.csv'));
    rmSync(at('d.csv'));
    symlinkSync('/etc/passwd', at('d.csv'));
    for (const name of ['a.csv', 'b.csv', 'c.csv', 'd.csv']) {
      expect(codesOf(await stopOf(async () => gather(input.read(name)))), name).toEqual(['archive.changed']);
    }
    expect(await wordsOf(async () => gather(input.read('d.csv')))).toEqual([
      'the extract changed while it was read: d.csv: a link stands in its place',
    ]);
    await input.close();
  });
});
