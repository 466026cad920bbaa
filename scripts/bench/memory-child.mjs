import { readFileSync } from 'node:fs';
import { joinedRun } from './joined-run.mjs';

const [archive, dir] = process.argv.slice(2);
const start = performance.now();
const peaks = {};
const { documents, details } = await joinedRun({
  archive,
  dir,
  runId: 'bench-memory',
  after: (step) => {
    const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'));
    peaks[step] = Math.round((Number(kilobytes) * 1024) / 1e6);
  },
});
const seconds = ((performance.now() - start) / 1000).toFixed(0);
const figures = [documents, details, peaks.addresses, peaks.read, peaks.join, seconds];
console.log(JSON.stringify(figures.map((figure) => Number(figure).toLocaleString('en'))));
