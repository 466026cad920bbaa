import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { conditions } from './bench/conditions.mjs';

const USAGE = `node scripts/bench.mjs [what...] [options]

Measures what is built in dist/. Figures come with their conditions; nothing here is a test.

  start     time of stapel --help
  page      one page of 28 lines: composed by Stapel, written by pdfkit and pdf-lib, in turn, on one core
  rows      rows a second through decode, cut and type check: delimited, fixed-width, csv-parse beside them
  join      detail rows a second read, cut, typed, put into run.db and joined, without composing
  memory    peak memory of reading and joining 60 MB and 5 GB
  addresses rows a second of a list through stapel clean, the demo's customers twenty times
  match     the same persons found among 10,000, 100,000 and 1,000,000 records, one thread
  1x 4x 10x long 40x   whole runs of the demo job on that much of its extract
  energy bank          whole runs of stadtwerke-bill and bank-statement

Without a name: start, page, 1x, 10x and long.

  --workers N   of whole runs (the command's own default)
  --times N     so often each whole run, the middle one counts (1)
  --dir DIR     for extracts and runs (runs/bench); extracts stay there, runs go unless --keep
  --keep
`;

const ALONE = ['start', 'page', 'rows', 'join', 'memory', 'addresses', 'match'];
const DATA = ['1x', '4x', '10x', 'long', '40x', 'energy', 'bank'];

await main();

async function main() {
  const given = readOptions();
  if (given === undefined) {
    process.stderr.write(USAGE);
    process.exitCode = 64;
    return;
  }
  if (!existsSync(new URL('../dist/app/main.js', import.meta.url))) {
    process.stderr.write('nothing is built yet: npm run build\n');
    process.exitCode = 2;
    return;
  }
  console.log(conditions());
  if (given.what.includes('start')) {
    const { measureStart } = await import('./bench/start-up.mjs');
    console.log(await measureStart());
  }
  if (given.what.includes('page')) {
    const { measurePage } = await import('./bench/page.mjs');
    console.log(await measurePage());
  }
  if (given.what.includes('rows')) {
    const { measureRows } = await import('./bench/rows.mjs');
    console.log(await measureRows());
  }
  if (given.what.includes('join')) {
    const { measureJoin } = await import('./bench/join.mjs');
    console.log(await measureJoin(given));
  }
  if (given.what.includes('memory')) {
    const { measureMemory } = await import('./bench/memory.mjs');
    console.log(await measureMemory(given));
  }
  if (given.what.includes('addresses')) {
    const { measureAddresses } = await import('./bench/addresses.mjs');
    console.log(await measureAddresses(given));
  }
  if (given.what.includes('match')) {
    const { measureMatch } = await import('./bench/match.mjs');
    console.log(await measureMatch());
  }
  const data = given.what.filter((name) => DATA.includes(name));
  if (data.length > 0) {
    const { measureRuns } = await import('./bench/whole-runs.mjs');
    console.log(await measureRuns(data, given));
  }
}

function readOptions() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        workers: { type: 'string' },
        times: { type: 'string', default: '1' },
        dir: { type: 'string', default: fileURLToPath(new URL('../runs/bench', import.meta.url)) },
        keep: { type: 'boolean', default: false },
      },
    });
    const what = positionals.length === 0 ? ['start', 'page', '1x', '10x', 'long'] : positionals;
    if (what.some((name) => !ALONE.includes(name) && !DATA.includes(name))) return undefined;
    const times = Number(values.times);
    return Number.isInteger(times) && times > 0 ? { ...values, times, what } : undefined;
  } catch {
    return undefined;
  }
}
