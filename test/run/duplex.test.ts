import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { changed } from '../faults/fixture.ts';
import { RUN, Workbench } from '../faults/workbench.ts';
import { openPdf, textOf } from '../pdf/open-pdf.ts';
import { reportOf } from './run-files.ts';

const here = new Workbench(
  changed({
    edit: [
      { file: 'job.yaml', find: 'plex: simplex', put: 'plex: duplex' },
      // The back of the clear zone: text must end 25 mm before the right edge.
      {
        file: 'invoice.yaml',
        find: 'first: { x: 25, y: 105, width: 165',
        put: 'first: { x: 25, y: 105, width: 160',
      },
      {
        file: 'invoice.yaml',
        find: 'following: { x: 25, y: 36, width: 165',
        put: 'following: { x: 25, y: 36, width: 160',
      },
    ],
  }),
);
afterAll(() => here.remove());

test('with two pages a sheet every bill begins on a front, and blank backs are counted', async () => {
  const outcome = await here.command(RUN);
  expect(outcome, outcome.stderr).toMatchObject({ exit: 0 });
  const { totals, streams, balance } = reportOf(here.run);
  expect(balance.ok).toBe(true);
  expect(totals).toMatchObject({ documents: 17, sheets: 17, pages: 34 });
  for (const { file, pages, sheets } of streams) {
    expect(pages).toBe(sheets * 2);
    const pdf = await openPdf(readFileSync(join(here.run, file)));
    expect(pdf.numPages).toBe(pages);
    for (let page = 1; page <= pages; page += 1) {
      const text = await textOf(pdf, page);
      if (page % 2 === 1) expect(text).toContain('101-');
      else expect(text).toBe('');
    }
  }
});
