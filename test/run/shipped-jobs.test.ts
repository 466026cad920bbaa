import { execa } from 'execa';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, expect, test } from 'vitest';
import yauzl from 'yauzl';
import * as z from 'zod';
import { decodeCodes } from '../barcode/zxing.ts';
import { root } from '../house/source-files.ts';
import { rasterPages } from './raster-page.ts';

/** The two jobs whose extracts are generated, on a few customers. */
const dir = mkdtempSync(join(tmpdir(), 'stapel-jobs-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const node = async (...args: string[]) => {
  const { exitCode, stdout, stderr } = await execa(process.execPath, ['--no-opt', ...args], {
    reject: false,
    cwd: root,
  });
  return { exitCode, said: stdout + stderr };
};

async function produce(job: string, input: string, id: string, workers: number): Promise<Buffer> {
  const args = [
    'run',
    `jobs/${job}/job.yaml`,
    '--input',
    `archive=${input}`,
    '--out',
    join(dir, String(workers)),
  ];
  const more = ['--run-id', id, '--workers', String(workers), '--quiet', '--state', join(dir, `s${workers}`)];
  const { exitCode, said } = await node(join(root, 'bin/stapel.js'), ...args, ...more);
  expect(exitCode, said).toBe(0);
  return readFileSync(join(dir, String(workers), id, 'streams/a4.pdf'));
}

/** The texts of each page in the order in which they were drawn. */
async function textsOf(pdf: Buffer): Promise<string[][]> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const pages: string[][] = [];
  for (let p = 1; p <= document.numPages; p++) {
    const { items } = await (await document.getPage(p)).getTextContent();
    pages.push(items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item.str] : [])));
  }
  await document.destroy();
  return pages;
}

interface Delivered {
  readonly number: string;
  /** After each booking, as whole rappen. */
  readonly balances: readonly number[];
}

async function readStatements(zip: string): Promise<Delivered[]> {
  const archive = await yauzl.openPromise(zip);
  for await (const entry of archive.eachEntry()) {
    if (entry.fileName !== 'statements.jsonl') continue;
    const lines = await text(await archive.openReadStreamPromise(entry));
    return lines
      .trim()
      .split('\n')
      .map((line) => {
        const { statement, bookings } = statementLine.parse(JSON.parse(line));
        return { number: statement, balances: bookings.map(({ balance }) => rappen(balance)) };
      });
  }
  throw new Error(`no statements in ${zip}`);
}

const statementLine = z.object({
  statement: z.string(),
  bookings: z.array(z.object({ balance: z.string() })),
});

const rappen = (shown: string): number => Number(shown.replace('\u2212', '-').replaceAll(/[^\d-]/g, ''));

/** Every amount that stands on a statement's pages, by its number, in the order in which they were drawn. */
function balancesOf(pages: readonly (readonly string[])[]): Map<string, number[]> {
  const amounts = new Map<string, number[]>();
  let number = '';
  for (const texts of pages) {
    const first = texts.find((shown) => /^2026-3-\d+\.\d$/.test(shown));
    number = first ?? number;
    const own = amounts.get(number) ?? [];
    amounts.set(number, own);
    for (const shown of texts) if (/^[−\d][\d'\u00a0\s,]*\.\d\d$/.test(shown)) own.push(rappen(shown));
  }
  return amounts;
}

const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

test('the energy bill: the same from one and two workers, its GiroCode read from the page', async () => {
  const input = join(dir, 'energy.zip');
  expect((await node('scripts/make-stadtwerke.mjs', '--customers', '24', '--out', input)).exitCode).toBe(0);
  const pdf = await produce('stadtwerke-bill', input, 'energy', 1);
  expect(hash(await produce('stadtwerke-bill', input, 'energy', 2))).toBe(hash(pdf));
  const pages = await textsOf(pdf);
  const firsts = pages.flatMap((texts, p) => (texts.some((each) => each.startsWith('Seite 1 ')) ? [p] : []));
  expect(firsts.length).toBe(24);
  let codes = 0;
  for (const [n, page] of (await rasterPages(pdf, firsts)).entries()) {
    const texts = pages[firsts[n] ?? 0] ?? [];
    const [code] = await decodeCodes(page.crop(140, 150, 46, 80), 'QRCode');
    const payable = texts.some((each) => each.includes('Bitte überweisen Sie'));
    expect(code !== undefined).toBe(payable);
    if (code === undefined) continue;
    codes += 1;
    const lines = code.split('\n');
    expect(lines.slice(0, 7)).toEqual([
      'BCD',
      '002',
      '1',
      'SCT',
      '',
      'Seewerke GmbH',
      'DE89370400440532013000',
    ]);
    const amount = (lines[7] ?? '').replace('EUR', '').replace('.', ',');
    expect(texts.join(' ').replaceAll('.', '')).toContain(amount);
    const number = texts.find((each) => /^R2025-\d{6}$/.test(each)) ?? '?';
    expect(lines[10]).toContain(`Rechnung ${number} Kunde `);
  }
  expect(codes).toBeGreaterThan(2);
});

test('the bank statement: balances as the bank has them on every page, QR codes as the standard wants them', async () => {
  const input = join(dir, 'bank.zip');
  expect((await node('scripts/make-bank.mjs', '--accounts', '30', '--out', input)).exitCode).toBe(0);
  const pdf = await produce('bank-statement', input, 'bank', 1);
  expect(hash(await produce('bank-statement', input, 'bank', 2))).toBe(hash(pdf));
  const pages = await textsOf(pdf);
  const statements = await readStatements(input);
  const printed = balancesOf(pages);
  for (const { number, balances } of statements) {
    // What the bank has worked out, in the order of its bookings; carried balances stand between them.
    const own = [...(printed.get(number) ?? [])];
    for (const balance of balances) {
      const at = own.indexOf(balance);
      expect(at, `${number}: ${balance}`).toBeGreaterThanOrEqual(0);
      own.splice(0, at + 1);
    }
  }
  const slips = pages.flatMap((texts, p) =>
    texts.some((each) => /^(Zahlteil|Section paiement|Sezione pagamento|Payment part)$/.test(each))
      ? [p]
      : [],
  );
  expect(slips.length).toBeGreaterThan(1);
  for (const page of await rasterPages(pdf, slips)) {
    // Standards: 46 × 46 mm at x 67, y 17 of the slip, which is 105 mm high.
    const [code = ''] = await decodeCodes(page.crop(62, 297 - 105 + 12, 56, 56), 'QRCode');
    const lines = code.split('\n');
    expect(lines.slice(0, 3)).toEqual(['SPC', '0200', '1']);
    expect(lines[3]).toMatch(/^CH\d{19}$/);
    expect(['QRR', 'SCOR']).toContain(lines[27]);
    expect(lines[30]).toBe('EPD');
  }
});
