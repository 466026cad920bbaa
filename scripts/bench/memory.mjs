import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { textTable } from '../../dist/report/text-table.js';
import { extractFor, finished } from './extracts.mjs';

const CHILD = fileURLToPath(new URL('memory-child.mjs', import.meta.url));

/**
 * Resident memory of reading 64 MB and 5 GB into run.db, and of tidying addresses and joining besides: each in a process
 * of its own, worker threads and all.
 */
export async function measureMemory({ dir }) {
  const rows = [];
  for (const name of ['10x', '5gb']) {
    const archive = await extractFor(name, dir);
    for (const what of ['reading', 'reading, tidying, joining']) {
      const { documents, details, peakMb, seconds } = await inChild(archive, dir, what);
      const counts = [documents, details].map((count) => count.toLocaleString('en'));
      rows.push([name, what, ...counts, peakMb.toFixed(0), seconds.toFixed(0)]);
    }
  }
  const head = ['extract', 'what', 'documents', 'details', 'peak MB', 'seconds'];
  return `${textTable(head, rows, (line) => line).join('\n')}\n`;
}

async function inChild(...args) {
  const child = spawn(process.execPath, [CHILD, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const printed = text(child.stdout);
  const { code, errors } = await finished(child);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${errors}`);
  return JSON.parse(await printed);
}
