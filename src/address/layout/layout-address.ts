import type { AddressParts } from '../../model/address-parts.ts';
import { rulesOf } from '../countries.ts';
import { countryLine } from '../country-line.ts';
import { addressRows } from './address-rows.ts';
import { fitRows } from './fit-rows.ts';
import type { Layout, LayoutContext } from './layout.ts';
import { withInnerBuilding, type PostRules } from './post-rules.ts';
import { austrianPost } from './post/at.ts';
import { swissPost } from './post/ch.ts';
import { germanPost } from './post/de.ts';
import { americanPost, australianPost, britishPost, canadianPost } from './post/english.ts';
import { frenchPost } from './post/fr.ts';
import { italianPost } from './post/it.ts';
import { dutchPost } from './post/nl.ts';
import { worldwideRows } from './worldwide-rows.ts';

const POSTS: ReadonlyMap<string, PostRules> = new Map([
  ['AT', austrianPost],
  ['AU', australianPost],
  ['CA', canadianPost],
  ['CH', swissPost],
  ['DE', germanPost],
  ['FR', frenchPost],
  ['GB', britishPost],
  ['IT', italianPost],
  ['LI', swissPost],
  ['NL', dutchPost],
  ['US', americanPost],
]);

/** Territories that the United States Postal Service serves as states (Publication 28, appendix B). */
const AMERICAN_TERRITORIES: ReadonlySet<string> = new Set(['AS', 'GU', 'MP', 'PR', 'VI']);

/**
 * The address block of tidied parts in the destination country's order, shortened by rule where the field is too low or
 * too narrow. Whatever the field still cannot hold is in the block all the same, and counted: the caller decides.
 */
export function layoutAddress(parts: AddressParts, context: LayoutContext): Layout {
  const { postedIn } = context;
  if (AMERICAN_TERRITORIES.has(parts.country)) {
    const asState = { ...parts, region: parts.country };
    return laidOut(asState, 'US', countryLine(postedIn === 'US' ? 'US' : parts.country, postedIn), context);
  }
  return laidOut(parts, parts.country, countryLine(parts.country, postedIn), context);
}

/** `abroad`: the country line, '' for mail that stays in its country. */
function laidOut(parts: AddressParts, country: string, abroad: string, context: LayoutContext): Layout {
  const post = POSTS.get(country);
  const rules = post === undefined ? undefined : rulesOf(country);
  const placed = post === undefined ? parts : withInnerBuilding(parts, post);
  const rows =
    post === undefined || rules === undefined
      ? worldwideRows(placed, abroad !== '')
      : addressRows(placed, rules, post, abroad !== '');
  if (abroad !== '') rows.push({ kind: 'country', text: abroad });
  return fitRows(rows, placed, post, context);
}
