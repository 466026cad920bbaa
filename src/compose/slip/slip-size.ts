import type { Rect } from '../../job/job.ts';
import type { PaperLayout } from '../../job/template.ts';
import type { PaymentPart, Separator } from '../../job/template-payment.ts';
import { TRANSFER_SIZE } from './transfer-forms.ts';

/** What stands above the line between page and slip, in mm: half of the scissors, or words. */
const ABOVE: Readonly<Record<Separator, number>> = { perforated: 0, scissors: 1.5, text: 5 };

/** What a part shows above its slip's upper edge, in mm. */
export function aboveSlip({ form }: PaymentPart): number {
  return ABOVE[form.separator];
}

/** The height of a part's slip in mm, and its width where that of the paper does not do. */
export function slipSize({ form }: PaymentPart): { readonly width?: number; readonly height: number } {
  switch (form.kind) {
    case 'swiss-qr':
      // Implementation Guidelines QR-bill 2.3, 3.1: receipt 62 mm and payment part 148 mm wide.
      return { width: 210, height: 105 };
    case 'transfer':
      return TRANSFER_SIZE;
    case 'remittance':
      return { height: form.height };
  }
}

/** Where a part stands on a paper, with what it shows above its upper edge; in mm. */
export function slipRect(part: PaymentPart, paper: Pick<PaperLayout, 'width' | 'height'>): Rect {
  const height = slipSize(part).height + aboveSlip(part);
  return { x: 0, y: paper.height - height, width: paper.width, height };
}

/** The parts that documents on a paper can have. */
export function partsOn(parts: readonly PaymentPart[], paper: string): readonly PaymentPart[] {
  return parts.filter((part) => (part.paper ?? paper) === paper);
}
