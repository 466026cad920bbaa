import { afterAll, expect, test } from 'vitest';
import { Workbench } from '../faults/workbench.ts';

const here = new Workbench();
afterAll(() => here.remove());

test.each([
  [
    ['run', '$JOB', '--workers', 'abc'],
    ["'--workers <n>'", "'abc'", 'not a whole number from 1'],
  ],
  [
    ['run', '$JOB', '--limit', '0'],
    ["'--limit <n>'", "'0'", 'not a whole number from 1'],
  ],
  [
    ['report', '$RUN', '--format', 'xml'],
    ["'--format <format>'", "'xml'", 'text, json, html'],
  ],
  [['run'], ["missing required argument 'job'"]],
])('%j says what is wrong and ends with 64', async (args, says) => {
  const { exit, stderr } = await here.command(args);
  expect(exit).toBe(64);
  for (const text of says) expect(stderr).toContain(text);
  expect(stderr).not.toContain('    at ');
});
