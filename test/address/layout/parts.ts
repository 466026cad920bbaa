import { emptyDraft } from '../../../src/address/address-draft.ts';
import { layoutAddress } from '../../../src/address/layout/layout-address.ts';
import type { AddressParts } from '../../../src/model/address-parts.ts';

export function parts(given: Partial<AddressParts>): AddressParts {
  return { ...emptyDraft().parts, ...given };
}

/** The block on one line; `postedIn`: the country itself unless another is given. */
export function block(given: Partial<AddressParts>, postedIn = given.country ?? '', maxLines = 12): string {
  return layoutAddress(parts(given), { postedIn, maxLines }).lines.join(' / ');
}
