import { basename } from 'node:path';
import type { Container } from './container.ts';
import type { DeliveredFile } from './delivered-file.ts';

/** A file that is no zip: it is its own and only member. */
export function plainFile(file: DeliveredFile, path: string): Container {
  return {
    kind: 'file',
    members: [basename(path)],
    open: async () => Promise.resolve({ file, bytes: file.read(), close: async () => Promise.resolve() }),
    close: async () => file.close(),
  };
}
