import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/*
Puts the program together from what the compiler made: the command line and the worker's thread, each with what it
needs of `dist/` and of plain packages, in `dist/app/`. A night starts some 1,200 modules otherwise, and reading and
linking each of them takes longer than a small run itself.
*/

const dist = new URL('../dist/', import.meta.url);
const app = fileURLToPath(new URL('app/', dist));

/** Packages that find their binaries, tables or threads beside themselves stay where they are. */
const AS_INSTALLED = [
  /^@hyzyla\/pdfium/,
  /^better-sqlite3/,
  /^harfbuzzjs/,
  /^hyphen\//,
  /^hyparquet-compressors/,
  /^i18n-iso-countries/,
  /^iconv-lite/,
  /^pino/,
  /^piscina/,
  /^@fragaria\//,
];

/** A module that loads a file of the program with what is compiled of it. */
function entry(name, exports) {
  return (
    "import { fileURLToPath } from 'node:url';\nimport { load } from '../../bin/code-cache.js';\n\n" +
    `${exports} load(fileURLToPath(new URL('${name}.cjs', import.meta.url)));\n`
  );
}

await rm(app, { recursive: true, force: true });
const bundle = await rolldown({
  input: {
    main: fileURLToPath(new URL('cli/main.js', dist)),
    thread: fileURLToPath(new URL('worker/thread.js', dist)),
  },
  platform: 'node',
  external: AS_INSTALLED,
  onLog(level, log) {
    // A module that is not found would only be missed at night.
    if (level === 'warn') throw new Error(log.message);
  },
});
await bundle.write({
  dir: app,
  format: 'cjs',
  sourcemap: true,
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name]-[hash].cjs',
});
await bundle.close();
await writeFile(join(app, 'main.js'), entry('main', 'export const { main } ='));
await writeFile(join(app, 'thread.js'), entry('thread', 'export default'));

// Hyphenation patterns are data in modules: as JSON they are read in an eighth of the time.
const require = createRequire(import.meta.url);
const patterns = dirname(require.resolve('hyphen/patterns/de-1996.js'));
await mkdir(join(app, 'patterns'));
for (const file of await readdir(patterns)) {
  const [, language] = /^([a-z0-9-]+)\.js$/.exec(file) ?? [];
  // What the package ships for Church Slavonic is no JavaScript.
  if (language === undefined || language === 'cu') continue;
  const text = JSON.stringify(require(join(patterns, file)));
  await writeFile(join(app, 'patterns', `${language}.json`), text);
}
