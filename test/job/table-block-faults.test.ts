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
  ['frame: { thickness: §0.3 }', 'template.table-rule'],
  ['inset: 1\n      frame: { thickness: 0.3, color: §brnd }', 'job.unknown-name brnd'],
  ['columnRule: { thickness: 0.3, after: [1, §2] }', 'template.table-rule'],
  ['columnRule: { thickness: 4, after: [§1] }', 'template.table-rule'],
  ['columnRule: §{ thickness: 4 }', 'template.table-rule'],
  ['columnRule: { thickness: 0.3, after: §[] }', 'job.invalid-value a list'],
  ['columnRule: { thickness: §0 }', 'job.invalid-value 0'],
  ['rowRule: { thickness: 0.3, every: §0 }', 'job.invalid-value 0'],
  ['headRule: { thickness: 0.3, §every: 2 }', 'job.unknown-key every'],
  ["groups: [{ by: line.text, §headCells: [''] }]", 'template.group-cells'],
  ["groups: [{ by: line.text, head: A, §headCells: ['', ''] }]", 'template.group-cells'],
  ["groups: [{ by: line.text, again: A, §againCells: ['', ''] }]", 'template.group-cells'],
  ["groups: [{ by: line.text, headCells: ['', '{{ line.§txt }}'] }]", 'expression.unknown-field txt'],
  ['groups: [{ by: line.text, headCells: §[] }]', 'job.invalid-value a list'],
];

/** What stands in place of the table's `carry`, as `FAULTS`. */
const CARRY_FAULTS: readonly (readonly [string, string])[] = [
  ["values: [{ column: §3, of: amount, value: '' }]", 'template.carry-values'],
  ["values: [{ column: §1, of: amount, value: '' }]", 'template.carry-values'],
  [
    "values: [{ column: 2, of: amount, value: '' }, { column: §2, of: amount, value: '' }]",
    'template.carry-values',
  ],
  ["§of: amount, values: [{ column: 2, of: amount, value: '' }]", 'template.carry-values'],
  ["§value: '', values: [{ column: 2, of: amount, value: '' }]", 'template.carry-values'],
  ["values: [{ column: §0, of: amount, value: '' }]", 'job.invalid-value 0'],
  ["values: [{ column: 2, of: §amout, value: '' }]", 'job.unknown-name amout'],
  ["values: [{ column: 2, of: §text, value: '' }]", 'job.column-type text'],
  ["values: [§{ column: 2, value: '' }]", 'job.missing-key of'],
  ["values: [{ column: 2, of: amount, value: '{{ amount(§caried) }}' }]", 'expression.unknown-name caried'],
  ['values: §[]', 'job.invalid-value a list'],
];

describe('faults of a table in a template, each at its place', () => {
  it.each(FAULTS)('%s → %s', async (keys, fault) => {
    const { text, at } = unmark(
      change(SMALL_TEMPLATE, '      columns:\n', `      ${keys}\n      columns:\n`),
    );
    expect(await faultsOf(SMALL_JOB, text)).toEqual([`small.yaml:${at} ${fault}`]);
  });
});

describe('faults of a column as wide as its content, each at its place', () => {
  it.each([
    ['width: content, minWidth: 9, §maxWidth: 8', 'template.content-width'],
    ['width: 24, §minWidth: 9', 'template.content-width'],
    ['§maxWidth: 9', 'template.content-width'],
    ['§share: 2, width: content', 'template.column-width'],
    ['width: §contents', 'job.invalid-value contents'],
    ['width: content, maxWidth: §0', 'job.invalid-value 0'],
  ])('%s → %s', async (keys, fault) => {
    const { text, at } = unmark(change(SMALL_TEMPLATE, 'width: 24', keys));
    expect(await faultsOf(SMALL_JOB, text)).toEqual([`small.yaml:${at} ${fault}`]);
  });
});

describe('faults of what a table carries, each at its place', () => {
  const whole = SMALL_TEMPLATE.split('\n').find((line) => line.includes('carry: ')) ?? '';

  it.each(CARRY_FAULTS)('%s → %s', async (keys, fault) => {
    const typed = `      carry: { forward: F, brought: B, ${keys} }`;
    const { text, at } = unmark(change(SMALL_TEMPLATE, whole, typed));
    expect(await faultsOf(SMALL_JOB, text)).toEqual([`small.yaml:${at} ${fault}`]);
  });

  it('a sum alone lacks what is shown of it; labels of several cannot name one', async () => {
    const alone = unmark(
      change(SMALL_TEMPLATE, whole, '      §carry: { of: amount, forward: F, brought: B }'),
    );
    expect(await faultsOf(SMALL_JOB, alone.text)).toEqual([`small.yaml:${alone.at} job.missing-key value`]);
    const named =
      "forward: '{{ amount(§carried) }}', brought: B, values: [{ column: 2, of: amount, value: '' }]";
    const several = unmark(change(SMALL_TEMPLATE, whole, `      carry: { ${named} }`));
    expect(await faultsOf(SMALL_JOB, several.text)).toEqual([
      `small.yaml:${several.at} expression.unknown-name carried`,
    ]);
  });
});
