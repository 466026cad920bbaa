import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll } from 'vitest';
import type { Fault } from '../../src/fault/fault.ts';
import { loadJob, type LoadedJob } from '../../src/job/load-job.ts';

/** A job and template as short as they can be; tests put one fault into them. */
export const SMALL_JOB = `job: small
number: 7
extract:
  archive: extract.zip
  tables:
    customers:
      record: customer
      file: customers.csv
      key: account
      columns: { account: text, name: text, street: text, city: text, code: text, country: text, rank: integer? }
    invoices:
      record: invoice
      file: invoices.csv
      key: invoice
      parent: customers
      on: account
      amount: total
      columns: { invoice: text, account: text, day: date, currency: text, total: amount, count: integer }
    lines:
      record: line
      file: lines.csv
      parent: invoices
      on: invoice
      order: line
      columns: { invoice: text, line: integer, text: text, quantity: integer, price: amount(2), amount: amount }
  check:
    total: { document: total, detail: amount }
document:
  template: small.yaml
  paper: { default: A4 }
  locale: { default: en-GB, DE: de-DE }
  amount: total
  currency: currency
  date: day
address: { lastName: name, lines: [street], city: city, postalCode: code, country: country }
streams:
  a4: { paper: A4, postedIn: DE, envelope: c65-din }
inserter: { profile: neopost-omr }
campaigns:
  - id: thanks
    from: 2019-01-01
    until: 2019-12-31
    when: invoice.total > 100
    title: Thanks
    text: { en: Thank you, de: Danke }
`;

export const SMALL_TEMPLATE = `template: small
fonts:
  regular: npm:source-sans/TTF/SourceSans3-Regular.ttf
  bold: npm:source-sans/TTF/SourceSans3-Bold.ttf
colors:
  brand: { c: 90, m: 45, y: 0, k: 25 }
styles:
  body: { font: regular, bold: bold, size: 9, leading: 12 }
  address: { like: body, size: 10, color: brand }
papers:
  A4:
    first: { x: 25, y: 100, width: 165, height: 160 }
    address: { x: 25, y: 62, width: 66, height: 27 }
furniture:
  - text: { en: "Page {{ page }} of {{ pages }}" }
    at: { x: 25, y: 270, width: 165, height: 5 }
flow:
  - text: "Invoice **{{ invoice.invoice }}**"
  - table:
      columns:
        - { head: Text, cell: "{{ line.text }}" }
        - { head: Amount, cell: "{{ amount(line.amount) }}", width: 24, align: right }
      carry: { of: amount, forward: Forward, brought: Brought, value: "{{ amount(carried) }}" }
      totals:
        - { label: Total, value: "{{ money(invoice.total) }}" }
  - slot: message
`;

const made: string[] = [];

/** A new directory, removed when the test file is done. */
export async function newDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'stapel-job-'));
  made.push(dir);
  return dir;
}

afterAll(async () => {
  for (const dir of made) await rm(dir, { recursive: true, force: true });
});

/** Writes the files and loads `job.yaml` among them. */
export async function loadFiles(files: Readonly<Record<string, string | Uint8Array>>): Promise<LoadedJob> {
  const dir = await newDir();
  for (const [name, content] of Object.entries(files)) await writeFile(join(dir, name), content);
  return loadJob(join(dir, 'job.yaml'));
}

/** Loads a job and its template; each fault as `job.yaml:12:5 job.unknown-key found`. */
export async function faultsOf(job: string, template = SMALL_TEMPLATE): Promise<string[]> {
  const { faults = [] } = await loadFiles({ 'job.yaml': job, 'small.yaml': template });
  return faults.map(shown);
}

export function shown({ place, code, found, expected }: Fault): string {
  return `${basename(place.file ?? '')}:${place.line}:${place.column} ${code} ${found ?? expected ?? ''}`.trim();
}

/** Replaces `from`, which must be there once, and says where it begins. */
export function change(text: string, from: string, to: string): string {
  if (text.split(from).length !== 2) throw new Error(`not there once: ${from}`);
  return text.replace(from, () => to);
}

/** Takes the `§` out of a text and gives the line and column where it stood: `12:5`. */
export function unmark(marked: string): { text: string; at: string } {
  const before = marked.split('§')[0] ?? '';
  if (before.length === marked.length) throw new Error('no § in the text');
  const column = before.length - before.lastIndexOf('\n');
  return { text: marked.replace('§', ''), at: `${before.split('\n').length}:${column}` };
}
