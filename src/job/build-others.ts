import type { Fault } from '../fault/fault.ts';
import { recordTypeProblem } from './build-format.ts';
import type { ExtractPlan } from './job.ts';
import { otherFile, type extractFile } from './job-file.ts';
import { didYouMean } from './nearest-name.ts';
import type { TablePlan } from './table-plan.ts';
import type { TypedParts } from './typed-parts.ts';
import type { YamlSource } from './yaml-source.ts';

type OtherRecords = NonNullable<ExtractPlan['others']>;

/** Records that are passed over: of files that tables stand in, which have a way to tell records apart. */
export function buildOthers(
  parts: TypedParts<typeof extractFile.shape>,
  tables: ReadonlyMap<string, TablePlan>,
  source: YamlSource,
  faults: Fault[],
): OtherRecords {
  if (parts.length('others') === 0) return parts.part('others') ?? [];
  return parts.list('others', otherFile).map(({ value, path }) => {
    const table = [...tables.values()].find(({ file }) => file === value.file);
    const files = [...new Set([...tables.values()].map(({ file }) => file))];
    if (table === undefined) {
      const values = {
        kind: 'file of a table',
        nearest: didYouMean(value.file, files),
        known: files.join(', '),
      };
      faults.push({
        code: 'job.unknown-name',
        place: source.at([...path, 'file']),
        found: value.file,
        values,
      });
      return value;
    }
    const problem = recordTypeProblem(value.type, table.format.kind);
    if (problem !== undefined) {
      const place = source.at([...path, 'type', 'at']);
      faults.push({ code: 'job.invalid-value', place, found: String(value.type.at), expected: problem });
    }
    return value;
  });
}
