import { spawnSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSource } from '../extract/read-source.mjs';
import { median } from './median.mjs';
import { root } from './root.mjs';

/** The demo's customers so many times: a list of 362,960 rows. */
const TIMES = 20;

const COLUMNS = ['account', 'title', 'first_name', 'last_name', 'address_line_1', 'address_line_2', 'city'];
const ALL = [...COLUMNS, 'region', 'postal_code', 'country'];
const MAP =
  'title=title,givenName=first_name,familyName=last_name,line1=address_line_1,line2=address_line_2,' +
  'city=city,region=region,postalCode=postal_code,country=country';

/** Rows a second that `stapel clean` reads, tidies, checks, lays out and writes; start and end of the process count. */
export async function measureAddresses({ dir, times, workers }) {
  await mkdir(dir, { recursive: true });
  const [list, out] = [join(dir, 'addresses.csv'), join(dir, 'addresses.out.csv')];
  const { customers } = await readSource(join(root, 'fixtures/adventureworks/extract.zip'));
  const cell = (text) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = customers.map((row) => ALL.map((name) => cell(row[name])).join(','));
  await writeFile(list, [ALL.join(','), ...Array.from({ length: TIMES }, () => lines).flat()].join('\n'));
  const rows = lines.length * TIMES;
  const taken = [];
  for (let i = 0; i < times; i += 1) {
    const start = performance.now();
    const args = ['clean', list, '--map', MAP, '--out', out, '--quiet'];
    if (workers !== undefined) args.push('--workers', workers);
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'bin/stapel.js'), ...args], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`exit ${status}: ${stderr}`);
    taken.push((performance.now() - start) / 1000);
  }
  for (const file of [list, out]) await rm(file);
  const rate = (seconds) => Math.round(rows / seconds).toLocaleString('en');
  return `addresses tidied, checked and laid out, ${rows.toLocaleString('en')} rows, the middle of ${times}
  stapel clean  ${rate(median(taken))} rows/s (${rate(Math.max(...taken))} to ${rate(Math.min(...taken))})
`;
}
