import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

/** Runs the page benchmark in a process of its own, on one core where the system can pin it. */
export async function measurePage() {
  if (!existsSync(new URL('node_modules/pdfkit', import.meta.url)))
    return 'page: pdfkit and pdf-lib are not installed here: npm ci --prefix scripts/bench\n';
  const script = fileURLToPath(new URL('compose-page.mjs', import.meta.url));
  const pinned = spawnSync('taskset', ['--version']).status === 0;
  const [command, args] = pinned
    ? ['taskset', ['-c', String(cpus().length - 1), process.execPath, script]]
    : [process.execPath, [script]];
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`exit ${status}: ${stderr}`);
  return `${stdout}  ${pinned ? 'pinned on one core' : 'not pinned on a core: taskset is not here'}\n`;
}
