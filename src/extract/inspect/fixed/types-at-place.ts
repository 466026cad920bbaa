import { CLASSES, classesOf } from './character-class.ts';

/** Where records say of what type they are. */
export interface TypePlace {
  /** First character, from 1. */
  readonly at: number;
  readonly width: number;
  readonly codes: readonly string[];
}

const MOST_CODES = 9;
const LOOKED_AT = 2000;
const WIDTHS = [1, 2, 3, 4];
const MOST_PLACES = 12;
/** How much more alike records of one type must be than all of them. */
const GAIN = 0.12;

/** The place of a record type: few codes, and records of each much more alike than all together; undefined: there is none. */
export function typesAtPlace(all: readonly string[]): TypePlace | undefined {
  const records = all.slice(0, LOOKED_AT);
  if (records.length < 4) return undefined;
  const classes = records.map(classesOf);
  const together = alike(classes);
  let best: { place: TypePlace; gain: number } | undefined;
  for (const width of WIDTHS) {
    for (let at = 0; at < MOST_PLACES; at += 1) {
      const groups = groupsAt(records, at, width);
      if (groups === undefined) continue;
      let within = 0;
      for (const members of groups.values()) {
        within += alike(members.map((i) => classes[i] ?? new Uint8Array())) * members.length;
      }
      const gain = within / records.length - together;
      // A wider code says the same as its first character, unless it tells more.
      if (gain < GAIN || (best !== undefined && gain < best.gain + 0.02)) continue;
      best = { place: { at: at + 1, width, codes: [...groups.keys()].sort() }, gain };
    }
  }
  return best === undefined ? undefined : widened(best.place, records);
}

/** A code of two characters whose second one is the same in all records of its type is told as a whole. */
function widened(place: TypePlace, records: readonly string[]): TypePlace {
  const { at, width } = place;
  const wider = groupsAt(records, at - 1, width + 1);
  if (width > 1 || wider === undefined || wider.size !== place.codes.length) return place;
  return { at, width: width + 1, codes: [...wider.keys()].sort() };
}

function groupsAt(records: readonly string[], at: number, width: number): Map<string, number[]> | undefined {
  const groups = new Map<string, number[]>();
  for (const [i, record] of records.entries()) {
    const code = record.slice(at, at + width);
    if (!/^[A-Z0-9]+$/.test(code) || code.length < width) return undefined;
    const members = groups.get(code);
    if (members !== undefined) members.push(i);
    else if (groups.size === MOST_CODES) return undefined;
    else groups.set(code, [i]);
  }
  return groups.size > 1 && groups.size <= records.length / 2 ? groups : undefined;
}

/** Mean share of the commonest class at each place; what one record alone would show counts for little. */
function alike(records: readonly Uint8Array[]): number {
  const length = records.reduce((most, record) => Math.max(most, record.length), 0);
  if (records.length < 2 || length === 0) return 0;
  let sum = 0;
  const counts = new Float64Array(CLASSES + 1);
  for (let at = 0; at < length; at += 1) {
    counts.fill(0);
    for (const record of records) {
      const index = record[at] ?? CLASSES;
      counts[index] = (counts[index] ?? 0) + 1;
    }
    sum += Math.max(...counts) / records.length;
  }
  return sum / length;
}
