import { createReadStream } from 'node:fs';
import type { Input } from '../extract/container/input.ts';
import { stopRun } from '../fault/run-stop.ts';
import type { ControlPlan, Job } from '../job/job.ts';
import { deliveryPath } from './delivery-path.ts';
import { reasonOf } from './run-directory.ts';

/** The bytes of the control file: a member of the extract, or a file beside it. Stops when it is not there. */
export function openControl(
  plan: ControlPlan,
  job: Pick<Job, 'file' | 'extract'>,
  archive: () => Input,
): AsyncIterable<Buffer> {
  const { file, path } = plan;
  if (path !== undefined) return bytesOf(deliveryPath(path, job));
  const input = archive();
  return input.read(input.one(file ?? ''));
}

async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(path)) if (Buffer.isBuffer(chunk)) yield chunk;
  } catch (error) {
    const reason = reasonOf(error) === 'ENOENT' ? 'it is not there' : reasonOf(error);
    stopRun({ code: 'extract.control-unreadable', place: { file: path }, values: { reason } }, error);
  }
}
