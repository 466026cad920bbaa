import { addressFault, refusalOf } from '../../src/address/address-faults.ts';
import { addressKeys, type AddressKeys } from '../../src/address/address-keys.ts';
import { cleanAddress, type CleanAddress } from '../../src/address/clean-address.ts';
import type { LayoutContext } from '../../src/address/layout/layout.ts';
import { typedFromRow } from '../../src/address/typed-from-row.ts';
import type { Fault } from '../../src/fault/fault.ts';
import type { AddressPlan } from '../../src/job/job.ts';
import type { RecordValues } from '../../src/model/record.ts';

export interface TidiedRow extends AddressKeys {
  readonly clean: CleanAddress;
  readonly lines: readonly string[];
  readonly faults: readonly Fault[];
}

/** A recipient's row as a run tidies it, without a reference. */
export function tidiedRow(
  plan: AddressPlan,
  values: RecordValues,
  context: LayoutContext,
): TidiedRow | { readonly fault: Fault } {
  const clean = cleanAddress(typedFromRow(plan, values), () => context, undefined);
  const fault = refusalOf(clean, plan.grades[clean.grade], plan, context.maxLines);
  if (fault !== undefined) return { fault };
  return {
    clean,
    lines: clean.layout.lines,
    faults: clean.doubts.map((doubt) => addressFault(doubt, clean, plan)),
    ...addressKeys(clean.parts),
  };
}
