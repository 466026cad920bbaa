import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { commonHashes, wordsOf } from '../../src/store/common-hashes.ts';
import { contentHash, HASH_BYTES, numberHash } from '../../src/store/document-hash.ts';
import { Ledger } from '../../src/store/ledger.ts';

const dir = mkdtempSync(join(tmpdir(), 'stapel-released-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const packed = (hashes: readonly Buffer[]): Buffer => Buffer.concat(hashes.toSorted((a, b) => a.compare(b)));

test('hashes in common are those that a set knows, however the known ones are cut', () => {
  // Few first bytes, so that hashes often differ late or not at all.
  const hash = fc
    .tuple(fc.constantFrom(0, 1, 0xffffffff), fc.nat(2), fc.nat(2))
    .map((words) =>
      Buffer.concat(words.map((word) => Buffer.from([word >>> 24, word >>> 16, word >>> 8, word]))),
    );
  fc.assert(
    fc.property(
      fc.array(hash),
      fc.uniqueArray(hash, { selector: (each) => each.toString('hex') }),
      fc.nat(20),
      (a, b, cut) => {
        const asked = packed(a);
        const known = packed(b);
        const found: number[] = [];
        const from = commonHashes(wordsOf(asked), wordsOf(known.subarray(0, cut * HASH_BYTES)), 0, found);
        commonHashes(wordsOf(asked), wordsOf(known.subarray(cut * HASH_BYTES)), from, found);
        const set = new Set(b.map((each) => each.toString('hex')));
        const all = a.toSorted((x, y) => x.compare(y)).map((each) => each.toString('hex'));
        expect(found).toEqual(all.flatMap((each, i) => (set.has(each) ? [i] : [])));
      },
    ),
  );
});

test('a content`s hash is the beginning of its fingerprint', () => {
  const fingerprint = Buffer.from(Array.from({ length: 16 }, (_, i) => i * 15))
    .toString('base64url')
    .slice(0, 22);
  expect(contentHash(fingerprint)).toEqual(Buffer.from(Array.from({ length: 12 }, (_, i) => i * 15)));
});

test('keeps more documents than one row holds, and forgets those of days that are past', () => {
  const ledger = new Ledger(join(dir, 'ledger.db'));
  const start = (runId: string, runDate: string): number => {
    const key = { job: 'nightly', runId, directory: `/runs/${runId}` };
    ledger.start({ ...key, runDate, inputSha256: runId, startedAt: '', reason: null });
    ledger.note('nightly', runId, key.directory, 'released', 1, 0);
    return ledger.find(key)?.id ?? 0;
  };
  const sorted = (from: number, to: number): Buffer[] =>
    Array.from({ length: to - from }, (_, i) => numberHash(`R${from + i}`)).toSorted((a, b) => a.compare(b));
  const old = start('old', '2024-01-01');
  const late = start('late', '2024-03-01');
  ledger.documents.keep(old, { number: () => sorted(0, 80_000), content: () => [] });
  ledger.documents.keep(late, { number: () => sorted(70_000, 90_000), content: () => sorted(0, 1) });
  const asked = packed(sorted(79_990, 80_010));
  expect(ledger.documents.known(old, 'number', asked)).toHaveLength(10);
  expect(ledger.documents.known(late, 'number', asked)).toHaveLength(20);
  expect(ledger.documents.known(old, 'content', asked)).toEqual([]);
  expect(ledger.documents.sharedNumbers(late, old)).toBe(10_000);
  expect(ledger.documents.runs('nightly', '2024-02-01', []).map(({ runId }) => runId)).toEqual(['late']);
  expect(ledger.documents.runs('nightly', '', ['/runs/late']).map(({ runId }) => runId)).toEqual(['old']);
  // Kept again it is what came last.
  ledger.documents.keep(late, { number: () => sorted(0, 5), content: () => [] });
  expect(ledger.documents.known(late, 'number', asked)).toEqual([]);
  ledger.documents.forget('nightly', '2024-02-01');
  expect(ledger.documents.known(old, 'number', asked)).toEqual([]);
  expect(ledger.documents.known(late, 'number', packed(sorted(0, 5)))).toHaveLength(5);
  ledger.close();
});
