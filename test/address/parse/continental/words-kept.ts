import type { AddressDraft } from '../../../../src/address/address-draft.ts';
import { PART_NAMES } from '../../../../src/model/address-parts.ts';
import type { TypedAddress } from '../../../../src/model/typed-address.ts';

/** Words that say what the next ones are; a part says it instead. */
const CARE_OF = /c ?\/ ?o|c\/-|c\.o|p ?\/ ?a|p\. ?a|a\/s|℅/giu;
const CARE_OF_WORDS: ReadonlySet<string> = new Set(['bei', 'chez', 'presso']);

/**
 * Words that stand in the parts less or more often than they were typed. What was typed twice over and taken out once,
 * and a country's prefix, are changes that the draft names; they count as kept.
 */
export function lostOrDoubled(typed: TypedAddress, { parts, changes }: AddressDraft): string[] {
  const counts = new Map<string, number>();
  const count = (text: string, by: number): void => {
    for (const word of text.replace(CARE_OF, ' ').match(/[\p{L}\p{M}]+|\p{N}+|\p{So}/gu) ?? []) {
      if (!CARE_OF_WORDS.has(word)) counts.set(word, (counts.get(word) ?? 0) + by);
    }
  };
  const { lines, ...fields } = typed;
  for (const field of [...Object.values(fields), ...lines]) count(field, 1);
  for (const part of PART_NAMES) count(parts[part], -1);
  for (const { rule, before, after } of changes) {
    if (rule !== 'said-twice' && rule !== 'country-prefix') continue;
    count(before, -1);
    count(after, 1);
  }
  return [...counts].filter(([, times]) => times !== 0).map(([word]) => word);
}
