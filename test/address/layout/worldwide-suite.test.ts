import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { formatWorldwide } from '../../../src/address/layout/worldwide/format-worldwide.ts';

const CASE = z.object({
  description: z.string().optional(),
  components: z.record(z.string(), z.string()),
  expected: z.string(),
});

/** Cases of the public suite of the address templates, all values as text. */
function cases(group: string): readonly z.infer<typeof CASE>[] {
  const file = new URL(`../../../fixtures/address-format/${group}.yaml`, import.meta.url);
  const documents = parseAllDocuments(readFileSync(file, 'utf8'), { schema: 'failsafe' });
  if (!Array.isArray(documents)) throw new Error('no cases');
  const found: z.infer<typeof CASE>[] = [];
  for (const document of documents) {
    const value: unknown = document.toJS();
    if (value !== null && value !== '') found.push(CASE.parse(value));
  }
  return found;
}

describe("the address templates' public suite", () => {
  it.each([
    ['countries', 462],
    ['other', 3],
    ['abbreviations', 4],
  ])('of %s passes line by line, all %i', (group, count) => {
    const suite = cases(group);
    expect(suite.length).toBe(count);
    const failed = suite.filter(
      ({ components, expected }) =>
        formatWorldwide(components, { abbreviate: group === 'abbreviations' }) !== expected.trim(),
    );
    expect(failed).toEqual([]);
  });

  it('leaves no blank, comma or brace of an empty component, and says the same twice', () => {
    for (const { components } of cases('countries')) {
      const once = formatWorldwide(components);
      expect(formatWorldwide(components)).toBe(once);
      expect(once).not.toMatch(/\n\n|^\s|\s$|[{}]/);
    }
  });
});
