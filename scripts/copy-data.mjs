import { cp, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../src', import.meta.url));
const built = fileURLToPath(new URL('../dist', import.meta.url));

/** What the compiler leaves behind, such as tables and pictures that code reads at run time, goes beside what it made. */
const entries = await readdir(source, { recursive: true, withFileTypes: true });
for (const entry of entries) {
  if (!entry.isFile() || entry.name.endsWith('.ts')) continue;
  const file = join(entry.parentPath, entry.name);
  await cp(file, join(built, relative(source, file)));
}
