import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { constants, Script } from 'node:vm';
import { threadId } from 'node:worker_threads';

/*
Runs the program's files with what V8 compiled of them when the program was built: a command would else spend a fifth of
its start on compiling. What V8 cannot use (another Node since the build) it compiles as ever.
*/

/** In the build: what was compiled is kept beside the files. */
const keeps = process.env.STAPEL_KEEP_CODE === '1';

/** How often a thread, whose end is not told, keeps what it has compiled; in milliseconds. */
const OFTEN = 200;

/** Modules by path. */
const loaded = new Map();
const scripts = [];

/** What a file of the program exports; `path` is absolute. Files name one another as `./other.cjs`. */
export function load(path) {
  const known = loaded.get(path);
  if (known !== undefined) return known.exports;
  const module = { exports: {} };
  loaded.set(path, module);
  const directory = dirname(path);
  const outside = createRequire(path);
  const require = (id) => (id.startsWith('./') ? load(join(directory, id)) : outside(id));
  // Modules are strict, and the files are joined modules.
  const names = ['exports', 'require', 'module', '__filename', '__dirname'];
  const script = new Script(
    `(function (${names.join(', ')}) { 'use strict'; ${readFileSync(path, 'utf8')}\n})`,
    {
      filename: path,
      cachedData: compiled(path),
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    },
  );
  scripts.push({ path, script });
  script.runInThisContext()(
    module.exports,
    Object.assign(require, { resolve: outside.resolve }),
    module,
    path,
    directory,
  );
  return module.exports;
}

function compiled(path) {
  try {
    return readFileSync(compiledFile(path));
  } catch {
    return undefined;
  }
}

function compiledFile(path) {
  return `${path}.v8`;
}

/** With all functions that have run until now. */
function keep() {
  for (const { path, script } of scripts) {
    const part = `${compiledFile(path)}.${process.pid}-${threadId}.part`;
    writeFileSync(part, script.createCachedData());
    renameSync(part, compiledFile(path));
  }
}

if (keeps) {
  process.on('exit', keep);
  setInterval(keep, OFTEN).unref();
}
