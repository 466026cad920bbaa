import { isObject } from './schema-faults.ts';
import { Graft, type Gathered } from './template-source.ts';

/** Keys of a file that say nothing of the template that extends it. */
const OF_THE_FILE = ['$schema', 'extends'];

/** How many levels of keys are taken one by one; whatever else the extending file says is taken whole. */
const LEVELS: Readonly<Record<string, number>> = {
  fonts: 1,
  colors: 1,
  texts: 1,
  let: 1,
  styles: 2,
  papers: 2,
};

/** What a template says, over what the file that it extends says: its own wins, key by key. */
export function inherit(base: Gathered, own: Gathered): Gathered {
  const kept = isObject(base.value)
    ? Object.fromEntries(Object.entries(base.value).filter(([key]) => !OF_THE_FILE.includes(key)))
    : {};
  return merged({ ...base, value: kept }, own, (key, below, above) => {
    if (key === 'furniture') return furnitureOf(below, above);
    return mergedLevels(below, above, LEVELS[key] ?? 0);
  });
}

/** One of the two that is not made of keys is taken as it is, so that it is told. */
type Merge = (key: string, below: Gathered, above: Gathered) => Gathered;

function merged(below: Gathered, above: Gathered, merge: Merge): Gathered {
  if (!isObject(below.value) || !isObject(above.value)) return isObject(above.value) ? below : above;
  const graft = new Graft(above.graft.origin);
  const value: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(below.value), ...Object.keys(above.value)])) {
    const [low, high] = [childOf(below, key), childOf(above, key)];
    const chosen = low === undefined ? high : high === undefined ? low : merge(key, low, high);
    if (chosen === undefined) continue;
    value[key] = chosen.value;
    graft.within.set(key, chosen.graft);
  }
  return { value, graft };
}

function mergedLevels(below: Gathered, above: Gathered, levels: number): Gathered {
  if (levels === 0) return above;
  return merged(below, above, (_, low, high) => mergedLevels(low, high, levels - 1));
}

function childOf({ value, graft }: Gathered, key: string): Gathered | undefined {
  return isObject(value) && Object.hasOwn(value, key)
    ? { value: value[key], graft: graft.at(key) }
    : undefined;
}

/** Blocks of the base, then the template's own; one with a name stands in the place of the base's of that name. */
function furnitureOf(below: Gathered, above: Gathered): Gathered {
  if (!Array.isArray(below.value) || !Array.isArray(above.value))
    return Array.isArray(above.value) ? below : above;
  const blocks = membersOf(below);
  const taken = new Set<number>();
  for (const block of membersOf(above)) {
    const name = nameOf(block);
    const place = name === undefined ? -1 : blocks.findIndex((each) => nameOf(each) === name);
    // A second one of the name is told where names are checked.
    if (place < 0 || taken.has(place)) blocks.push(block);
    else {
      blocks[place] = block;
      taken.add(place);
    }
  }
  const graft = new Graft(above.graft.origin);
  blocks.forEach((block, index) => graft.within.set(index, block.graft));
  return { value: blocks.map(({ value }) => value), graft };
}

function membersOf({ value, graft }: Gathered): Gathered[] {
  return Array.isArray(value)
    ? value.map((each: unknown, index) => ({ value: each, graft: graft.at(index) }))
    : [];
}

function nameOf({ value }: Gathered): string | undefined {
  const name = isObject(value) ? value['name'] : undefined;
  return typeof name === 'string' ? name : undefined;
}
