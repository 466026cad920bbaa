import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { textTable } from '../../dist/report/text-table.js';
import { finished } from './extracts.mjs';

const CHILD = fileURLToPath(new URL('match-child.mjs', import.meta.url));
const SIZES = [10_000, 100_000, 1_000_000];

/** Who is the same among made-up people (15 of 100 with duplicates), on one thread: each size in a process of its own. */
export async function measureMatch() {
  const rows = [];
  for (const size of SIZES) {
    const { addSeconds, findSeconds, peakMb, pairs, precision, recall } = await inChild(String(size));
    rows.push([
      size.toLocaleString('en'),
      addSeconds.toFixed(1),
      findSeconds.toFixed(1),
      (((addSeconds + findSeconds) / size) * 1e6).toFixed(0),
      peakMb.toFixed(0),
      pairs.toLocaleString('en'),
      precision.toFixed(4),
      recall.toFixed(4),
    ]);
  }
  const head = [
    'records',
    'add s',
    'find s',
    'µs a record',
    'peak MB',
    'pairs compared',
    'precision',
    'recall',
  ];
  return `${textTable(head, rows, (line) => line).join('\n')}\n`;
}

async function inChild(...args) {
  const child = spawn(process.execPath, [CHILD, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const printed = text(child.stdout);
  const { code, errors } = await finished(child);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${errors}`);
  return JSON.parse(await printed);
}
