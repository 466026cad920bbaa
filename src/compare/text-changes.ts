import type { DrawnItem } from './drawn-item.ts';
import type { Matched } from './matched-items.ts';

/** Words that are another text; one side is empty where words came or went. */
export interface TextChange {
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** From 0, of the first of the two documents where it stands there. */
  readonly page: number;
}

/** Words that have no partner, in runs as they were drawn; what stands between the same neighbours was changed into it. */
export function textChanges(
  a: readonly DrawnItem[],
  b: readonly DrawnItem[],
  { partnerOfA, partnerOfB }: Matched,
): TextChange[] {
  if (isAll(a, partnerOfA) && isAll(b, partnerOfB)) return [];
  const wordsA = wordsOf(a, partnerOfA);
  const wordsB = wordsOf(b, partnerOfB);
  const runsB = runsOf(wordsB);
  const behind = new Map<number, Run>();
  const before = new Map<number, Run>();
  const places = new Map<string, Run>();
  for (const run of runsB) {
    const [previous, next] = [wordsB[run.from - 1], wordsB[run.to]];
    if (previous !== undefined) behind.set(previous.number, run);
    if (next !== undefined) before.set(next.number, run);
    places.set(placeOf(run), run);
  }
  const taken = new Set<Run>();
  const changes: TextChange[] = [];
  for (const run of runsOf(wordsA)) {
    const candidates = [
      places.get(placeOf(run)),
      behind.get(wordsA[run.from - 1]?.partner ?? -1),
      before.get(wordsA[run.to]?.partner ?? -1),
    ];
    const other = candidates.find((each) => each !== undefined && !taken.has(each));
    if (other !== undefined) taken.add(other);
    changes.push({ before: run.words, after: other?.words ?? [], page: run.page });
  }
  for (const run of runsB) {
    if (!taken.has(run)) changes.push({ before: [], after: run.words, page: run.page });
  }
  return changes.sort((x, y) => x.page - y.page);
}

/** Whether every word has its partner. */
function isAll(items: readonly DrawnItem[], partners: Int32Array): boolean {
  return items.every(({ kind }, i) => kind !== 'word' || (partners[i] ?? -1) >= 0);
}

function placeOf({ page, x, y }: Run): string {
  return `${page} ${Math.round(x)} ${Math.round(y)}`;
}

interface Word {
  readonly item: DrawnItem;
  readonly number: number;
  readonly partner: number;
}

interface Run {
  readonly from: number;
  /** Behind its last word. */
  readonly to: number;
  readonly words: readonly string[];
  readonly page: number;
  readonly x: number;
  readonly y: number;
}

function wordsOf(items: readonly DrawnItem[], partners: Int32Array): Word[] {
  const words: Word[] = [];
  items.forEach((item, number) => {
    if (item.kind === 'word') words.push({ item, number, partner: partners[number] ?? -1 });
  });
  return words;
}

function runsOf(words: readonly Word[]): Run[] {
  const runs: Run[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const first = words[i];
    if (first === undefined || first.partner >= 0) continue;
    const from = i;
    const { page, x, y } = first.item;
    while (words[i]?.partner === -1 && words[i]?.item.page === page) i += 1;
    runs.push({ from, to: i, words: words.slice(from, i).map(({ item }) => item.key), page, x, y });
    i -= 1;
  }
  return runs;
}
