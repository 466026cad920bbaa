/**
 * Which room may import which: the project's layer order as data. A room sees the rooms named here and what they
 * may see; nothing else, and never a room beside it.
 */
export const layers: Readonly<Record<string, readonly string[]>> = {
  unit: [],
  fault: ['unit'],
  model: ['fault'],
  picture: ['fault'],
  job: ['model', 'picture'],
  store: ['job'],

  extract: ['store'],
  address: ['store'],
  match: ['store'],
  postal: ['store'],
  transpromo: ['store'],
  barcode: ['store'],
  payment: ['store'],
  font: ['store'],
  report: ['store'],
  print: ['fault'],
  verify: ['store'],
  compare: ['report', 'verify'],

  mailpiece: ['postal', 'transpromo'],
  pdf: ['font'],
  inserter: ['barcode'],

  compose: ['pdf', 'barcode', 'payment'],
  stream: ['pdf', 'inserter'],
  worker: ['extract', 'address', 'match', 'transpromo', 'compose', 'stream'],
  run: ['worker', 'mailpiece', 'compare'],
  cli: ['run', 'print'],
};

/** All rooms that a room may import, itself included. */
export function visibleFrom(room: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [room];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(layers[next] ?? []));
  }
  return seen;
}
