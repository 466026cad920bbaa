import { watch, type FSWatcher } from 'node:fs';
import { dirname } from 'node:path';

/** Editors write a file in several steps: what comes within this time is one change. Milliseconds. */
const SETTLED = 80;

/** What editors and we leave beside files while writing them. */
const PASSING = /^\.|~$|\.(tmp|new|swp)$/;

/**
 * Tells when something changes in the folders of some files. Folders are watched, not files: an editor puts a new file into
 * the place of the old one.
 */
export class WatchedFiles {
  readonly #changed: () => void;
  readonly #folders = new Map<string, FSWatcher>();
  #timer: NodeJS.Timeout | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Watches the folders of these files as well; one that is not there is left out. */
  add(files: readonly string[]): void {
    for (const folder of new Set(files.map((file) => dirname(file)))) {
      if (this.#folders.has(folder)) continue;
      try {
        const watcher = watch(folder, (_, name) => {
          if (name === null || !PASSING.test(name)) this.#soon();
        });
        watcher.on('error', () => this.#folders.delete(folder));
        this.#folders.set(folder, watcher);
      } catch {
        // The fault that is shown names the file that is missing.
      }
    }
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const watcher of this.#folders.values()) watcher.close();
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#changed, SETTLED);
  }
}
