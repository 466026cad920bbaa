import { expect, test } from 'vitest';
import type { FaultRow } from '../../src/fault/fault.ts';
import { faultTable } from '../../src/fault/table.ts';

const rows: readonly (readonly [string, FaultRow])[] = Object.entries(faultTable);

test.each(rows)('%s is worded by the rules', (code, row) => {
  expect(code).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/);
  expect(['reject', 'divert', 'warn', 'stop']).toContain(row.effect);
  if (row.exit !== undefined) expect(row.effect).toBe('stop');
  for (const text of [row.says, row.hint]) {
    expect(text.trim()).toBe(text);
    expect(text).not.toBe('');
    expect(text, 'no full stop').not.toMatch(/[.!]$/);
    // A name in capitals such as UTF-8 may begin a sentence.
    expect(text, 'begins in lower case').not.toMatch(/^[A-Z][^A-Z]/);
    expect(text.match(/`/g)?.length ?? 0, 'backticks in pairs').toSatisfy((n: number) => n % 2 === 0);
    expect(text.replace(/\{\w+\}/g, ''), 'only placeholders in braces').not.toMatch(/\{\w*$|^\w*\}/);
  }
});

test.each(rows)('%s sets what was found in backticks', (_, row) => {
  // A list brings its own backticks, and a message of another program after a colon or a length in mm needs none.
  const bare = row.says.replace(/`[^`]*`/g, '').replace(/(: |has |holds )\{found\}|\{found\} mm/g, '');
  expect(bare).not.toContain('{found}');
});
