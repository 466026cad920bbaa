import { pino, type Logger } from 'pino';
import { join } from 'node:path';

/** `run.ndjson`: a line a chunk or an event, never a line a document, never personal data. */
export interface RunLog {
  open(directory: string): void;
  note(event: string, facts: Readonly<Record<string, string | number | boolean>>): void;
  close(): void;
}

/** The log of one run; what is noted before its directory is known is dropped. */
export function openRunLog(): RunLog {
  let logger: Logger | undefined;
  let destination: ReturnType<typeof pino.destination> | undefined;
  return {
    open: (directory) => {
      destination = pino.destination({ dest: join(directory, 'run.ndjson'), sync: true, mode: 0o600 });
      logger = pino({ base: null }, destination);
    },
    note: (event, facts) => logger?.info(facts, event),
    close: () => {
      destination?.end();
      logger = undefined;
    },
  };
}
