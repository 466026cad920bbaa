import { describe, expect, it } from 'vitest';
import { change, faultsOf, SMALL_JOB, SMALL_TEMPLATE, unmark } from './small-job.ts';

/** Keys of a table with two columns, with `§` where the fault is; the one fault that they make. */
const FAULTS: readonly (readonly [string, string])[] = [
  ['heads: [{ cells: [{ head: A, from: 1, to: §3 }] }]', 'template.head-span'],
  ['heads: [{ cells: [{ head: A, from: §3, to: 3 }] }]', 'template.head-span'],
  ['heads: [{ cells: [{ head: A, from: 2, to: §1 }] }]', 'template.head-span'],
  ['heads: [{ cells: [{ head: A, from: 2, to: 2 }, { head: B, from: §1, to: 2 }] }]', 'template.head-span'],
  ['heads: [{ cells: [{ head: A, from: §0, to: 1 }] }]', 'job.invalid-value 0'],
  ['heads: [{ cells: [§{ head: A, from: 1 }] }]', 'job.missing-key to'],
  ['heads: [{ cells: §[] }]', 'job.invalid-value a list'],
  ["heads: [{ cells: [{ head: '{{ §line.text }}', from: 1, to: 2 }] }]", 'expression.unknown-name line'],
  ['heads: [{ style: §hed, cells: [{ head: A, from: 1, to: 2 }] }]', 'job.unknown-name hed'],
  [
    'heads: [{ rule: { thickness: 1, color: §brnd }, cells: [{ head: A, from: 1, to: 2 }] }]',
    'job.unknown-name brnd',
  ],
];

describe('faults of a table in a template, each at its place', () => {
  it.each(FAULTS)('%s → %s', async (keys, fault) => {
    const { text, at } = unmark(
      change(SMALL_TEMPLATE, '      columns:\n', `      ${keys}\n      columns:\n`),
    );
    expect(await faultsOf(SMALL_JOB, text)).toEqual([`small.yaml:${at} ${fault}`]);
  });
});
