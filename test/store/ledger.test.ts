import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { Ledger, type LedgerRun, type LedgerTable } from '../../src/store/ledger.ts';

const dir = mkdtempSync(join(tmpdir(), 'stapel-ledger-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

let files = 0;
let file = '';
beforeEach(() => {
  files += 1;
  file = join(dir, `${files}.db`);
});

const table = (records: number, sha256 = `s${records}`, amount: number | null = null): LedgerTable => ({
  name: 'invoices',
  records,
  amount,
  decimals: 2,
  sha256,
});

function end(
  ledger: Ledger,
  runId: string,
  state: LedgerRun['state'],
  tables: readonly LedgerTable[],
  { job = 'nightly', input = runId }: { readonly job?: string; readonly input?: string } = {},
): void {
  const directory = `/runs/${runId}`;
  const startedAt = '2024-01-01T00:00:00.000Z';
  ledger.start({ runId, job, directory, runDate: '2024-01-01', inputSha256: input, startedAt, reason: null });
  ledger.note(job, runId, directory, state, 1, 0, tables);
}

describe('the ledger', () => {
  it('takes a ledger of the first version as it is and adds what it lacks', () => {
    const old = new Database(file);
    old.exec(`
      CREATE TABLE run (
        id INTEGER PRIMARY KEY, runId TEXT NOT NULL, job TEXT NOT NULL, runNumber INTEGER NOT NULL, runDate TEXT NOT NULL,
        inputSha256 TEXT NOT NULL, state TEXT NOT NULL, directory TEXT NOT NULL, startedAt TEXT NOT NULL,
        documents INTEGER NOT NULL DEFAULT 0, exitCode INTEGER, reason TEXT, UNIQUE (job, runId, directory));
      INSERT INTO run VALUES
        (7, 'old', 'nightly', 41, '2024-01-01', 'abc', 'released', '/runs/old', '2024-01-01T00:00:00Z', 17, 0, NULL);
    `);
    old.close();
    for (const _ of [1, 2]) {
      const ledger = new Ledger(file);
      expect(ledger.producedBefore('nightly', 'abc', '/runs/new')).toMatchObject([
        { runId: 'old', runNumber: 41, documents: 17, releasedBy: null, releasedAt: null },
      ]);
      expect(ledger.lastTables('nightly', 'invoices', 10)).toEqual([]);
      ledger.close();
    }
    const ledger = new Ledger(file);
    end(ledger, 'new', 'held', [table(5)]);
    expect(ledger.all()[0]).toMatchObject({ runId: 'new', runNumber: 42, state: 'held' });
    ledger.release({ job: 'nightly', runId: 'new', directory: '/runs/new' }, 'Ann', undefined);
    expect(ledger.all()[0]).toMatchObject({ state: 'releasing', releasedBy: 'Ann', releaseReason: null });
    ledger.complete('nightly', 'new', '/runs/new');
    expect(ledger.lastTables('nightly', 'invoices', 10)).toMatchObject([{ records: 5 }]);
    ledger.close();
  });

  it('counts the last released runs of the job alone, and an extract that was produced twice once', () => {
    const ledger = new Ledger(file);
    end(ledger, 'a', 'released', [table(10, 's', 1000)]);
    end(ledger, 'b', 'released', [table(20)]);
    end(ledger, 'failed', 'failed', [table(1)]);
    end(ledger, 'specimen', 'specimen', [table(2)]);
    end(ledger, 'held', 'held', [table(3)]);
    end(ledger, 'begun', 'releasing', [table(4)]);
    end(ledger, 'other', 'released', [table(5)], { job: 'weekly' });
    end(ledger, 'mended', 'released', [table(6)]);
    ledger.tie('/runs/mended', '/runs/b');
    end(ledger, 'again', 'released', [table(11)], { input: 'a' });
    expect(ledger.lastTables('nightly', 'invoices', 10).map(({ records }) => records)).toEqual([11, 20]);
    expect(ledger.lastTables('nightly', 'invoices', 1).map(({ records }) => records)).toEqual([11]);
    expect(ledger.lastTables('nightly', 'lines', 10)).toEqual([]);
    expect(ledger.lastTables('weekly', 'invoices', 10)).toEqual([
      { records: 5, amount: null, decimals: 2, sha256: 's5' },
    ]);
    ledger.close();
  });

  it('knows the runs that read the very same tables, and no others', () => {
    const lines = { ...table(3, 'l'), name: 'lines' };
    const ledger = new Ledger(file);
    end(ledger, 'held', 'held', [table(1, 'i'), lines]);
    end(ledger, 'out', 'released', [table(1, 'i'), lines]);
    end(ledger, 'failed', 'failed', [table(1, 'i'), lines]);
    end(ledger, 'fewer', 'released', [table(1, 'i')]);
    end(ledger, 'differs', 'released', [table(1, 'i'), { ...lines, sha256: 'm' }]);
    const before = (tables: readonly LedgerTable[], own = '/runs/new'): string[] =>
      ledger.readBefore('nightly', tables, own).map(({ runId }) => runId);
    expect(before([table(1, 'i'), lines])).toEqual(['out', 'held']);
    expect(before([table(1, 'i'), lines], '/runs/out')).toEqual(['held']);
    expect(before([table(1, 'i')])).toEqual(['fewer']);
    expect(before([table(1, 'l'), { ...lines, sha256: 'i' }])).toEqual([]);
    ledger.close();
  });

  it('keeps a reason that is given when a run is resumed', () => {
    const ledger = new Ledger(file);
    end(ledger, 'a', 'failed', []);
    const run = { runId: 'a', job: 'nightly', directory: '/runs/a', runDate: '2024-01-01', inputSha256: 'a' };
    ledger.start({ ...run, startedAt: '2024-01-02T00:00:00Z', reason: 'mended' });
    ledger.start({ ...run, startedAt: '2024-01-03T00:00:00Z', reason: null });
    expect(ledger.reasonOf('nightly', 'a', '/runs/a')).toBe('mended');
    ledger.close();
  });
});
