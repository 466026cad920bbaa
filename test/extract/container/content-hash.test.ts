import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { hashInput } from '../../../src/extract/container/content-hash.ts';
import { openInput } from '../../../src/extract/container/input.ts';
import { codesOf, stopOf } from '../tables.ts';
import { fileOf, zipBytes } from '../zip-bytes.ts';

const sha256 = (data: Buffer | string): string => createHash('sha256').update(data).digest('hex');

function folderOf(...files: (readonly [name: string, data: string])[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'stapel-folder-'));
  for (const [name, data] of files) writeFileSync(join(folder, name), data);
  return folder;
}

it('of a file or a zip is that of its bytes', async () => {
  const zip = zipBytes([{ name: 'a.csv', data: 'k;v\n' }]);
  for (const bytes of [zip, zip.subarray(0, 40), Buffer.alloc(0), Buffer.alloc(600_000, 'ab')]) {
    expect(await hashInput(fileOf(bytes))).toBe(sha256(bytes));
  }
  const input = await openInput(fileOf(zip));
  expect(await hashInput(input, ['a.csv'])).toBe(sha256(zip));
  await input.close();
});

it('of a folder counts the members that are read, in the order of their names', async () => {
  const one = folderOf(['b1.csv', '1'], ['b2.csv', '2'], ['a.csv', 'x'], ['log', 'anything']);
  const expected = sha256(`a.csv\0${sha256('x')}\nb1.csv\0${sha256('1')}\nb2.csv\0${sha256('2')}\n`);
  expect(await hashInput(one, ['b*.csv', 'a.csv', 'b1.csv'])).toBe(expected);
  const other = folderOf(['a.csv', 'x'], ['b2.csv', '2'], ['b1.csv', '1'], ['log', 'another']);
  expect(await hashInput(other, ['a.csv', 'b*.csv'])).toBe(expected);
  expect(await hashInput(one)).not.toBe(await hashInput(other));
  expect(await hashInput(folderOf(['a.csv', 'y']), ['a.csv'])).not.toBe(
    await hashInput(folderOf(['a.csv', 'x']), ['a.csv']),
  );
});

it('says what is wrong with what is not there', async () => {
  expect(codesOf(await stopOf(async () => hashInput('/nowhere')))).toEqual(['archive.missing']);
});
