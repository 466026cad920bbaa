import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { textTable } from '../../dist/report/text-table.js';
import { extractFor, finished, jobOf } from './extracts.mjs';
import { median } from './median.mjs';
import { root } from './root.mjs';

/** Runs the job of each extract and gives a table of rate, memory and size, and one of stages. */
export async function measureRuns(names, options) {
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

async function oneRun(name, archive, options) {
  const id = `bench-${name}`;
  const directory = join(options.dir, id);
  await rm(directory, { recursive: true, force: true });
  const args = [
    join(root, 'bin/stapel.js'),
    'run',
    jobOf(name),
    '--input',
    `archive=${archive}`,
    '--out',
    options.dir,
  ];
  args.push('--run-id', id, '--quiet');
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
  const report = JSON.parse(readFileSync(join(directory, 'report.json'), 'utf8'));
  if (!options.keep) await rm(directory, { recursive: true, force: true });
  return { name, code, seconds, peakMb: Math.max(peak, report.timing.peakRssMb), report };
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
      Math.round(pages / composing(report)),
      peakMb.toFixed(0),
      Math.round(bytes / pages),
      code,
    ];
  });
  return aligned(
    ['whole run', 'documents', 'pages', 'seconds', 'pages/s', 'composed/s', 'peak MB', 'bytes/page', 'exit'],
    cells,
  );
}

/** Seconds from the first document composed to the last, on all workers. */
function composing({ timing }) {
  return timing.stages.find(({ name }) => name === 'compose').seconds;
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
