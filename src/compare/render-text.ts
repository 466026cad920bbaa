import { shownKey } from '../fault/fault.ts';
import { showCount } from '../report/figures.ts';
import {
  hasChanged,
  type Comparison,
  type ComparedSide,
  type DocumentKey,
  type OnlyOne,
} from './comparison.ts';

/** Groups that a terminal shows. */
const MOST_GROUPS = 15;

/** What a terminal shows: figures and numbers of documents, and no word of any of them. */
export function renderText(comparison: Comparison): string {
  const { a, b, both, unchanged, rewritten, changed, onlyA, onlyB, groups } = comparison;
  const lines = [
    hasChanged(comparison) ? 'Something changed.' : 'Nothing changed.',
    `a  ${sideLine(a)}`,
    `b  ${sideLine(b)}`,
    '',
    `${documents(both)} in both: ${showCount(unchanged)} unchanged, ${showCount(changed)} changed`,
  ];
  if (rewritten > 0)
    lines.push(`  ${showCount(rewritten)} of the unchanged are written otherwise and show the same`);
  lines.push(...onlyLines('a', onlyA), ...onlyLines('b', onlyB));
  groups.slice(0, MOST_GROUPS).forEach((group, i) => {
    lines.push('', `${i + 1}. ${group.kinds.join(', ')}: ${documents(group.documents)}`);
    for (const line of group.says) lines.push(`   ${line}`);
    const pixels = group.pictures.flat().flatMap((pair) => pair.pixels ?? []);
    if (pixels.length > 0 && pixels.every(({ different }) => different === 0))
      lines.push('   no pixel of the pictures drawn differs');
    lines.push(`   such as ${group.examples.map(({ document }) => keyOf(document)).join(', ')}`);
  });
  if (groups.length > MOST_GROUPS)
    lines.push('', `and ${showCount(groups.length - MOST_GROUPS)} more ways in which documents were changed`);
  return `${lines.join('\n')}\n`;
}

/** For programs: the same, and of pictures how many pixels differ. */
export function renderJson(comparison: Comparison, html: string): string {
  const { a, b, notes, both, unchanged, rewritten, changed, onlyA, onlyB } = comparison;
  const shown = {
    outcome: hasChanged(comparison) ? 'changed' : 'unchanged',
    ...{ a, b, notes, both, unchanged, rewritten, changed },
    onlyA: { ...onlyA, examples: onlyA.examples.map(shownKeys) },
    onlyB: { ...onlyB, examples: onlyB.examples.map(shownKeys) },
    groups: comparison.groups.map(({ kinds, says, documents: count, examples, pictures }) => ({
      ...{ kinds, says, documents: count },
      examples: examples.map(({ document }) => shownKeys(document)),
      pixels: pictures.map((pairs) =>
        pairs.flatMap(({ page, pixels }) => (pixels === undefined ? [] : { page, ...pixels })),
      ),
    })),
    html,
  };
  return `${JSON.stringify(shown, null, 2)}\n`;
}

/** `run p1, job adventure-invoices, 2019-07-01, 25,164 documents`. */
export function sideLine({ kind, name, job, run, date, specimen, documents: count }: ComparedSide): string {
  const what = kind === 'run' ? `run ${run ?? ''}, job ${job}` : `job ${job}, ${name}`;
  return `${what}, ${date}, ${documents(count)}${specimen ? ', specimen' : ''}`;
}

function documents(count: number): string {
  return `${showCount(count)} document${count === 1 ? '' : 's'}`;
}

function onlyLines(side: 'a' | 'b', { documents: count, reasons, examples }: OnlyOne): string[] {
  if (count === 0) return [];
  const other = side === 'a' ? 'b' : 'a';
  const why = reasons.map(({ reason, documents: each }) => `${showCount(each)} ${reason}`).join(', ');
  return [
    `${documents(count)} in ${side} only; in ${other}: ${why}`,
    `  such as ${examples.map(keyOf).join(', ')}`,
  ];
}

function shownKeys({ account, document }: DocumentKey): DocumentKey {
  return { account: shownKey(account), document: shownKey(document) };
}

function keyOf(key: DocumentKey): string {
  const { account, document } = shownKeys(key);
  return `${account}/${document}`;
}
