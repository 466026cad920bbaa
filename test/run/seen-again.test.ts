import { copyFileSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { zipBytes } from '../extract/zip-bytes.ts';
import { root } from '../faults/fixture.ts';
import { benchWith, night, nightWith } from './nights.ts';

const SLOW = 180_000;
const here = benchWith('');
afterAll(() => here.remove());

test(
  'the same content is not produced twice, whatever its file is called and however it is packed',
  async () => {
    const extract = nightWith(here, 'night.zip', 0);
    expect(await here.command(night('first', extract))).toMatchObject({ exit: 0 });

    const renamed = join(here.dir, 'renamed.bin');
    copyFileSync(extract, renamed);
    const same = await here.command(night('renamed', renamed));
    expect(same.exit).toBe(65);
    expect(same.stderr).toMatch(
      /already produced by run `first` \(same content, SHA-256 [0-9a-f]{12}\) \[run\.input-seen\]/,
    );

    const repacked = nightWith(here, 'repacked.zip', 0, 0);
    expect(readFileSync(repacked).equals(readFileSync(extract))).toBe(false);
    const packed = await here.command(night('repacked', repacked));
    expect(packed.exit).toBe(65);
    expect(packed.stderr).toContain(
      '`first` (its tables have the same content, packed anew) [run.input-seen]',
    );
    expect(readFileSync(join(here.dir, 'runs/repacked/run.ndjson'), 'utf8')).not.toContain('compos');
    // Taken up again, it is still the same.
    const resumed = await here.command(night('repacked', repacked, '--resume'));
    expect(resumed.stderr).toContain('[run.input-seen]');

    const specimen = await here.command(night('specimen', repacked, '--limit', '2'));
    expect(specimen, specimen.stderr).toMatchObject({ exit: 0 });
    const meant = await here.command(night('meant', repacked, '--rerun', '--reason', 'a roll was torn'));
    expect(meant, meant.stderr).toMatchObject({ exit: 0 });

    // One row more is another night.
    expect(await here.command(night('other', nightWith(here, 'other.zip', 1)))).toMatchObject({ exit: 0 });
  },
  SLOW,
);

test(
  'nights without a document are alike, and each is a run of its own',
  async () => {
    for (const method of [8, 0]) {
      const members = readdirSync(join(root, 'fixtures/small')).map((name) => {
        const text = readFileSync(join(root, 'fixtures/small', name), 'utf8');
        return { name, method, data: name.startsWith('invoice') ? `${text.split('\n')[0]}\n` : text };
      });
      const file = join(here.dir, `empty-${method}.zip`);
      writeFileSync(file, zipBytes(members));
      const outcome = await here.command(night(`empty-${method}`, file));
      expect(outcome, outcome.stderr).toMatchObject({ exit: 3 });
    }
  },
  SLOW,
);
