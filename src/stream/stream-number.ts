import type { Job, StreamPlan } from '../job/job.ts';

/*
 * Streams are numbered from 0: the job's own in their order, and behind them, in the same order, the streams
 * `<name>-manual` for pieces that no inserter takes, on the same paper.
 */

/** The stream by hand that belongs to one of the job's own. */
export function manualStream(job: Job, stream: number): number {
  return stream + job.mailpiece.streams.length;
}

export function isManualStream(job: Job, stream: number): boolean {
  return stream >= job.mailpiece.streams.length;
}

/** What the job says of a stream; one by hand goes by the stream that it was split from. */
export function planOf(job: Job, stream: number): StreamPlan {
  const { streams } = job.mailpiece;
  const plan = streams[stream % streams.length];
  if (plan === undefined) throw new Error(`no stream ${stream}`);
  return plan;
}

export function streamName(job: Job, stream: number): string {
  const { name } = planOf(job, stream);
  return isManualStream(job, stream) ? `${name}-manual` : name;
}
