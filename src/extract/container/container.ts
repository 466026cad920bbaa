import type { Buffer } from 'node:buffer';
import type { DeliveredFile } from './delivered-file.ts';

/** What holds members. */
export interface Container {
  readonly kind: 'zip' | 'folder' | 'file';
  /** Names of the members, as they were delivered. */
  readonly members: readonly string[];
  /** Folders in it that could not be listed → why. */
  readonly unlisted?: ReadonlyMap<string, string>;
  open(name: string): Promise<OpenMember>;
  close(): Promise<void>;
}

/** A member about to be read. */
export interface OpenMember {
  /** The file on disk that it stands in. */
  readonly file: DeliveredFile;
  /** Its bytes, as they were put into the container. */
  readonly bytes: AsyncIterable<Buffer>;
  close(): Promise<void>;
}
