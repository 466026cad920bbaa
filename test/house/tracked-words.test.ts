import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, trackedFiles } from './source-files.ts';

/** Marks of one machine, or of how a file came about, that mean nothing to a reader. Written so as not to match themselves. */
const unwanted: readonly RegExp[] = [
  /(^|[^\w.-])\.\.\/shar[e]d\b/m,
  /\/(wor[k]|far[m])\/[\w.]/,
  /\/t[m]p\/[\w.]/,
  /\/(hom[e]|User[s]|roo[t])\/\w/,
  /\bissue[s]? (#?\d|show\b|list\b)/i,
  /\b(TOD[O]|FIXM[E]|XX[X]|HAC[K])\b/,
  /\b(cl[a]ude|anthr[o]pic|chatg[p]t|cop[i]lot)\b/i,
  /@ts-(ignor[e]|nochec[k])|eslint-disabl[e]/,
  /\b(it|test|describe)\.(onl[y]|ski[p])\(/,
];

const binary = /\.(zip|ttf|otf|woff2?|pdf|png|jpe?g|icc|gz|bin)$/;

const texts = trackedFiles()
  .filter((path) => !binary.test(path) && !path.endsWith('package-lock.json'))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'latin1') }));

test.each(unwanted.map((what) => [what.source, what] as const))('no tracked file says %s', (_, what) => {
  expect(texts.length).toBeGreaterThan(20);
  const found = texts.flatMap(({ path, text }) => {
    const match = what.exec(text);
    return match === null ? [] : [`${path}: ${text.slice(Math.max(0, match.index - 30), match.index + 40)}`];
  });
  expect(found).toEqual([]);
});

test('no tracked file is larger than 2 MB', () => {
  expect(trackedFiles().filter((path) => statSync(join(root, path)).size > 2_000_000)).toEqual([]);
});
