import type { Rect } from '../../job/job.ts';
import type { PaperLayout } from '../../job/template.ts';
import type { PaymentPart, Separator } from '../../job/template-payment.ts';

/** Width and height of each kind of slip, in mm. It stands at the paper's foot and is as wide as the paper. */
const SIZES = {
  // Implementation Guidelines QR-bill 2.3, 3.1: receipt 62 mm and payment part 148 mm wide.
  'swiss-qr': { width: 210, height: 105 },
} as const;

/** What stands above the line between page and slip, in mm: half of the scissors, or words. */
const ABOVE: Readonly<Record<Separator, number>> = { perforated: 0, scissors: 1.5, text: 5 };

/** Width and height of a part's slip, and what it shows above its upper edge; in mm. */
export function slipSize({ form }: PaymentPart): {
  readonly width: number;
  readonly height: number;
  readonly above: number;
} {
  return { ...SIZES[form.kind], above: ABOVE[form.separator] };
}

/** Where a part stands on a paper, with what it shows above its upper edge; in mm. */
export function slipRect(part: PaymentPart, paper: Pick<PaperLayout, 'height'>): Rect {
  const { width, height, above } = slipSize(part);
  return { x: 0, y: paper.height - height - above, width, height: height + above };
}

/** The parts that documents on a paper can have. */
export function partsOn(parts: readonly PaymentPart[], paper: string): readonly PaymentPart[] {
  return parts.filter((part) => (part.paper ?? paper) === paper);
}
