import { existsSync, realpathSync } from 'node:fs';
import { stopRun } from '../../fault/run-stop.ts';

/** A list must not be written over while it is read. */
export function refuseSameFile(file: string, out: string): void {
  if (existsSync(out) && existsSync(file) && realpathSync(out) === realpathSync(file))
    stopRun({ code: 'list.out-is-in', place: { file } });
}
