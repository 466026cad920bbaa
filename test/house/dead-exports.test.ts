import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';
import { root, trackedFiles, withoutComments, type SourceFile } from './source-files.ts';

/** Modules that are found by their path when the program starts, and what is taken from them. */
const entries: ReadonlySet<string> = new Set(['src/cli/main.ts main', 'src/worker/thread.ts default']);

const files: readonly SourceFile[] = trackedFiles()
  .filter((path) => /^(src|bin|scripts|test)\/.*\.(ts|js|mjs)$/.test(path))
  .map((path) => ({ path, text: withoutComments(readFileSync(join(root, path), 'utf8')) }));

/** `compile` of `compile, type Plan as P`, and `Plan`. */
function namesOf(list: string): string[] {
  return list
    .split(',')
    .map((name) => /^\s*(?:type\s+)?(\w+)/.exec(name)?.[1])
    .filter((name) => name !== undefined);
}

/** `src/pdf/plan.ts planPdf` for everything that a file imports by name; what is built in `dist/` is `src/`. */
function importedBy({ path, text }: SourceFile): string[] {
  const pattern = /\{([^{}]*)\}\s*(?:from|=\s*await import\()\s*'(\.[^']*)'/g;
  const moduleOf = (from: string): string =>
    posix.join(posix.dirname(path), from).replace(/^dist\/(.*)\.js$/, 'src/$1.ts');
  const byName = [...text.matchAll(pattern)].flatMap(([, list = '', from = '']) =>
    namesOf(list).map((name) => `${moduleOf(from)} ${name}`),
  );
  // `import * as slot from '…'` takes what stands behind `slot.`.
  const whole = [...text.matchAll(/import \* as (\w+) from '(\.[^']*)'/g)].flatMap(([, as = '', from = '']) =>
    [...text.matchAll(new RegExp(`\\b${as}\\.(\\w+)`, 'g'))].map(
      ([, name = '']) => `${moduleOf(from)} ${name}`,
    ),
  );
  return [...byName, ...whole];
}

/** The same for everything that a file exports. */
function exportedBy({ path, text }: SourceFile): string[] {
  const declared = /^export\s+(?:async\s+)?(?:function|const|class|interface|type)\b[\s*]+(\w+)/gm;
  const named = [...text.matchAll(declared)].map(([, name]) => name ?? '');
  const listed = [...text.matchAll(/^export\s+(?:type\s+)?\{([^{}]*)\}/gm)].flatMap(([, list]) =>
    namesOf(list ?? ''),
  );
  const main = /^export default\b/m.test(text) ? ['default'] : [];
  return [...named, ...listed, ...main].map((name) => `${path} ${name}`);
}

function deadExports(all: readonly SourceFile[]): string[] {
  const used = new Set(all.flatMap(importedBy));
  return all
    .filter(({ path }) => path.startsWith('src/'))
    .flatMap(exportedBy)
    .filter((name) => !used.has(name));
}

test('what src/ exports is imported somewhere', () => {
  expect(files.flatMap(exportedBy).length).toBeGreaterThan(100);
  expect(deadExports(files).filter((name) => !entries.has(name))).toEqual([]);
});

test('the check can see: every way to import, and what nobody imports', () => {
  const exporting =
    'export function one() {}\nexport async function* two() {}\nexport const three = 3;\nexport class Four {}\n' +
    "export interface Five {}\nexport type Six = 6;\nexport { seven } from './seven.ts';\nexport default 8;\nexport const nine = 9;";
  const importing =
    "import { one, type Five as F } from '../src/a.ts';\nexport type { Six } from '../src/a.ts';";
  const built =
    "const { two } = await import('../dist/a.js');\nimport { three,\n  Four } from '../dist/a.js';";
  const wholly = "import * as a from '../src/a.ts';\na.nine();";
  const dead = deadExports([
    { path: 'src/a.ts', text: exporting },
    { path: 'test/a.test.ts', text: importing },
    { path: 'scripts/a.mjs', text: built },
    { path: 'test/b.test.ts', text: wholly },
  ]);
  expect(dead).toEqual(['src/a.ts seven', 'src/a.ts default']);
});
