import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packedFile } from '../extract/container/read-bytes.ts';
import { zipBytes } from '../extract/zip-bytes.ts';
import { root } from '../faults/fixture.ts';
import { RUN, Workbench } from '../faults/workbench.ts';
import { streamSums } from './run-files.ts';

const here = new Workbench();
afterAll(() => here.remove());

let expected: Record<string, string> = {};
beforeAll(async () => {
  const { exit, stderr } = await here.command(RUN);
  if (exit !== 0) throw new Error(stderr);
  expected = streamSums(here.run);
}, 60_000);

const small = join(root, 'fixtures/small');
const tables = readdirSync(small).map((name) => ({ name, data: readFileSync(join(small, name)) }));

/** A run of the same id on another input. */
async function sums(archive: string, place: string): Promise<Record<string, string>> {
  const out = join(here.dir, place);
  const outcome = await here.command([
    ...['run', '$JOB', '--out', out, '--state', join(out, 'state'), '--run-id', 'run', '--quiet'],
    ...['--input', `archive=${archive}`],
  ]);
  expect(outcome, outcome.stderr).toMatchObject({ exit: 0 });
  return streamSums(join(out, 'run'));
}

test('a folder, with a table packed by gzip and one by zstd, gives the same print streams as the zip', async () => {
  const folder = join(here.dir, 'night');
  mkdirSync(folder);
  for (const { name, data } of tables) {
    if (name === 'customers.csv') writeFileSync(join(folder, `${name}.gz`), gzipSync(data));
    else if (name === 'invoice_lines.csv')
      copyFileSync(packedFile('lines.csv.zst'), join(folder, `${name}.zst`));
    else writeFileSync(join(folder, name), data);
  }
  writeFileSync(join(folder, 'night.done'), '');
  expect(await sums(folder, 'folder')).toEqual(expected);
});

test('so does a zip of packed tables', async () => {
  const zip = join(here.dir, 'packed.zip');
  writeFileSync(
    zip,
    zipBytes(tables.map(({ name, data }) => ({ name: `${name}.gz`, data: gzipSync(data), method: 0 }))),
  );
  expect(await sums(zip, 'zip')).toEqual(expected);
});
