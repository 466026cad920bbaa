import { readFileSync } from 'node:fs';
import { joinedRun } from './joined-run.mjs';

// Reads (and joins) an extract and prints how many documents and details, the system's own record of the highest
// resident memory in MB, and the seconds.

const [archive, dir, what] = process.argv.slice(2);
const start = performance.now();
const counts = await joinedRun({
  archive,
  dir,
  runId: 'bench-memory',
  reading: what === 'reading',
  after: () => undefined,
});
const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'));
const seconds = (performance.now() - start) / 1000;
console.log(JSON.stringify({ ...counts, peakMb: (Number(kilobytes) * 1024) / 1e6, seconds }));
