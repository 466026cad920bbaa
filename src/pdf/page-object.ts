import { pdfNumber } from './object-text.ts';
import { leafOf, RESOURCES, type PdfPlan } from './plan.ts';

/** A page's dictionary. MediaBox comes from the root of the page tree; TrimBox cannot be inherited (ISO 32000-2 7.7.3.4). */
export function pageObject(plan: PdfPlan, page: number, body: boolean, overlay: boolean): string {
  let contents = '';
  if (body && overlay) contents = `/Contents[${plan.firstBody + page} 0 R ${plan.firstOverlay + page} 0 R]`;
  else if (body) contents = `/Contents ${plan.firstBody + page} 0 R`;
  else if (overlay) contents = `/Contents ${plan.firstOverlay + page} 0 R`;
  const box = `/TrimBox[0 0 ${pdfNumber(plan.width)} ${pdfNumber(plan.height)}]`;
  return `<</Type/Page/Parent ${leafOf(plan, page)} 0 R/Resources ${RESOURCES} 0 R${box}${contents}>>`;
}
