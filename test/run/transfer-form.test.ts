import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { decodeCodes } from '../barcode/zxing.ts';
import { changed } from '../faults/fixture.ts';
import { Workbench } from '../faults/workbench.ts';
import { openPdf } from '../pdf/open-pdf.ts';
import { rasterPages } from './raster-page.ts';

/** Bills in euros with a transfer form each: a German one, an Austrian one for the French. */
const part = (country: string, reference: string, when: string): string => `
  - transfer:
      country: ${country}
      name: Adventure Works Köln
      iban: DE89 3704 0044 0532 0130 00
      amount: invoice.net_total
      ${reference}
      payer: address
      font: regular
      stock: blank
    paper: A4
    font: regular
    bold: semibold
    when: document.currency == "EUR" && ${when}`;
const bench = new Workbench(
  changed({
    edit: [
      {
        file: 'invoice.yaml',
        find: '\nflow:\n',
        put: `\npayment:${part('DE', "text: 'Rechnung {{ invoice.invoice }}'", 'address.country == "DE"')}${part('AT', "reference: '{{ invoice.invoice }}'", 'true')}\n\nflow:\n`,
      },
      {
        file: 'job.yaml',
        find: 'profile: neopost-omr',
        put: `profile: neopost-omr
  omr: { clearAfter: 8.5 }
  code: { y: 147.5, quiet: 8 }
  readable: { y: 187, length: 27, size: 6 }`,
      },
    ],
  }),
);
afterAll(() => bench.remove());

test('the code of each form, read from the rendered page, is the transfer byte for byte', async () => {
  const outcome = await bench.command(['run', '$JOB', '--out', '$DIR/runs', '--run-id', 'run', '--quiet']);
  expect(outcome, outcome.stderr).toMatchObject({ exit: 0 });
  const db = new Database(join(bench.run, 'run.db'), { readonly: true });
  const amounts = new Map(
    db.prepare<[], [string, number]>("SELECT key, amount FROM document WHERE currency = 'EUR'").raw().all(),
  );
  db.close();
  const file = readFileSync(join(bench.run, 'streams/a4.pdf'));
  const { numPages } = await openPdf(file);
  const read = new Map<string, string>();
  for (const page of await rasterPages(
    file,
    Array.from({ length: numPages }, (_, each) => each),
  )) {
    for (const text of await decodeCodes(page.crop(10, 250, 42, 38), 'QRCode')) {
      read.set(/SO\d+/.exec(text)?.[0] ?? '', text);
    }
  }
  expect([...read.keys()].sort()).toEqual([...amounts.keys()].sort());
  const kinds = new Set<string>();
  for (const [invoice, text] of read) {
    const amount = ((amounts.get(invoice) ?? 0) / 100).toFixed(2);
    const head = `BCD\n002\n1\nSCT\n\nAdventure Works Köln\nDE89370400440532013000\nEUR${amount}\n\n`;
    const tail = text.slice(head.length);
    expect(text.startsWith(head)).toBe(true);
    expect([`\nRechnung ${invoice}`, invoice]).toContain(tail);
    kinds.add(tail.startsWith('\n') ? 'text' : 'reference');
  }
  expect(kinds.size).toBe(2);
});
