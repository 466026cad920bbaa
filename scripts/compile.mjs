import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
Calls the program that was just put together on a few documents and keeps what V8 compiled beside it (`bin/code-cache.js`):
commands start a quarter sooner. Not needed for anything else.
*/

const stapel = fileURLToPath(new URL('../bin/stapel.js', import.meta.url));
const job = fileURLToPath(new URL('../jobs/adventure-invoices/job.yaml', import.meta.url));
const place = await mkdtemp(join(tmpdir(), 'stapel-build-'));

try {
  call(
    'run',
    job,
    '--limit',
    '100',
    '--out',
    join(place, 'runs'),
    '--state',
    join(place, 'state'),
    '--quiet',
  );
  call('preview', job, '--account', 'AW00011000', '--out', join(place, 'page.pdf'));
} finally {
  await rm(place, { recursive: true, force: true });
}

function call(...args) {
  execFileSync(process.execPath, [stapel, ...args], {
    env: { ...process.env, STAPEL_KEEP_CODE: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
