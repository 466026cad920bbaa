import { expect, test } from 'vitest';
import { checkJob } from '../../src/run/check-job.ts';

test('the demonstration is right: of its tables no more than the headers are read', async () => {
  expect(await checkJob('jobs/adventure-invoices/job.yaml', {})).toEqual([]);
});
