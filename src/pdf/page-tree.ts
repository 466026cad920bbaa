import { pdfNumber } from './object-text.ts';
import type { ObjectWriter } from './object-writer.ts';
import { FAN_OUT, PAGE_TREE_ROOT, type PdfPlan } from './plan.ts';

/** A node of the page tree: `level` 0 holds pages, the last level hangs under the root. */
export function treeNode(plan: PdfPlan, level: number, index: number): string {
  const span = FAN_OUT ** (level + 1);
  const parents = plan.treeLevels[level + 1];
  const parent = parents === undefined ? PAGE_TREE_ROOT : parents.first + Math.floor(index / FAN_OUT);
  const kids = plan.treeLevels[level - 1] ?? { first: plan.firstPage, count: plan.pages };
  const count = Math.min(span, plan.pages - index * span);
  return `<</Type/Pages/Parent ${parent} 0 R/Count ${count}/Kids[${kidsOf(kids, index)}]>>`;
}

/** Writes the nodes that are not written yet (leaves stand with their pages in object streams) and the root. */
export function writePageTree(plan: PdfPlan, objects: ObjectWriter): void {
  plan.treeLevels.forEach(({ first, count }, level) => {
    if (level === 0 && plan.objectStreams) return;
    for (let i = 0; i < count; i++) objects.packed(first + i, treeNode(plan, level, i));
  });
  const top = plan.treeLevels.at(-1);
  const kids = top === undefined ? '' : kidsOf(top, 0);
  const box = `/MediaBox[0 0 ${pdfNumber(plan.width)} ${pdfNumber(plan.height)}]`;
  objects.object(PAGE_TREE_ROOT, `<</Type/Pages/Count ${plan.pages}${box}/Kids[${kids}]>>`);
}

function kidsOf(kids: { readonly first: number; readonly count: number }, index: number): string {
  const from = index * FAN_OUT;
  const to = Math.min(from + FAN_OUT, kids.count);
  let text = '';
  for (let i = from; i < to; i++) text += `${i > from ? ' ' : ''}${kids.first + i} 0 R`;
  return text;
}
