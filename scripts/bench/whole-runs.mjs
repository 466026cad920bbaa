import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { textTable } from '../../dist/report/text-table.js';
import { median } from './median.mjs';
import { root } from './root.mjs';

const JOB = join(root, 'jobs/adventure-invoices/job.yaml');

/** How each extract is made from the demo's; the demo's own needs no making. */
const MADE = {
  '4x': ['--times', '4'],
  '10x': ['--times', '10'],
  long: ['--long'],
  '40x': ['--times', '40', '--shuffle'],
};

/** Runs the demo job on each extract and gives a table of rate, memory and size, and one of stages. */
export async function measureRuns(names, options) {
  await mkdir(options.dir, { recursive: true });
  const rows = [];
  for (const name of names) {
    const archive = await extractFor(name, options.dir);
    const taken = [];
    for (let i = 0; i < options.times; i += 1) taken.push(await oneRun(name, archive, options));
    const middle = median(taken.map((run) => run.seconds));
    rows.push(taken.find((run) => run.seconds === middle));
  }
  return `${rateTable(rows)}\n\n${stageTable(rows)}\n${memoryRatio(rows)}`;
}

/**
 * Rows a second through the join: the whole extract read, cut and put into run.db, the details brought into the order of
 * composition; one document is composed and nothing released.
 */
export async function measureJoin(options) {
  await mkdir(options.dir, { recursive: true });
  const archive = await extractFor('10x', options.dir);
  const taken = [];
  for (let i = 0; i < options.times; i += 1) {
    const { report } = await oneRun('10x', archive, { ...options, limit: '1' });
    const seconds = (name) => report.timing.stages.find((stage) => stage.name === name)?.seconds ?? 0;
    const records = report.inputs.reduce((sum, input) => sum + input.records, 0);
    const details = report.inputs.find(({ name }) => name === 'lines')?.records ?? 0;
    taken.push({ seconds: seconds('extract') + seconds('compose'), records, details });
  }
  const middle = median(taken.map(({ seconds }) => seconds));
  const { records, details } = taken.find(({ seconds }) => seconds === middle);
  const rate = (rows) => Math.round(rows / middle).toLocaleString('en');
  return `join of the 10x extract into run.db, the middle of ${options.times}
  ${details.toLocaleString('en')} detail rows of ${records.toLocaleString('en')} in ${middle.toFixed(2)} s: ${rate(details)} detail rows/s, ${rate(records)} rows/s
`;
}

async function extractFor(name, dir) {
  if (name === '1x') return join(root, 'fixtures/adventureworks/extract.zip');
  const archive = join(dir, `extract-${name}.zip`);
  if (!existsSync(archive)) {
    const args = [join(root, 'scripts/make-extract.mjs'), ...MADE[name], '--out', archive];
    const { code, errors } = await finished(
      spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] }),
    );
    if (code !== 0) throw new Error(`no extract ${name}: ${errors}`);
  }
  return archive;
}

async function oneRun(name, archive, options) {
  const id = `bench-${name}`;
  const directory = join(options.dir, id);
  await rm(directory, { recursive: true, force: true });
  const args = [
    join(root, 'bin/stapel.js'),
    'run',
    JOB,
    '--input',
    `archive=${archive}`,
    '--out',
    options.dir,
  ];
  args.push('--run-id', id, '--quiet');
  if (options.limit !== undefined) args.push('--limit', options.limit);
  if (options.workers !== undefined) args.push('--workers', options.workers);
  const start = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, peakMemory(child.pid));
  }, 50);
  const { code, errors } = await finished(child);
  const seconds = (performance.now() - start) / 1000;
  clearInterval(watch);
  if (code !== 0 && code !== 3) throw new Error(`run ${name} ended with ${code}: ${errors}`);
  const file = options.limit === undefined ? 'report.json' : '.staging/report.json';
  const report = JSON.parse(readFileSync(join(directory, file), 'utf8'));
  if (!options.keep) await rm(directory, { recursive: true, force: true });
  return { name, code, seconds, peakMb: Math.max(peak, report.timing.peakRssMb), report };
}

async function finished(child) {
  const errors = text(child.stderr);
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  return { code, errors: await errors };
}

/** The system's own record of the highest resident memory so far, in MB; 0 where it keeps none. */
function peakMemory(pid) {
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return kilobytes === null ? 0 : (Number(kilobytes[1]) * 1024) / 1e6;
  } catch {
    return 0;
  }
}

function rateTable(rows) {
  const cells = rows.map(({ name, code, seconds, peakMb, report }) => {
    const { documents, pages } = report.totals;
    const bytes = report.streams.reduce((sum, stream) => sum + stream.bytes, 0);
    return [
      name,
      documents,
      pages,
      seconds.toFixed(2),
      Math.round(pages / seconds),
      peakMb.toFixed(0),
      Math.round(bytes / pages),
      code,
    ];
  });
  return aligned(
    ['whole run', 'documents', 'pages', 'seconds', 'pages/s', 'peak MB', 'bytes/page', 'exit'],
    cells,
  );
}

function stageTable(rows) {
  const stages = [...new Set(rows.flatMap(({ report }) => report.timing.stages.map((stage) => stage.name)))];
  const cells = stages.map((name) => [
    name,
    ...rows.map(({ report }) => {
      const stage = report.timing.stages.find((one) => one.name === name);
      return stage === undefined ? '-' : stage.seconds.toFixed(2);
    }),
  ]);
  return aligned(['seconds in stage', ...rows.map((row) => row.name)], cells);
}

function memoryRatio(rows) {
  const small = rows.find((row) => row.name === '4x');
  const large = rows.find((row) => row.name === '40x');
  if (small === undefined || large === undefined) return '';
  return `\npeak memory 40x : 4x = ${(large.peakMb / small.peakMb).toFixed(2)}\n`;
}

function aligned(head, rows) {
  const texts = rows.map((row) => row.map(String));
  return textTable(head, texts, (line) => line).join('\n');
}
