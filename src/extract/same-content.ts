import type { RecordValues } from '../model/record.ts';

/** Whether two lists of typed rows of one table hold the same values in the same order. */
export function sameContent(a: readonly RecordValues[], b: readonly RecordValues[]): boolean {
  return a.length === b.length && a.every((row, i) => sameRow(row, b[i] ?? {}));
}

function sameRow(a: RecordValues, b: RecordValues): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
