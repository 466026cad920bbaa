import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { balanceFigures } from '../../src/run/balance.ts';
import { openRunDatabase } from '../../src/store/run-database.ts';
import { tinyJob } from '../compose/tiny-job.ts';

const dir = mkdtempSync(join(tmpdir(), 'stapel-balance-'));
const db = openRunDatabase(join(dir, 'run.db'));
afterAll(() => {
  db.close();
  rmSync(dir, { recursive: true });
});

test('amounts stand under three capitals or under `?`, whatever a row says', () => {
  const add = db.prepare("INSERT INTO document (line, raw, amount, currency) VALUES (2, x'', ?, ?)");
  const typed = ['EUR', '__proto__', 'constructor', 'eur', '', null, 'EUR', 'Jane Roe', 'EUR\n', 'USD'];
  typed.forEach((currency, index) => add.run(10 ** index, currency));
  const { documents, amounts } = balanceFigures({ db, job: tinyJob() });
  expect(documents.read).toBe(10);
  expect(amounts.hash).toBe(1111111111);
  const read = Object.entries(amounts.byCurrency).map(([currency, each]) => [currency, each.read]);
  expect(Object.fromEntries(read)).toEqual({ '?': 110111110, EUR: 1000001, USD: 1000000000 });
  expect(Object.keys(amounts.byCurrency)).toHaveLength(3);
});
