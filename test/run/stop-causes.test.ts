import { expect, test } from 'vitest';
import { RunStop } from '../../src/fault/run-stop.ts';
import { StageFailure } from '../../src/run/stage-clock.ts';
import { gravestOf } from '../../src/run/stop-causes.ts';

const coded = (code: string): Error => Object.assign(new Error('it failed'), { code });
const full = new StageFailure('address', coded('SQLITE_FULL'));
const noSpace = new StageFailure('extract', coded('ENOSPC'));
const stop = new StageFailure(
  'extract',
  new RunStop([{ code: 'extract.total-too-large', place: { file: 'invoices.csv' } }]),
);
// What SQLite says of a COMMIT when a full disk has ended the transaction already.
const odd = new StageFailure('extract', coded('SQLITE_ERROR'));

test.each([
  ['a full disk before what follows from it', [odd, full], full],
  ['a full disk before a fault', [stop, noSpace], noSpace],
  ['a fault before an unexpected error', [odd, stop], stop],
  ['the first of equals', [noSpace, full], noSpace],
  ['the only one', [odd], odd],
])('%s stopped the run', (_, errors, gravest) => {
  expect(gravestOf(errors)).toBe(gravest);
  if (errors[0] !== gravest) expect(gravestOf(errors.toReversed())).toBe(gravest);
});
