import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeCodes } from '../barcode/zxing.ts';
import { changed } from '../faults/fixture.ts';
import { Workbench } from '../faults/workbench.ts';
import { rasterPages } from './raster-page.ts';

/** Linear codes and a QR code below the table, a GiroCode on bills in euros, and a small Data Matrix on each page that says which of how many it is. */
const bench = new Workbench(
  changed({
    edit: [
      {
        file: 'invoice.yaml',
        find: '  - slot: message\n',
        put:
          "  - { barcode: '{{ invoice.invoice }}/{{ document.lines }}', as: code-128, height: 10, readable: body }\n" +
          "  - { barcode: '{{ invoice.invoice }}', as: code-39, height: 8, bar: 0.25, check: true, align: center }\n" +
          "  - { barcode: '1{{ string(1000000000 + invoice.net_total) }}', as: interleaved-2-of-5, height: 9, check: true, align: right }\n" +
          "  - code: 'Grüße, {{ invoice.invoice }}: {{ money(invoice.net_total) }}'\n" +
          '    as: qr\n    size: 24\n    align: right\n    when: document.currency != "EUR"\n' +
          "  - giroCode: { name: Adventure Works Köln, iban: DE89 3704 0044 0532 0130 00, amount: invoice.net_total, text: 'Rechnung {{ invoice.invoice }}' }\n" +
          '    size: 30\n    when: document.currency == "EUR"\n' +
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
  const amounts = new Map(db.prepare<[], [string, number]>('SELECT key, amount FROM document').raw().all());
  db.close();
  const pdf = readFileSync(join(bench.run, 'streams/a4.pdf'));
  const pages = await rasterPages(pdf, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  let typed = 0;
  let transfers = 0;
  let bars = 0;
  for (const page of pages) {
    const [numbering = ''] = await decodeCodes(page.crop(177, 12, 14, 14), 'DataMatrix');
    const [invoice = '', number, count] = numbering.split('/');
    expect(amounts.has(invoice)).toBe(true);
    expect(Number(number)).toBeLessThanOrEqual(Number(count));
    const { width, height } = page.image;
    const right = (width * 25.4) / 300;
    const whole = page.crop(0, 60, right, 220);
    const [shipping] = await decodeCodes(whole, 'Code128');
    if (shipping !== undefined) {
      bars++;
      expect(shipping).toMatch(new RegExp(`^${invoice}/\\d+$`));
      // With their check characters, which readers leave in the text.
      expect((await decodeCodes(whole, 'Code39'))[0]?.slice(0, -1)).toBe(invoice);
      expect((await decodeCodes(whole, 'ITF'))[0]?.slice(0, -1)).toBe(
        `1${1_000_000_000 + (amounts.get(invoice) ?? 0)}`,
      );
    }
    const [text] = await decodeCodes(page.crop(24, 90, right - 25, (height * 25.4) / 300 - 91), 'QRCode');
    if (text === undefined) continue;
    if (text.startsWith('BCD')) {
      transfers++;
      const amount = ((amounts.get(invoice) ?? 0) / 100).toFixed(2);
      expect(text).toBe(
        `BCD\n002\n1\nSCT\n\nAdventure Works Köln\nDE89370400440532013000\nEUR${amount}\n\n\nRechnung ${invoice}`,
      );
    } else {
      typed++;
      expect(text).toMatch(new RegExp(`^Grüße, ${invoice}: .*\\d`));
    }
  }
  expect([typed, transfers, bars]).toEqual([6, 5, 11]);
});
