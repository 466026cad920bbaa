import { expect, test } from 'vitest';
import { sourceFiles, withoutComments } from './source-files.ts';

/** What makes output depend on the day, the machine or chance, and the one home where it may stand. */
const banned: readonly { readonly what: RegExp; readonly home: RegExp }[] = [
  { what: /\bDate\.(now|parse|UTC)\b/, home: /^src\/unit\/clock\.ts$/ },
  { what: /\bDate\s*\(/, home: /^src\/unit\/clock\.ts$/ },
  { what: /\bperformance\b/, home: /^src\/unit\/clock\.ts$/ },
  { what: /\bprocess\.(hrtime|uptime)\b/, home: /^src\/unit\/clock\.ts$/ },
  { what: /\bMath\.random\b/, home: /^$/ },
  {
    what: /\brandom(UUID|Bytes|Int|FillSync|Values)\b|\bgetRandomValues\b/,
    home: /^src\/cli\/watch\/secret-word\.ts$/,
  },
  { what: /\blocaleCompare\b/, home: /^$/ },
  { what: /\btoLocale\w*/, home: /^$/ },
  { what: /\bIntl\b/, home: /^$/ },
  { what: /\bconsole\b/, home: /^$/ },
  { what: /\bprocess\.(exit|abort|kill)\b/, home: /^(src\/cli\/|bin\/|src\/worker\/injected-damage\.ts$)/ },
];

const files = [...sourceFiles('src'), ...sourceFiles('bin')];

test.each(banned.map(({ what, home }) => [what.source, what, home] as const))(
  '%s stands only in its home',
  (_, what, home) => {
    const found = files
      .filter((file) => !home.test(file.path))
      .flatMap((file) =>
        withoutComments(file.text)
          .split('\n')
          .flatMap((line, i) => (what.test(line) ? [`${file.path}:${i + 1}: ${line.trim()}`] : [])),
      );
    expect(found).toEqual([]);
  },
);

test('the check can see: the clock does use the clock', () => {
  const clock = files.find((file) => file.path === 'src/unit/clock.ts');
  expect(banned.filter(({ what }) => what.test(withoutComments(clock?.text ?? ''))).length).toBeGreaterThan(
    1,
  );
});

test('comments are no code, strings are', () => {
  expect(withoutComments("a // Intl\n'// Intl' /* b\nIntl */ c")).toBe(
    "a        \n'// Intl'     \n        c",
  );
});
