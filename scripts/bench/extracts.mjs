import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { root } from './root.mjs';

/** The job of an extract: the demo's, but for those that have jobs of their own. */
export function jobOf(name) {
  const job = OTHER_JOBS[name]?.job ?? 'adventure-invoices';
  return join(root, 'jobs', job, 'job.yaml');
}

const OTHER_JOBS = {
  energy: { job: 'stadtwerke-bill', script: 'make-stadtwerke.mjs' },
  bank: { job: 'bank-statement', script: 'make-bank.mjs' },
};

/** How each extract is made from the demo's; the demo's own needs no making. */
const MADE = {
  '4x': ['--times', '4'],
  '10x': ['--times', '10'],
  long: ['--long'],
  '40x': ['--times', '40', '--shuffle'],
  '5gb': ['--times', '58', '--long'],
};

/** The extract of that name; made once, it stays. */
export async function extractFor(name, dir) {
  if (name === '1x') return join(root, 'fixtures/adventureworks/extract.zip');
  await mkdir(dir, { recursive: true });
  // What is as large as that is not packed first.
  const archive = join(dir, name === '5gb' ? 'extract-5gb' : `extract-${name}.zip`);
  if (!existsSync(archive)) {
    const script = OTHER_JOBS[name]?.script ?? 'make-extract.mjs';
    const args = [join(root, 'scripts', script), ...(MADE[name] ?? []), '--out', archive];
    const { code, errors } = await finished(
      spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] }),
    );
    if (code !== 0) throw new Error(`no extract ${name}: ${errors}`);
  }
  return archive;
}

/** Exit code and standard error of a process. */
export async function finished(child) {
  const errors = text(child.stderr);
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  return { code, errors: await errors };
}
