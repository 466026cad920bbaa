import { pino, type Logger } from 'pino';
import { join } from 'node:path';
import { reasonOf } from '../run/run-directory.ts';

/** `run.ndjson`: a line a chunk or an event, never a line a document, never personal data. */
interface RunLog {
  open(directory: string): void;
  note(event: string, facts: Readonly<Record<string, string | number | boolean>>): void;
  close(): void;
}

/**
 * The log of one run; what is noted before its directory is known is dropped. A log that cannot be written never stops
 * the run: it ends there, and `failed` is called once with the file and the operating system's reason.
 */
export function openRunLog(failed: (file: string, reason: string) => void): RunLog {
  let logger: Logger | undefined;
  let destination: ReturnType<typeof pino.destination> | undefined;
  let file = '';
  let broken = false;
  const giveUp = (error: unknown): void => {
    logger = undefined;
    if (broken) return;
    broken = true;
    failed(file, reasonOf(error));
    try {
      destination?.destroy();
    } catch {
      // It has been said that the log is lost.
    }
  };
  const attempt = (step: () => void): void => {
    try {
      step();
    } catch (error) {
      giveUp(error);
    }
  };
  return {
    open: (directory) =>
      attempt(() => {
        file = join(directory, 'run.ndjson');
        destination = pino.destination({ dest: file, sync: true, mode: 0o600 });
        destination.on('error', giveUp);
        logger = pino({ base: null }, destination);
      }),
    note: (event, facts) => attempt(() => logger?.info(facts, event)),
    close: () =>
      attempt(() => {
        if (!broken) destination?.end();
        logger = undefined;
      }),
  };
}
