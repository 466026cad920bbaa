import { CLASSES, classesOf } from './character-class.ts';

/** How long records seem to be that stand one behind another, and how alike they are. */
interface RecordLength {
  readonly length: number;
  /** How much more often than by chance characters a record apart are of one class: 1 for always. */
  readonly alike: number;
}

const SHORTEST = 4;
const LONGEST = 32_760;
const COMPARED = 40_000;
/** A multiple of the length fits as well, and by chance a little better. */
const NEARLY = 0.96;
const LEAST = 0.3;

/**
 * The length at which a text (one character a byte) repeats itself in kind. `bytes`: length of the whole file, of which
 * the record length must be a part; undefined when it is not known. Undefined: nothing repeats.
 */
export function recordLength(
  text: string,
  bytes: number | undefined,
  longest = LONGEST,
): RecordLength | undefined {
  const classes = classesOf(text);
  const chance = chanceOf(classes);
  let best: RecordLength | undefined;
  const found: RecordLength[] = [];
  const most = Math.min(longest, Math.floor(text.length / 2));
  for (let length = SHORTEST; length <= most; length += 1) {
    if (bytes !== undefined && bytes % length !== 0) continue;
    const alike = (agreement(classes, length) - chance) / Math.max(0.001, 1 - chance);
    found.push({ length, alike });
    if (best === undefined || alike > best.alike) best = { length, alike };
  }
  if (best === undefined || best.alike < LEAST) return undefined;
  const { alike } = best;
  return found.find((each) => each.alike >= alike * NEARLY);
}

/** Share of characters that are of the class of the one `length` behind them. */
function agreement(classes: Uint8Array, length: number): number {
  const pairs = classes.length - length;
  const step = Math.max(1, Math.floor(pairs / COMPARED));
  let same = 0;
  let seen = 0;
  for (let at = 0; at < pairs; at += step) {
    if (classes[at] === classes[at + length]) same += 1;
    seen += 1;
  }
  return seen === 0 ? 0 : same / seen;
}

/** How often two characters of the text are of one class by chance. */
function chanceOf(classes: Uint8Array): number {
  const counts = new Float64Array(CLASSES);
  for (const each of classes) counts[each] = (counts[each] ?? 0) + 1;
  return counts.reduce((sum, count) => sum + (count / Math.max(1, classes.length)) ** 2, 0);
}
