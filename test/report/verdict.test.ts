import { expect, test } from 'vitest';
import { limitsPassed, verdictOf, type VerdictFacts } from '../../src/report/verdict.ts';

const documents = { read: 1000, rejected: 0, duplicate: 0, diverted: 0 };
const clean: VerdictFacts = {
  exitCode: 0,
  balanced: true,
  specimen: false,
  documents,
  tables: [],
  tolerated: 0.005,
  controlExplained: false,
  unexpected: [],
  held: false,
  stops: [],
};

test.each([
  ['released', {}],
  ['released', { documents: { ...documents, rejected: 5 } }],
  ['attention', { exitCode: 3, documents: { ...documents, rejected: 6 } }],
  ['specimen', { specimen: true }],
  ['specimen', { specimen: true, exitCode: 3 }],
  ['held', { held: true, exitCode: 3 }],
  ['specimen', { specimen: true, held: true, exitCode: 3 }],
  ['failed', { held: true, exitCode: 2 }],
  ['failed', { specimen: true, exitCode: 2 }],
  ['failed', { exitCode: 65 }],
  ['failed', { exitCode: 75 }],
  ['failed', { balanced: false }],
] as const)('%s', (outcome, change) => {
  expect(verdictOf({ ...clean, ...change }).outcome).toBe(outcome);
});

test('what stopped the run comes first, then what was lost, which no limit is held against', () => {
  const rejected = { ...documents, rejected: 6 };
  const facts = { ...clean, exitCode: 2, balanced: false, documents: rejected, stops: ['no space left'] };
  expect(verdictOf(facts).reasons).toEqual([
    'no space left',
    'the run does not balance',
    '6 of 1,000 documents rejected so far',
  ]);
});

test('figures that could not be read are not taken for zeros', () => {
  const facts = { ...clean, exitCode: 2, stops: ['it broke'], unread: 'SQLITE_CORRUPT' };
  expect(verdictOf(facts).reasons).toEqual([
    'it broke',
    'the figures of this report are missing: run.db cannot be read (SQLITE_CORRUPT)',
  ]);
});

test('what is not as expected comes before what is lost', () => {
  const facts = { ...clean, exitCode: 3, unexpected: ['too few'], documents: { ...documents, rejected: 5 } };
  expect(verdictOf(facts).reasons).toEqual([
    'too few',
    '5 of 1,000 documents rejected, within the tolerated 5 (0.50 %)',
  ]);
});

test('within tolerance is said too', () => {
  expect(verdictOf({ ...clean, documents: { ...documents, rejected: 5 } }).reasons).toEqual([
    '5 of 1,000 documents rejected, within the tolerated 5 (0.50 %)',
  ]);
});

const tables = [{ name: 'lines', records: 44, rejected: 3 }];

test.each([
  [
    { documents: { ...documents, rejected: 6 } },
    '6 of 1,000 documents rejected, more than the tolerated 5 (0.50 %)',
  ],
  [{ documents: { ...documents, duplicate: 6 } }, '6 of 1,000 documents held back as copies, more than'],
  [{ documents: { ...documents, diverted: 6 } }, '6 of 1,000 documents diverted to hand work, more than'],
  [
    { documents: { ...documents, rejected: 3, duplicate: 2, diverted: 1 } },
    '6 of 1,000 documents are exceptions (3 rejected, 2 held back as copies, 1 diverted to hand work), more than',
  ],
  [{ tables }, '3 of 44 rows of lines rejected, more than the tolerated 0 (0.50 %)'],
])('a limit that was passed is named, with what was found and allowed: %j', (change, reason) => {
  const facts = { ...clean, ...change };
  expect(limitsPassed(facts)).toEqual([expect.stringContaining(reason)]);
  expect(verdictOf({ ...facts, exitCode: 3 }).reasons).toEqual(limitsPassed(facts));
});

test('a share that is no whole number as a float allows what it says', () => {
  const exceptions = { documents: { ...documents, read: 100, rejected: 29 }, tables: [], tolerated: 0.29 };
  expect(0.29 * 100).toBeLessThan(29);
  expect(limitsPassed(exceptions)).toEqual([]);
});
