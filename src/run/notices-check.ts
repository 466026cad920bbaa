import { openInput } from '../extract/container/input.ts';
import type { Fault } from '../fault/fault.ts';
import { RunStop } from '../fault/run-stop.ts';
import type { Job } from '../job/job.ts';
import type { NoticePlan } from '../job/notice-plan.ts';
import { checkFirstRows } from './check-first-rows.ts';
import { NoticeDay } from './notices-age.ts';

/** What is wrong with the job's files of moves and stops, as far as their beginnings and names tell it. */
export async function checkNotices(
  { notices }: Pick<Job, 'notices'>,
  runDate: string,
): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  for (const plan of notices) {
    try {
      await checkNotice(plan, runDate, faults);
    } catch (error) {
      if (!(error instanceof RunStop)) throw error;
      faults.push(...error.faults);
    }
  }
  return faults;
}

async function checkNotice(plan: NoticePlan, runDate: string, faults: Fault[]): Promise<void> {
  const input = await openInput(plan.table.source ?? '');
  try {
    const file = input.one('*');
    const parts = [{ table: plan.name, file }];
    faults.push(
      ...(await checkFirstRows({ input, plan: { file, tables: [plan.table] }, parts: [0] }, parts, 'ignore')),
    );
    // The newest day of a column is known when all of the file was read.
    if (plan.age?.dated.by === 'name')
      new NoticeDay(plan, file, runDate).judge(1, (fault) => faults.push(fault));
  } finally {
    await input.close();
  }
}
