import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withholdMessages } from '../../src/run/notices-stops.ts';
import { openRunDatabase } from '../../src/store/run-database.ts';
import { tinyJob } from '../compose/tiny-job.ts';
import { scratch } from '../verify/night.ts';

test('who objects to advertising gets the inserts that are none', () => {
  const db = openRunDatabase(join(scratch(), 'run.db'));
  for (const n of [1, 2]) {
    db.prepare("INSERT INTO recipient (recipient, account, line, raw) VALUES (?, ?, 1, '')").run(n, `A${n}`);
    db.prepare("INSERT INTO document (document, account, line, raw) VALUES (?, ?, 1, '')").run(n, `A${n}`);
    db.prepare(
      `INSERT INTO composed (seq, document, segment, offset, bytes, crc, variant, pages, amount, details, page_bytes,
         eligible, inserts, fingerprint) VALUES (?, ?, 0, 0, 0, 0, 0, 1, 0, 0, '', 3, 7, '')`,
    ).run(n, n);
  }
  db.prepare("INSERT INTO stop (recipient, action, notice) VALUES (2, 'no-messages', 1)").run();
  const insert = { id: 'a', station: 1, from: '2026-01-01', until: '2026-12-31', priority: 0, weight: 0 };
  const inserts = [true, false, true].map((advertising) => ({ ...insert, thickness: 0, advertising }));
  withholdMessages({ db, job: { ...tinyJob(), inserts: inserts as never } });
  const rows = db.prepare('SELECT eligible, inserts FROM composed ORDER BY seq').raw().all();
  db.close();
  expect(rows).toEqual([
    [3, 7],
    [0, 2],
  ]);
});
