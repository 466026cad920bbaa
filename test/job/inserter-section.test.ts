import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Fault } from '../../src/fault/fault.ts';
import type { InserterProfile } from '../../src/job/inserter-profile.ts';
import { loadJob } from '../../src/job/load-job.ts';
import { SMALL_JOB, SMALL_TEMPLATE } from './small-job.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stapel-inserter-'));
  await writeFile(join(folder, 'small.yaml'), SMALL_TEMPLATE);
});
afterAll(() => rm(folder, { recursive: true }));

/** The inserter of the small job with this section, and files beside the job. */
async function inserterOf(
  section: string,
  files: Readonly<Record<string, string>> = {},
): Promise<{ inserter: InserterProfile | undefined; faults: string[]; resources: string[] }> {
  const job = SMALL_JOB.replace('inserter: { profile: neopost-omr }', section);
  await writeFile(join(folder, 'job.yaml'), job);
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const loaded = await loadJob(join(folder, 'job.yaml'));
  const shown = ({ code, place, found }: Fault): string =>
    `${code} ${found ?? ''} ${place.file?.split('/').at(-1)}:${place.line}`.replace(/ +/g, ' ');
  return {
    inserter: loaded.job?.inserter,
    faults: loaded.faults?.map(shown) ?? [],
    resources: loaded.job?.resources.map(({ name }) => name) ?? [],
  };
}

describe('a profile in a file of its own', () => {
  test('extends a built-in one, and the job has the last word', async () => {
    const { inserter, faults, resources } = await inserterOf(
      'inserter: { profile: ./our-machine.yaml, omr: { pitch: 5 }, feed: { face: down } }',
      {
        'our-machine.yaml':
          'extends: neopost-omr\ndpi: 1200\nomr:\n  firstMark: 120\n  pitch: 4.5\n  sequence: { direction: down, first: 7 }\n' +
          'code: none\nstations: 2\nlimits: { codeLength: 60 }\n',
      },
    );
    expect(faults).toEqual([]);
    expect(resources).toContain('our-machine.yaml');
    expect(inserter).toMatchObject({
      name: 'our-machine',
      dpi: 1200,
      omr: { firstMark: 120, pitch: 5, thickness: 0.5 },
      feed: { fold: 'c', face: 'down' },
      stations: 2,
      limits: { codeLength: 60, positions: 24 },
    });
    expect(inserter?.omr?.sequence).toEqual({
      first: 7,
      direction: 'down',
      zero: 'used',
      counts: 'stream',
      polarity: 'normal',
    });
    expect(inserter?.code).toBeUndefined();
  });

  test('may begin with nothing and have a name of its own', async () => {
    const { inserter, faults } = await inserterOf('inserter: { profile: machines.yml }', {
      'machines.yml': 'name: old-one\nomr: { positions: [start, insert] }\n',
    });
    expect(faults).toEqual([]);
    expect(inserter).toMatchObject({ name: 'old-one', omr: { positions: ['start', 'insert'], pitch: 4 } });
    expect(inserter?.code).toBeUndefined();
  });

  test.each([
    ['omr: { pich: 4 }', 'job.unknown-key pich bad.yaml:1'],
    ['extends: neopost\n', 'job.unknown-name neopost bad.yaml:1'],
    ['omr: { pitch: 4 }', 'job.missing-key bad.yaml:1'],
    [
      'extends: neopost-omr\ncode: none\nomr: { positions: [start, inserts] }',
      'job.invalid-value inserts bad.yaml:3',
    ],
    ['dpi: 400', 'job.invalid-value 400 bad.yaml:1'],
    ['- 1', 'job.invalid-value a list bad.yaml:1'],
    ['a: [', 'job.yaml bad.yaml:1'],
  ])('that is wrong is told at its own line: %s', async (text, expected) => {
    const { faults } = await inserterOf('inserter: { profile: ./bad.yaml }', { 'bad.yaml': text });
    expect(faults[0]).toBe(expected);
  });

  test.each([
    ['./none.yaml', 'job.unreadable'],
    ['/etc/machine.yaml', 'job.resource-refused /etc/machine.yaml job.yaml:38'],
    ['https://example.com/machine.yaml', 'job.resource-refused'],
  ])('that cannot be read is told in the job: %s', async (profile, expected) => {
    const { faults } = await inserterOf(`inserter: { profile: '${profile}' }`);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(expected);
  });
});

describe('in the job', () => {
  test('marks and code can be left out, and come back with all that they need', async () => {
    const { inserter } = await inserterOf('inserter: { profile: neopost-omr, code: none, dpi: 300 }');
    expect(inserter).toMatchObject({ name: 'neopost-omr', dpi: 300, omr: { pitch: 4 } });
    expect(inserter?.code).toBeUndefined();
    const { faults } = await inserterOf('inserter: { profile: ./bare.yaml, code: { x: 10 } }', {
      'bare.yaml': 'omr: { positions: [start, insert] }',
    });
    expect(faults).toEqual(['job.missing-key job.yaml:38', 'job.missing-key job.yaml:38']);
  });

  test('folds of an envelope are those of the job', async () => {
    await writeFile(
      join(folder, 'job.yaml'),
      `${SMALL_JOB}envelopes:\n  own: { alwaysVisible: { x: 20, y: 50, width: 80, height: 40 }, everVisible: { x: 10, y: 45, width: 100, height: 50 }, folds: [100] }\n`,
    );
    const { job } = await loadJob(join(folder, 'job.yaml'));
    expect(job?.envelopes['own']?.folds).toEqual([100]);
    expect(job?.envelopes['c65-din']?.folds).toEqual([105, 210]);
  });
});
