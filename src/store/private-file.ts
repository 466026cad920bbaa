import { closeSync, existsSync, openSync } from 'node:fs';

/** Makes an empty file, mode 0600, where there is none: SQLite would make it by the umask, for a moment at least. */
export function makePrivate(file: string): void {
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
}
