import type { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { DeliveredFile } from './delivered-file.ts';
import { isFolder, openInput, type Input } from './input.ts';

/**
 * SHA-256 by which an input is known again: of the file's own bytes, or of a folder's members as `name`, NUL, SHA-256 of
 * the file and line end, sorted by name. Of a folder only those members count that `patterns` mean; without patterns all.
 */
export async function hashInput(input: string | Input, patterns: readonly string[] = []): Promise<string> {
  if (typeof input !== 'string')
    return input.kind === 'folder' ? hashFolder(input, patterns) : hashFile(input.file);
  if (!(await isFolder(input))) return hashFile(input);
  const folder = await openInput(input);
  try {
    return await hashFolder(folder, patterns);
  } finally {
    await folder.close();
  }
}

async function hashFile(path: string): Promise<string> {
  const file = await DeliveredFile.open(path, path);
  try {
    const sum = await hashBytes(file.read());
    await file.mustBeAsOpened();
    return sum;
  } finally {
    await file.close();
  }
}

async function hashFolder(folder: Input, patterns: readonly string[]): Promise<string> {
  const names = patterns.length === 0 ? folder.members : patterns.flatMap((each) => folder.matching(each));
  const hash = createHash('sha256');
  for (const name of [...new Set(names)].toSorted())
    hash.update(`${name}\0${await hashBytes(folder.delivered(name))}\n`);
  return hash.digest('hex');
}

async function hashBytes(source: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of source) hash.update(chunk);
  return hash.digest('hex');
}
