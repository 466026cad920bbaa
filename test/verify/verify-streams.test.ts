import { join } from 'node:path';
import { expect, it } from 'vitest';
import { RunStop } from '../../src/fault/run-stop.ts';
import type { PageContent } from '../../src/pdf/page-chunk.ts';
import { StageClock } from '../../src/run/stage-clock.ts';
import { verifyStreams } from '../../src/run/verify-streams.ts';
import { openRunDatabaseReadOnly } from '../../src/store/run-database.ts';
import { modes, night, type Mode } from './night.ts';
import { releasedRun } from './released-run.ts';

/** Verifies a run whose file holds these pages; gives the faults, and the pages that were looked at. */
async function verified(
  mode: Mode,
  change: (pages: PageContent[]) => void,
): Promise<{ faults: string[]; looked: number }> {
  const sound = night(mode, 200);
  const pages = [...sound.pages];
  change(pages);
  const root = releasedRun(sound, pages);
  const db = openRunDatabaseReadOnly(join(root, 'run.db'));
  const clock = new StageClock();
  const looked = (): number => clock.rows().find(({ name }) => name === 'verify')?.items ?? 0;
  try {
    await verifyStreams({
      job: { number: 101, mailpiece: { plex: mode.plex } },
      run: { number: 1 },
      directory: { staging: root },
      db,
      clock,
      observer: {
        started: () => undefined,
        waiting: () => undefined,
        progress: () => undefined,
        note: () => undefined,
      },
    });
    return { faults: [], looked: looked() };
  } catch (error) {
    if (!(error instanceof RunStop)) throw error;
    return { faults: error.faults.map(({ code }) => code), looked: looked() };
  } finally {
    db.close();
  }
}

it.each(modes)('looks at some pages of a run: objectStreams $objectStreams, $plex', async (mode) => {
  const { faults, looked } = await verified(mode, () => undefined);
  expect(faults).toEqual([]);
  expect(looked).toBe(mode.plex === 'duplex' ? 104 : 52);
});

it.each(modes)(
  'stops a run with a page lost or shifted: objectStreams $objectStreams, $plex',
  async (mode) => {
    const { faults } = await verified(mode, (pages) => void pages.splice(100, 1));
    expect(new Set(faults)).toEqual(new Set(['verify.stream-differs']));
    expect((await verified(mode, (pages) => void pages.push(...pages.splice(1, 1)))).faults).toContain(
      'verify.stream-differs',
    );
  },
);
