import type { Fault } from '../fault/fault.ts';
import { collate } from '../unit/collate.ts';

/** Faults by place: the files in the order given, then by line and column; what an alias repeats is there once. */
export function sortFaults(faults: readonly Fault[], files: readonly string[]): Fault[] {
  const rank = (fault: Fault): number => {
    const index = files.indexOf(fault.place.file ?? '');
    return index < 0 ? files.length : index;
  };
  const each = new Map(faults.map((fault) => [JSON.stringify(fault), fault]));
  return [...each.values()].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      collate(a.place.file ?? '', b.place.file ?? '') ||
      (a.place.line ?? 0) - (b.place.line ?? 0) ||
      (a.place.column ?? 0) - (b.place.column ?? 0),
  );
}
