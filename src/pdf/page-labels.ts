import { textString } from './object-text.ts';
import type { ObjectWriter } from './object-writer.ts';
import { FAN_OUT } from './plan.ts';

/** From page `page` (from 0) on, labels are `prefix` and a number that counts from `start`. */
export interface PageLabel {
  readonly page: number;
  readonly prefix: string;
  readonly start: number;
}

interface Branch {
  readonly number: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Writes the labels, ascending from page 0, as a balanced number tree (ISO 32000-2 7.9.7, 12.4.2), each node as soon as
 * it is full. Gives the root's object number, or undefined when there are none.
 */
export function writePageLabels(labels: Iterable<PageLabel>, objects: ObjectWriter): number | undefined {
  const levels: Branch[][] = [];
  let nums = '';
  let low = 0;
  let high = -1;
  let inLeaf = 0;

  const grow = (level: number, branch: Branch): void => {
    const branches = (levels[level] ??= []);
    branches.push(branch);
    if (branches.length === FAN_OUT) close(level);
  };
  const close = (level: number): void => {
    const branches = levels[level] ?? [];
    levels[level] = [];
    const first = branches[0];
    const last = branches.at(-1);
    if (first === undefined || last === undefined) return;
    const number = objects.allocate();
    objects.packed(number, `<</Limits[${first.low} ${last.high}]/Kids[${references(branches)}]>>`);
    grow(level + 1, { number, low: first.low, high: last.high });
  };
  const closeLeaf = (): void => {
    const number = objects.allocate();
    objects.packed(number, `<</Limits[${low} ${high}]/Nums[${nums}]>>`);
    nums = '';
    inLeaf = 0;
    grow(0, { number, low, high });
  };

  for (const { page, prefix, start } of labels) {
    if (page <= high || (high < 0 && page !== 0)) throw new RangeError('page labels must ascend from page 0');
    if (inLeaf === 0) low = page;
    high = page;
    nums += `${page}<</S/D/P${textString(prefix)}${start === 1 ? '' : `/St ${start}`}>>`;
    if (++inLeaf === FAN_OUT) closeLeaf();
  }
  if (high < 0) return undefined;
  if (inLeaf > 0) closeLeaf();
  for (let level = 0; level < levels.length - 1; level++) close(level);
  const root = objects.allocate();
  objects.packed(root, `<</Kids[${references(levels.at(-1) ?? [])}]>>`);
  return root;
}

function references(branches: readonly Branch[]): string {
  return branches.map(({ number }) => `${number} 0 R`).join(' ');
}
