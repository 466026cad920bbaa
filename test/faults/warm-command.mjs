/*
The built command, loaded once and called again and again: hundreds of small runs would spend most of their time on
starting the program. One call at a time; a process for itself is what `Workbench.start` gives.
*/
import { chdir } from 'node:process';
import { main } from '../../dist/app/main.js';

process.setMaxListeners(0);
process.stdout.setMaxListeners(0);

/** What is written to a stream during a call. */
function kept(stream) {
  const parts = [];
  stream.write = (part, encoding, done) => {
    parts.push(Buffer.from(part, typeof encoding === 'string' ? encoding : 'utf8'));
    const then = typeof encoding === 'function' ? encoding : done;
    if (then !== undefined) process.nextTick(then);
    return true;
  };
  return () => Buffer.concat(parts.splice(0)).toString('utf8');
}

const stdout = kept(process.stdout);
const stderr = kept(process.stderr);

async function call({ cwd, args }) {
  chdir(cwd);
  const signals = ['SIGINT', 'SIGTERM'].map((name) => [name, new Set(process.listeners(name))]);
  const exit = await main([process.execPath, 'stapel', ...args]);
  for (const [name, before] of signals) {
    for (const listener of process.listeners(name)) if (!before.has(listener)) process.off(name, listener);
  }
  process.send({ exit, stdout: stdout(), stderr: stderr() });
}

process.on('message', (asked) => void call(asked));
process.on('disconnect', () => process.exit());
