import { pdfNumber } from './object-text.ts';
import { leafOf, RESOURCES, type PdfPlan } from './plan.ts';

/** Stands for an offset or an index that there is none of. */
export const ABSENT = 0xffffffff;

/** Which streams a page has, and the index of its document or `ABSENT`. */
interface PageParts {
  readonly body: boolean;
  readonly overlay: boolean;
  readonly document: number;
}

/** A page's dictionary. MediaBox comes from the root of the page tree; TrimBox cannot be inherited (ISO 32000-2 7.7.3.4). */
export function pageObject(plan: PdfPlan, page: number, { body, overlay, document }: PageParts): string {
  let contents = '';
  if (body && overlay) contents = `/Contents[${plan.firstBody + page} 0 R ${plan.firstOverlay + page} 0 R]`;
  else if (body) contents = `/Contents ${plan.firstBody + page} 0 R`;
  else if (overlay) contents = `/Contents ${plan.firstOverlay + page} 0 R`;
  const box = `/TrimBox[0 0 ${pdfNumber(plan.width)} ${pdfNumber(plan.height)}]`;
  const { parts } = plan;
  if ((parts === undefined) !== (document === ABSENT)) throw new RangeError(`page ${page} is of no record`);
  const part = parts === undefined ? '' : `/DPart ${parts.firstDocument + document} 0 R`;
  return `<</Type/Page/Parent ${leafOf(plan, page)} 0 R/Resources ${RESOURCES} 0 R${box}${contents}${part}>>`;
}
