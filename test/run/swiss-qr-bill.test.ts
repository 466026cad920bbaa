import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeCodes } from '../barcode/zxing.ts';
import { changed } from '../faults/fixture.ts';
import { Workbench } from '../faults/workbench.ts';
import { openPdf } from '../pdf/open-pdf.ts';
import { rasterPages, type RasterPage } from './raster-page.ts';
import { reportOf } from './run-files.ts';

/** Bills in euros on A4 with a Swiss payment part; marks and code stand above it. */
const bench = new Workbench(
  changed({
    edit: [
      {
        file: 'invoice.yaml',
        find: '\nflow:\n',
        put: `
payment:
  - swissQr:
      iban: CH58 0079 1123 0008 8901 2
      creditor: { name: Adventure Works Zürich, street: Limmatquai, houseNumber: '1', postalCode: '8001', city: Zürich, country: CH }
      amount: invoice.net_total
      debtor: address
      reference: RF18 5390 0754 7034
      message: 'Rechnung {{ invoice.invoice }}'
    paper: A4
    font: regular
    bold: semibold
    when: document.currency == "EUR"

flow:
`,
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

interface Bill {
  readonly invoice: string;
  readonly amount: number;
  readonly parts: Readonly<Record<string, string>>;
}

let bills: Map<string, Bill>;
let pages: RasterPage[];
let texts: { readonly text: string; readonly x: number; readonly base: number }[][];

beforeAll(async () => {
  const outcome = await bench.command(['run', '$JOB', '--out', '$DIR/runs', '--run-id', 'run', '--quiet']);
  if (outcome.exit !== 0) throw new Error(outcome.stderr);
  const db = new Database(join(bench.run, 'run.db'), { readonly: true });
  const rows = db
    .prepare<[], [string, number, string]>(
      "SELECT d.key, d.amount, CAST(a.parts AS TEXT) FROM document d JOIN address a ON a.account = d.account WHERE d.currency = 'EUR'",
    )
    .raw()
    .all();
  db.close();
  bills = new Map(
    rows.map(([invoice, amount, parts]) => [
      invoice,
      { invoice, amount, parts: JSON.parse(parts) as Record<string, string> },
    ]),
  );
  const file = readFileSync(join(bench.run, 'streams/a4.pdf'));
  const pdf = await openPdf(file);
  pages = await rasterPages(
    file,
    Array.from({ length: pdf.numPages }, (_, page) => page),
  );
  texts = [];
  for (let page = 1; page <= pdf.numPages; page++) {
    const { items } = await (await pdf.getPage(page)).getTextContent();
    texts.push(
      items.flatMap((item) =>
        'str' in item && item.str.trim() !== ''
          ? [{ text: item.str, x: mm(item.transform[4]), base: 297 - mm(item.transform[5]) }]
          : [],
      ),
    );
  }
});
afterAll(() => bench.remove());

/** Share of dark pixels in a rectangle of an A4 page; PDFium's bitmap is as large as the page in whole points. */
function dark(page: RasterPage, x: number, y: number, width: number, height: number): number {
  const across = page.image.width / ((210 / 25.4) * 300);
  const down = page.image.height / ((297 / 25.4) * 300);
  return page.darkness(x * across, y * down, width * across, height * down);
}

const mm = (points: unknown): number => (Number(points) * 25.4) / 72;

test('the code of each slip, read from the rendered page, is the payment byte for byte', async () => {
  const read = new Set<string>();
  for (const page of pages) {
    for (const text of await decodeCodes(page.crop(62, 207, 56, 56), 'QRCode')) {
      const invoice = /Rechnung (\w+)/.exec(text)?.[1] ?? '';
      const { amount = 0, parts = {} } = bills.get(invoice) ?? {};
      const debtor = [
        parts['company'] ?? [parts['givenName'], parts['familyName']].filter(Boolean).join(' '),
        ...[
          parts['street'] ?? '',
          parts['houseNumber'] ?? '',
          parts['postalCode'],
          parts['city'],
          parts['country'],
        ],
      ];
      expect(text).toBe(
        [
          ...['SPC', '0200', '1', 'CH5800791123000889012', 'S', 'Adventure Works Zürich', 'Limmatquai', '1'],
          ...[
            '8001',
            'Zürich',
            'CH',
            '',
            '',
            '',
            '',
            '',
            '',
            '',
            (amount / 100).toFixed(2),
            'EUR',
            'S',
            ...debtor,
          ],
          ...['SCOR', 'RF18539007547034', `Rechnung ${invoice}`, 'EPD'],
        ].join('\n'),
      );
      read.add(invoice);
    }
  }
  expect([...read].sort()).toEqual([...bills.keys()].sort());
  expect(read.size).toBe(5);
});

test('what pdf.js finds on the page of a slip stands where the guidelines have it', () => {
  const slips = texts.filter((page) => page.some(({ text }) => /^(?:Zahlteil|Section paiement)$/.test(text)));
  expect(slips).toHaveLength(5);
  for (const slip of slips) {
    const at = (x: number, base: number, text: RegExp): void => {
      const found = slip.filter((each) => Math.abs(each.x - x) < 0.1 && Math.abs(each.base - base) < 0.1);
      expect(found.map((each) => each.text).join(), `${x}, ${base}`).toMatch(text);
    };
    const line = 25.4 / 72;
    at(5, 197 + 8.8 * line, /^(?:Empfangsschein|Récépissé)$/);
    at(67, 197 + 8.8 * line, /^(?:Zahlteil|Section paiement)$/);
    at(118, 197 + 17.4 * line, /^CH58 0079 1123 0008 8901 2$/);
    at(5, 204 + 13.8 * line, /^CH58 0079 1123 0008 8901 2$/);
    at(67, 260 + 19.4 * line, /^EUR$/);
    at(82, 260 + 19.4 * line, /^\d[\d ]*\.\d\d$/);
    at(17, 260 + 15.8 * line, /^\d[\d ]*\.\d\d$/);
    // Nothing of the page below the scissors but the slip's own; nothing of the slip in its margins.
    for (const each of slip) if (each.base > 190.5) expect(each.base).toBeGreaterThan(197);
    for (const each of slip) if (each.base > 190.5) expect(each.base).toBeLessThan(292);
  }
});

test('code, cross and lines are drawn to the millimetre', () => {
  const slips = pages.filter((page) => dark(page, 67, 209, 46, 46) > 0.3);
  expect(slips).toHaveLength(5);
  for (const page of slips) {
    // The finder patterns' outer edges: 46 mm, and 5 mm of white around.
    expect(dark(page, 67.1, 209.2, 0.3, 4)).toBeGreaterThan(0.95);
    expect(dark(page, 112.6, 209.2, 0.3, 4)).toBeGreaterThan(0.95);
    expect(dark(page, 67.2, 254.6, 4, 0.3)).toBeGreaterThan(0.95);
    expect(dark(page, 62.5, 207, 4.3, 48)).toBe(0);
    expect(dark(page, 113.2, 204, 4.6, 55)).toBe(0);
    expect(dark(page, 67, 255.2, 46, 4.6)).toBe(0);
    // The cross: white edge, black square, white arms.
    expect(dark(page, 86.55, 228.55, 6.9, 0.35)).toBeLessThan(0.05);
    expect(dark(page, 87.1, 229.1, 1, 1)).toBe(1);
    expect(dark(page, 88.2, 231.6, 3.6, 0.8)).toBe(0);
    expect(dark(page, 89.6, 230.2, 0.8, 3.6)).toBe(0);
    // Dashed lines along the slip's edge and between its parts.
    for (const share of [dark(page, 15, 191.9, 190, 0.2), dark(page, 61.9, 215, 0.2, 80)]) {
      expect(share).toBeGreaterThan(0.25);
      expect(share).toBeLessThan(0.75);
    }
  }
});

test('the run balances, and verify finds every page', async () => {
  const report = reportOf(bench.run);
  expect(report.balance.ok).toBe(true);
  const outcome = await bench.command(['verify', '$DIR/runs/run']);
  expect(outcome, outcome.stdout + outcome.stderr).toMatchObject({ exit: 0 });
});
