import type { Place } from '../fault/fault.ts';

/** `invoice.yaml:12:5`, as the job room notes where things were typed, as a place; undefined for any other text. */
export function typedPlace(at: string): Place | undefined {
  const typed = /^(.+):(\d+):(\d+)$/.exec(at);
  if (typed === null) return undefined;
  return { file: typed[1] ?? '', line: Number(typed[2]), column: Number(typed[3]) };
}
