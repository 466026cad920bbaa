import { expressionFaults } from './expression-faults.ts';
import type { InserterProfile } from './inserter-profile.ts';
import type { InsertFile } from './job-file.ts';
import type { InsertPlan } from './job.ts';
import type { JobScopes } from './scopes.ts';
import type { TypedFile } from './typed-file.ts';
import type { Placed } from './typed-parts.ts';
import { readPeriod } from './validity.ts';

/** The job's inserts. One that names a station beyond the machine's, or one that another fills on the same day, is a fault. */
export function buildInserts(
  typed: readonly Placed<InsertFile>[],
  scopes: JobScopes | undefined,
  inserter: Pick<InserterProfile, 'stations'> | undefined,
  file: TypedFile,
): InsertPlan[] {
  const inserts: InsertPlan[] = [];
  for (const { value, path } of typed) {
    const { when, stock, ...rest } = value;
    if (inserts.some(({ id }) => id === value.id)) {
      const place = file.source.at([...path, 'id']);
      file.faults.push({ code: 'job.doubled-name', place, found: value.id, values: { kind: 'insert' } });
    }
    const period = readPeriod({ from: value.from, until: value.until }, path, file);
    if (when !== undefined) {
      const place = (offset: number): ReturnType<typeof file.source.at> =>
        file.source.inText([...path, 'when'], offset);
      file.faults.push(...expressionFaults(when, scopes?.campaign, 'condition', place));
    }
    const at = file.source.at([...path, 'station']);
    const values = { insert: value.id };
    if (inserter !== undefined && value.station > inserter.stations) {
      const [found, expected] = [String(value.station), String(inserter.stations)];
      file.faults.push({ code: 'mailpiece.no-station', place: at, found, expected, values });
    }
    const same = inserts.find(
      ({ station, from, until }) => station === value.station && from <= period.until && period.from <= until,
    );
    if (same !== undefined) {
      const found = String(value.station);
      file.faults.push({
        code: 'mailpiece.station-taken',
        place: at,
        found,
        values: { ...values, other: same.id },
      });
    }
    inserts.push({
      ...rest,
      ...period,
      ...(when === undefined ? {} : { when }),
      ...(stock === undefined ? {} : { stock }),
    });
  }
  return inserts;
}
