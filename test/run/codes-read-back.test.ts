import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeCodes } from '../barcode/zxing.ts';
import { changed } from '../faults/fixture.ts';
import { Workbench } from '../faults/workbench.ts';
import { rasterPages } from './raster-page.ts';

/** A QR code below the table, and a small Data Matrix on each page that says which of how many it is. */
const bench = new Workbench(
  changed({
    edit: [
      {
        file: 'invoice.yaml',
        find: '  - slot: message\n',
        put:
          "  - code: 'Grüße, {{ invoice.invoice }}: {{ money(invoice.net_total) }}'\n" +
          '    as: qr\n    size: 24\n    align: right\n    when: invoice.net_total > 0\n' +
          '  - slot: message\n',
      },
      {
        file: 'invoice.yaml',
        find: '  # Foot\n',
        put:
          "  - code: '{{ invoice.invoice }}/{{ page }}/{{ pages }}'\n" +
          '    as: data-matrix\n    size: 8\n    paper: A4\n    at: { x: 180, y: 15, width: 10, height: 8 }\n' +
          '  # Foot\n',
      },
    ],
  }),
);

beforeAll(async () => {
  const outcome = await bench.command(['run', '$JOB', '--out', '$DIR/runs', '--run-id', 'run', '--quiet']);
  if (outcome.exit !== 0) throw new Error(outcome.stderr);
});
afterAll(() => bench.remove());

test('codes of a template are read from the rendered pages as they were typed', async () => {
  const db = new Database(join(bench.run, 'run.db'), { readonly: true });
  const keys = new Set(db.prepare<[], string>('SELECT key FROM document').pluck().all());
  db.close();
  const pdf = readFileSync(join(bench.run, 'streams/a4.pdf'));
  const pages = await rasterPages(pdf, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const bills = new Set<string>();
  for (const page of pages) {
    const [numbering = ''] = await decodeCodes(page.crop(177, 12, 14, 14), 'DataMatrix');
    const [invoice = '', number, count] = numbering.split('/');
    expect(keys).toContain(invoice);
    expect(Number(number)).toBeLessThanOrEqual(Number(count));
    const { width, height } = page.image;
    const [text] = await decodeCodes(
      page.crop(120, 90, (width * 25.4) / 300 - 121, (height * 25.4) / 300 - 91),
      'QRCode',
    );
    if (text === undefined) continue;
    expect(text).toMatch(new RegExp(`^Grüße, ${invoice}: .*\\d`));
    bills.add(invoice);
  }
  expect(bills.size).toBeGreaterThan(7);
});
