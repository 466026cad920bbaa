import { openReference } from '../address/reference/open-reference.ts';
import { ageFault } from '../address/reference/reference-age.ts';
import type { Fault } from '../fault/fault.ts';
import type { Job } from '../job/job.ts';
import { day } from '../unit/calendar.ts';

/**
 * What is to be said of the job's reference data on the day of the run: nothing, a warning, or a fault that stops. Stops
 * with `reference.damaged` where the file is not whole.
 */
export function checkReference(
  { address }: Pick<Job, 'address'>,
  resources: ReadonlyMap<string, Uint8Array>,
  runDate: string,
): readonly Fault[] {
  const { reference } = address;
  const bytes = resources.get(reference?.file ?? '');
  if (reference === undefined || bytes === undefined) return [];
  const dated = day(openReference(bytes, reference.at).date);
  const today = day(runDate);
  const fault = dated === undefined || today === undefined ? undefined : ageFault(dated, today, reference);
  return fault === undefined ? [] : [{ ...fault, place: reference.at }];
}
