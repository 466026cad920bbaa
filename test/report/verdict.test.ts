import { expect, test } from 'vitest';
import { verdictOf, type VerdictFacts } from '../../src/report/verdict.ts';

const clean: VerdictFacts = {
  exitCode: 0,
  balanced: true,
  specimen: false,
  documents: 1000,
  rejected: 0,
  tolerated: 0.005,
  controlExplained: false,
  stops: [],
};

test.each([
  ['released', {}],
  ['released', { rejected: 5 }],
  ['attention', { exitCode: 3, rejected: 6 }],
  ['specimen', { specimen: true }],
  ['failed', { exitCode: 65 }],
  ['failed', { exitCode: 75 }],
  ['failed', { balanced: false }],
] as const)('%s', (outcome, change) => {
  expect(verdictOf({ ...clean, ...change }).outcome).toBe(outcome);
});

test('what stopped the run comes first, then what was lost', () => {
  const facts = { ...clean, exitCode: 2, balanced: false, rejected: 6, stops: ['no space left'] };
  expect(verdictOf(facts).reasons).toEqual([
    'no space left',
    'the run does not balance',
    '6 of 1,000 documents rejected, more than the tolerated 0.50 %',
  ]);
});

test('within tolerance is said too', () => {
  expect(verdictOf({ ...clean, rejected: 5 }).reasons).toEqual([
    '5 of 1,000 documents rejected, within the tolerated 0.50 %',
  ]);
});
