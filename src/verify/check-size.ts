import { statSync } from 'node:fs';
import type { ExpectedStream } from './expected-stream.ts';
import type { Finding } from './finding.ts';

/** Whether the file is there, and as long as it was when it was written. */
export function checkSize(path: string, { stream, file, bytes }: ExpectedStream): Finding | undefined {
  const found = statSync(path, { throwIfNoEntry: false })?.size;
  if (found === bytes) return undefined;
  if (found === undefined) {
    return {
      code: 'verify.file-missing',
      stream,
      file,
      what: 'print stream',
      found: 'no file',
      expected: 'one',
    };
  }
  const what = 'size in bytes';
  return { code: 'verify.stream-differs', stream, file, what, found: String(found), expected: String(bytes) };
}
