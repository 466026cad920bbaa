import type { TypedAddress } from '../../model/typed-address.ts';
import type { AddressDraft } from '../address-draft.ts';
import type { CountryRules } from '../country-rules.ts';
import type { PlaceReference } from '../reference/place-reference.ts';
import { parseContinental } from './continental/parse-continental.ts';
import { englishPostOf } from './english/english-post.ts';
import { parseEnglish } from './english/parse-english.ts';
import { parseGeneric } from './generic.ts';

const CONTINENTAL: ReadonlySet<string> = new Set(['DE', 'AT', 'CH', 'LI', 'FR', 'NL', 'IT']);

/**
 * What was typed → its parts. Moving words from a line into their part is no change; every word typed stands in exactly
 * one part afterwards. `places` helps where a line does not say where its town begins.
 */
export function parseAddress(
  typed: TypedAddress,
  rules: CountryRules | undefined,
  places: PlaceReference | undefined,
): AddressDraft {
  const code = rules?.code ?? '';
  if (CONTINENTAL.has(code)) return parseContinental(typed, rules, places);
  const post = englishPostOf(code);
  return post === undefined ? parseGeneric(typed) : parseEnglish(typed, post, places);
}
