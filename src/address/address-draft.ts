import {
  PART_NAMES,
  type AddressChange,
  type AddressDoubt,
  type Certainty,
  type PartName,
} from '../model/address-parts.ts';

/** An address on its way from typed to tidied: each step reads and sets parts, and says what it changed. */
export interface AddressDraft {
  readonly parts: Record<PartName, string>;
  readonly changes: AddressChange[];
  readonly doubts: AddressDoubt[];
}

const EMPTY = Object.fromEntries(PART_NAMES.map((name) => [name, ''])) as Record<PartName, string>;

export function emptyDraft(): AddressDraft {
  return { parts: { ...EMPTY }, changes: [], doubts: [] };
}

/** Sets a part and notes the change; nothing is noted where nothing changes. */
export function changePart(
  { parts, changes }: AddressDraft,
  part: PartName,
  after: string,
  rule: string,
  certainty: Certainty = 'certain',
): void {
  const before = parts[part];
  if (before === after) return;
  changes.push({ part, before, after, rule, certainty });
  parts[part] = after;
}
