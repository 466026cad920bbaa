import { POINTS_PER_MM } from '../unit/length.ts';
import type { Template } from './template.ts';

/** What setting may lose by writing lengths in hundredths of a point: no line is given up for it. */
const ROUNDING_PT = 0.01;

/** Lines of text that the address field of one of the template's papers holds. */
export function addressLines(template: Template, paper: string): number {
  const layout = template.papers[paper];
  const style = layout === undefined ? undefined : template.styles[layout.addressStyle];
  if (layout === undefined || style === undefined) throw new Error(`no address field on ${paper}`);
  return Math.floor((layout.address.height * POINTS_PER_MM + ROUNDING_PT) / style.leading);
}
