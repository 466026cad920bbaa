import type { Fault, Place } from '../fault/fault.ts';
import type { EnvelopeProfile, Job, Rect } from '../job/job.ts';
import type { FurnitureBlock, PaperLayout, Template } from '../job/template.ts';
import type { PaymentPart } from '../job/template-payment.ts';
import { reachOf, type PageReach } from './page-kinds.ts';
import { partsOn, slipRect, slipSize } from './slip/slip-size.ts';
import { typedPlace } from './typed-place.ts';

/** A box of a template on one paper, in mm from the page's top left corner. */
interface TemplateBox {
  /** For messages: `the flow frame of following pages`, `the text at invoice.yaml:60:5`. */
  readonly name: string;
  readonly rect: Rect;
  readonly on: PageReach;
  /** Where it was typed. */
  readonly place: Place;
}

/** Every box in which pages on this paper can show something. The address is the first. */
export function templateBoxes(template: Template, paper: string): readonly TemplateBox[] {
  const layout = template.papers[paper];
  if (layout === undefined) return [];
  const box = (name: string, rect: Rect, on: PageReach, at: string): TemplateBox => {
    return { name, rect, on, place: typedPlace(at) ?? { file: template.file } };
  };
  const { address, firstFrame, followingFrame, at } = layout;
  return [
    box('the address field', address, 'first', at.address),
    box('the flow frame of first pages', firstFrame, 'first', at.firstFrame),
    box('the flow frame of following pages', followingFrame, 'following', at.followingFrame),
    ...template.furniture
      .filter((furniture) => (furniture.paper ?? paper) === paper)
      .map((furniture) => box(nameOf(furniture), inkedRect(furniture), reachOf(furniture), furniture.at)),
    ...partsOn(template.payment, paper)
      .filter((part) => isAsWide(part, layout))
      .map((part) => box(`the payment part at ${part.at}`, slipRect(part, layout), 'fronts', part.at)),
  ];
}

/**
 * What of the template's geometry can never be right: boxes beyond the paper, frames of different widths, an address
 * that leaves what the window always shows, anything else that the window may show. Windows show first pages.
 */
export function checkGeometry(job: Job): readonly Fault[] {
  const { template } = job;
  const faults: Fault[] = [];
  for (const [paper, layout] of Object.entries(template.papers)) {
    faults.push(...paperFaults(template, paper, layout), ...paymentFaults(template, paper, layout));
    const envelopes = new Set(job.mailpiece.streams.filter((s) => s.paper === paper).map((s) => s.envelope));
    for (const name of envelopes) {
      const envelope = job.envelopes[name];
      if (envelope !== undefined) faults.push(...windowFaults(template, paper, envelope));
    }
  }
  return faults;
}

function paperFaults(template: Template, paper: string, layout: PaperLayout): Fault[] {
  const faults: Fault[] = [];
  const edge = { x: 0, y: 0, width: layout.width, height: layout.height };
  for (const { name, rect, place } of templateBoxes(template, paper)) {
    if (inside(rect, edge)) continue;
    const found = `${show(rect.x + rect.width)} × ${show(rect.y + rect.height)}`;
    const expected = `${show(edge.width)} × ${show(edge.height)}`;
    faults.push({
      code: 'compose.off-paper',
      place,
      found,
      expected,
      values: { block: name, paper },
    });
  }
  const { firstFrame, followingFrame } = layout;
  if (Math.abs(firstFrame.width - followingFrame.width) > CLOSE) {
    faults.push({
      code: 'compose.frames-differ',
      place: typedPlace(layout.at.followingFrame) ?? { file: template.file },
      found: show(followingFrame.width),
      expected: show(firstFrame.width),
      values: { paper },
    });
  }
  return faults;
}

/** Slips that are not as wide as the paper. Where one meets the address, the window shows it, which is told of it. */
function paymentFaults(template: Template, paper: string, layout: PaperLayout): Fault[] {
  return partsOn(template.payment, paper)
    .filter((part) => !isAsWide(part, layout))
    .map((part) => ({
      code: 'compose.payment-paper',
      place: typedPlace(part.at) ?? { file: template.file },
      found: show(layout.width),
      expected: show(slipSize(part).width ?? layout.width),
      values: { paper },
    }));
}

function isAsWide(part: PaymentPart, layout: PaperLayout): boolean {
  return Math.abs((slipSize(part).width ?? layout.width) - layout.width) <= CLOSE;
}

function windowFaults(template: Template, paper: string, envelope: EnvelopeProfile): Fault[] {
  const [address, ...others] = templateBoxes(template, paper).filter(({ on }) => on !== 'following');
  const values = { paper, envelope: envelope.name };
  const faults: Fault[] = [];
  if (address !== undefined && !inside(address.rect, envelope.alwaysVisible)) {
    faults.push({
      code: 'compose.address-outside-window',
      place: address.place,
      found: showRect(address.rect),
      expected: showRect(envelope.alwaysVisible),
      values,
    });
  }
  for (const { name, rect, place } of others) {
    if (!meets(rect, envelope.everVisible)) continue;
    faults.push({
      code: 'compose.shows-in-window',
      place,
      found: showRect(rect),
      expected: showRect(envelope.everVisible),
      values: { ...values, block: name },
    });
  }
  return faults;
}

/** Millimetres that rounding may be off. */
const CLOSE = 0.005;

function inside(inner: Rect, outer: Rect): boolean {
  return (
    inner.x >= outer.x - CLOSE &&
    inner.y >= outer.y - CLOSE &&
    inner.x + inner.width <= outer.x + outer.width + CLOSE &&
    inner.y + inner.height <= outer.y + outer.height + CLOSE
  );
}

function meets(a: Rect, b: Rect): boolean {
  return (
    a.x < b.x + b.width - CLOSE &&
    b.x < a.x + a.width - CLOSE &&
    a.y < b.y + b.height - CLOSE &&
    b.y < a.y + a.height - CLOSE
  );
}

/** Where a block can show something: its box; of a rule no more than the rule. */
export function inkedRect({ x, y, width, height, block }: FurnitureBlock): Rect {
  if (block.kind !== 'rule') return { x, y, width, height };
  return { x: x + block.indent, y, width: block.length ?? width - block.indent, height: block.thickness };
}

function nameOf({ x, y, block }: FurnitureBlock): string {
  switch (block.kind) {
    case 'text':
      return `the text at ${block.text.at}`;
    case 'facts':
      return `the facts at ${block.rows[0]?.label.at ?? ''}`;
    case 'code':
    case 'barcode':
    case 'giro-code':
      return `the code at ${block.at}`;
    case 'chart':
      return `the chart at ${block.at}`;
    case 'box':
      return `the box at ${block.at}`;
    case 'line':
    case 'shape':
      return `the ${block.kind} at ${block.at}`;
    case 'image':
      return `the picture ${block.resource}`;
    case 'rule':
      return `the rule at x ${show(x)}, y ${show(y)}`;
  }
}

function showRect({ x, y, width, height }: Rect): string {
  return `x ${show(x)}–${show(x + width)}, y ${show(y)}–${show(y + height)}`;
}

function show(millimetres: number): string {
  return String(Math.round(millimetres * 10) / 10);
}
