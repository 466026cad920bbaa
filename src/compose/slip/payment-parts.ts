import type { PaperLayout } from '../../job/template.ts';
import type { PaymentPart } from '../../job/template-payment.ts';
import { points } from '../points.ts';
import type { VariantBench } from '../variant-bench.ts';
import type { Condition } from '../workbench.ts';
import { partsOn, slipRect, slipSize } from './slip-size.ts';
import { RemittanceSlip } from './remittance-slip.ts';
import { SwissSlip } from './swiss-slip.ts';
import { TransferSlip } from './transfer-slip.ts';

/** A payment part of a variant. All in pt from the page's upper edge. */
export interface CompiledPart {
  /** Where the flow and what stands at fixed places must have ended: the slip's upper edge with what is above it. */
  readonly top: number;
  /** Blank space that the flow keeps above `top`. */
  readonly gap: number;
  /** Draws the slip of the document in hand on the page that is open. */
  draw(): void;
}

/** The payment parts that documents of a variant can have. */
export class PaymentParts {
  /** The highest `top`; undefined without parts. */
  readonly highest: number | undefined;
  readonly #parts: readonly (CompiledPart & { readonly condition: Condition | undefined })[];
  readonly #bench: VariantBench;

  constructor(
    parts: readonly PaymentPart[],
    paper: string,
    layout: PaperLayout,
    locale: string,
    bench: VariantBench,
  ) {
    this.#bench = bench;
    this.#parts = partsOn(parts, paper).map((part) => {
      const slip = compileSlip(part, layout, locale, bench);
      const edge = points(layout.height - slipSize(part).height);
      return {
        top: points(slipRect(part, layout).y),
        gap: points(part.gap),
        condition: bench.texts.condition(part.when, bench.desk.scopes.flow),
        draw: () => slip.draw(edge),
      };
    });
    const tops = this.#parts.map(({ top }) => top);
    this.highest = tops.length === 0 ? undefined : Math.min(...tops);
  }

  /** The part of the document in hand: the first whose condition holds. */
  chosen(): CompiledPart | undefined {
    const { values } = this.#bench.desk.document;
    return this.#parts.find(({ condition }) => condition?.(values) !== false);
  }
}

/** A slip of one kind: draws that of one document after another. */
interface Slip {
  /** `top`: the slip's upper edge in pt from the page's. */
  draw(top: number): void;
}

function compileSlip(part: PaymentPart, layout: PaperLayout, locale: string, bench: VariantBench): Slip {
  const { form } = part;
  switch (form.kind) {
    case 'swiss-qr':
      return new SwissSlip(part, form, locale, bench);
    case 'transfer':
      return new TransferSlip(part, form, bench);
    case 'remittance':
      return new RemittanceSlip(part, form, layout.width, locale, bench);
  }
}
