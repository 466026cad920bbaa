import { createHash } from 'node:crypto';
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Finding } from './finding.ts';

/** A released file as manifest.json states it. */
export interface StatedFile {
  /** In the run directory, with `/`. */
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
}

const BLOCK_BYTES = 1 << 20;

/** Compares size and SHA-256 of released files with what the manifest states; `find` gives the path of a stated file. */
export function checkFiles(files: readonly StatedFile[], find: (file: string) => string): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { file, sha256, bytes } of files) {
    const path = find(file);
    if (!existsSync(path)) {
      findings.push({
        code: 'verify.file-missing',
        file,
        what: 'released file',
        found: 'no file',
        expected: 'one',
      });
      continue;
    }
    const found = digest(path);
    const differs = { code: 'verify.file-differs', file } as const;
    if (found.bytes !== bytes) {
      findings.push({
        ...differs,
        what: 'size in bytes',
        found: String(found.bytes),
        expected: String(bytes),
      });
    }
    if (found.sha256 !== sha256)
      findings.push({ ...differs, what: 'SHA-256', found: found.sha256, expected: sha256 });
  }
  return findings;
}

/** Size and SHA-256 of a file, read in blocks: it may be longer than memory allows. */
export function digest(path: string): { readonly bytes: number; readonly sha256: string } {
  const fd = openSync(path, 'r');
  try {
    const hash = createHash('sha256');
    const block = Buffer.allocUnsafe(BLOCK_BYTES);
    for (let at = 0; ;) {
      const got = readSync(fd, block, 0, BLOCK_BYTES, at);
      if (got === 0) break;
      hash.update(block.subarray(0, got));
      at += got;
    }
    return { bytes: fstatSync(fd).size, sha256: hash.digest('hex') };
  } finally {
    closeSync(fd);
  }
}
