import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { Ledger } from '../../src/store/ledger.ts';
import type { ReviewDecision } from '../../src/store/review-decisions.ts';

const dir = mkdtempSync(join(tmpdir(), 'stapel-decisions-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function decided(pair: string, decision: ReviewDecision['decision'], decidedBy = 'Ann'): ReviewDecision {
  return { pair, accountA: 'A1', accountB: 'A2', decision, decidedBy, decidedOn: '2024-03-06' };
}

test('a ledger that knew of no decisions keeps them, by job, the last one of a pair', () => {
  const file = join(dir, 'old.db');
  new Ledger(file).close();
  const old = new Database(file);
  old.exec('DROP TABLE review_decision');
  old.close();
  const ledger = new Ledger(file);
  ledger.reviews.keep('bills', [decided('p2', 'same'), decided('p1', 'different')]);
  ledger.reviews.keep('bills', [decided('p2', 'different', 'Ben')]);
  ledger.reviews.keep('letters', [decided('p2', 'same')]);
  ledger.close();
  const again = new Ledger(file);
  expect(again.reviews.of('bills')).toEqual([decided('p1', 'different'), decided('p2', 'different', 'Ben')]);
  expect(again.reviews.of('letters')).toEqual([decided('p2', 'same')]);
  expect(again.reviews.of('others')).toEqual([]);
  again.close();
});
