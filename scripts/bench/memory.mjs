import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { textTable } from '../../dist/report/text-table.js';
import { extractFor, finished } from './extracts.mjs';

const CHILD = fileURLToPath(new URL('memory-child.mjs', import.meta.url));

/** Resident memory of reading and joining 60 MB and 5 GB: each in a process of its own, by the system's own record. */
export async function measureMemory({ dir }) {
  await mkdir(dir, { recursive: true });
  const rows = [];
  for (const name of ['10x', '5gb']) {
    const archive = await extractFor(name, dir);
    const child = spawn(process.execPath, [CHILD, archive, dir], { stdio: ['ignore', 'pipe', 'pipe'] });
    const printed = text(child.stdout);
    const { code, errors } = await finished(child);
    if (code !== 0) throw new Error(`memory of ${name} ended with ${code}: ${errors}`);
    rows.push([name, ...JSON.parse(await printed)]);
  }
  const head = ['peak MB', 'documents', 'details', 'addresses', 'read', 'join', 'seconds'];
  return `${textTable(head, rows, (line) => line).join('\n')}\n`;
}
