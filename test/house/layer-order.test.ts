import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { layers, visibleFrom } from './layers.ts';
import { importsOf, sourceFiles } from './source-files.ts';

const files = sourceFiles('src');
const texts = new Map(files.map((file) => [file.path, file.text]));

/** `src/pdf/content.ts` → `pdf`. */
function roomOf(path: string): string {
  return path.split('/')[1] ?? '';
}

/** Files of this project that a file imports, from the root. */
function ownImports(path: string): string[] {
  return importsOf(texts.get(path) ?? '')
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.join(posix.dirname(path), name));
}

test('every room has its place in the order', () => {
  expect(files.length).toBeGreaterThan(20);
  const homeless = files.filter((file) => !(roomOf(file.path) in layers)).map((file) => file.path);
  expect(homeless).toEqual([]);
});

test('a room imports only rooms below it', () => {
  const wrong = files.flatMap(({ path }) => {
    const visible = visibleFrom(roomOf(path));
    return ownImports(path)
      .filter((target) => !target.startsWith('src/') || !visible.has(roomOf(target)))
      .map((target) => `${path} imports ${target}`);
  });
  expect(wrong).toEqual([]);
});

test('every relative import names a file that is there, with its ending', () => {
  const wrong = files.flatMap(({ path }) =>
    ownImports(path)
      .filter((target) => target.endsWith('.ts') && !texts.has(target))
      .map((target) => `${path} imports ${target}`),
  );
  const bare = files.flatMap(({ path }) =>
    ownImports(path)
      .filter((target) => !/\.(ts|json)$/.test(target))
      .map((target) => `${path} imports ${target} without its ending`),
  );
  expect([...wrong, ...bare]).toEqual([]);
});

test('what a worker runs never opens the run database', () => {
  const open = files.map((file) => file.path).filter((path) => roomOf(path) === 'worker');
  const seen = new Set<string>();
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    expect(importsOf(texts.get(path) ?? ''), path).not.toContain('better-sqlite3');
    open.push(...ownImports(path));
  }
  expect(seen.size).toBeGreaterThan(0);
});

test('the order itself has no circle', () => {
  for (const [room, below] of Object.entries(layers))
    for (const one of below) expect(visibleFrom(one).has(room), `${room} and ${one}`).toBe(false);
});
