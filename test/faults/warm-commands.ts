import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from './fixture.ts';

const answer = z.strictObject({ exit: z.number(), stdout: z.string(), stderr: z.string() });

/** After so many calls a process makes room for a new one: what a call left behind must not add up. */
const CALLS = 20;

interface Warm {
  readonly child: ChildProcess;
  calls: number;
}

const idle: Warm[] = [];

/**
 * Calls the built command in `cwd`, in a process that has it loaded; as many processes as calls at the same time. Where a
 * signal ends such a process, which was seen once in thousands of calls, this is said and it is called in a fresh one.
 */
export async function callWarm(cwd: string, args: readonly string[]): Promise<z.infer<typeof answer>> {
  const warm = idle.pop() ?? start();
  try {
    return await call(warm, cwd, args);
  } catch (error) {
    if (warm.child.signalCode === null) throw error;
    process.stderr.write(`${String(error)}; called again in a fresh process\n`);
    return call(start(), cwd, args);
  }
}

async function call(warm: Warm, cwd: string, args: readonly string[]): Promise<z.infer<typeof answer>> {
  warm.child.ref();
  warm.child.channel?.ref();
  warm.child.send({ cwd, args });
  const died = new AbortController();
  const message: unknown[] = await Promise.race([
    once(warm.child, 'message', { signal: died.signal }),
    once(warm.child, 'exit', { signal: died.signal }).then(([code, signal]: unknown[]) => {
      throw new Error(`the process of \`${args.join(' ')}\` ended by itself: ${String(code ?? signal)}`);
    }),
  ]).finally(() => died.abort());
  warm.calls += 1;
  if (warm.calls < CALLS) idle.push(warm);
  else warm.child.disconnect();
  warm.child.unref();
  warm.child.channel?.unref();
  return answer.parse(message[0]);
}

function start(): Warm {
  const child = fork(join(root, 'test/faults/warm-command.mjs'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return { child, calls: 0 };
}
