import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipArchive } from 'archiver';

/** Fixed, so that the same content gives the same archive. */
const ENTRY_DATE = new Date('2019-07-01T02:00:00Z');

/**
 * Writes tables (`{ name, chunks }`, chunks of bytes) into a zip, under another name until it is whole: nobody may take
 * half of an extract for one.
 */
export async function writeZip(path, tables) {
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.tmp`;
  const archive = new ZipArchive({ zlib: { level: 6 } });
  const written = pipeline(archive, createWriteStream(unfinished));
  // Each after the one before: content is made while it is written, and the control file needs all others' totals.
  for (const { name, chunks } of tables) {
    const entry = once(archive, 'entry');
    archive.append(Readable.from(chunks, { objectMode: false }), { name, date: ENTRY_DATE, mode: 0o644 });
    await entry;
  }
  await archive.finalize();
  await written;
  await rename(unfinished, path);
}
