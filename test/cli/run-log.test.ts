import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openRunLog } from '../../src/cli/run-log.ts';

const made: string[] = [];
function directory(): string {
  const path = mkdtempSync(join(tmpdir(), 'stapel-log-'));
  made.push(path);
  return path;
}
afterEach(() => made.splice(0).forEach((path) => rmSync(path, { recursive: true, force: true })));

/** Writes two lines into a log there; gives what was said of failures. */
function logged(path: string): string[][] {
  const said: string[][] = [];
  const log = openRunLog((...failure) => said.push(failure));
  log.note('too early', {});
  log.open(path);
  log.note('one', { n: 1 });
  log.note('two', { n: 2 });
  log.close();
  log.note('too late', {});
  return said;
}

it('writes a line an event between open and close', () => {
  const path = directory();
  expect(logged(path)).toEqual([]);
  const lines = readFileSync(join(path, 'run.ndjson'), 'utf8').trim().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(['one', 'two']);
});

it('says once that it cannot be opened', () => {
  const path = join(directory(), 'gone');
  expect(logged(path)).toEqual([[join(path, 'run.ndjson'), 'ENOENT']]);
});

it.skipIf(!existsSync('/dev/full'))('says once that it cannot be written', () => {
  const path = directory();
  symlinkSync('/dev/full', join(path, 'run.ndjson'));
  expect(logged(path)).toEqual([[join(path, 'run.ndjson'), 'ENOSPC']]);
});
