import type { Components } from './compile-template.ts';

/**
 * Values that can be printed: without empty ones, web addresses and what is no postal code but a range or a list of
 * several.
 */
export function saneComponents(given: Readonly<Record<string, string>>): Components {
  const components: Components = {};
  for (const [name, value] of Object.entries(given)) {
    if (!/^[a-z0-9_]+$/.test(name)) continue;
    if (!/[\p{L}\p{N}_]/u.test(value) || /https?:\/\//.test(value)) continue;
    components[name] = value;
  }
  const code = components['postcode'];
  if (code !== undefined) {
    if (code.length > 20 || /\d+;\d+/.test(code)) delete components['postcode'];
    else if (/^\d{5},\d{5}/.test(code)) components['postcode'] = code.slice(0, 5);
  }
  return components;
}

/** Countries where OpenStreetMap's `district` is a part of a town, not of a state. */
const SMALL_DISTRICTS: ReadonlySet<string> = new Set(['BR', 'CR', 'ES', 'NI', 'PY', 'RO', 'TG', 'TM', 'XK']);

/** Other names of components, by the name that templates use, in the order of preference. */
export type Aliases = ReadonlyMap<string, readonly string[]>;

/** The aliases as they hold in a country, '' for an unknown one. */
export function aliasesFor(
  country: string,
  list: readonly { readonly name: string; readonly alias: string }[],
): Aliases {
  const aliases = new Map<string, string[]>();
  const isLarge = country !== '' && !SMALL_DISTRICTS.has(country);
  for (const { name, alias } of list) {
    if (alias === name || alias === 'district') continue;
    const known = aliases.get(name);
    if (known === undefined) aliases.set(name, [alias]);
    else known.push(alias);
  }
  const owner = isLarge ? 'state_district' : 'neighbourhood';
  aliases.set(owner, [...(aliases.get(owner) ?? []), 'district']);
  return aliases;
}

/** Sets each component that is missing from the first of its other names that is there. */
export function fillFromAliases(components: Components, aliases: Aliases): void {
  for (const [name, others] of aliases) {
    if (components[name] !== undefined) continue;
    for (const other of others) {
      const value = components[other];
      if (value === undefined) continue;
      components[name] = value;
      break;
    }
  }
}

/**
 * What the data set does not know goes before the address, in the order of the names: places of interest, as a
 * geocoder finds them.
 */
export function attentionOf(components: Components, known: ReadonlySet<string>): string {
  const unknown: string[] = [];
  for (const name in components) if (!known.has(name)) unknown.push(name);
  if (unknown.length === 0) return '';
  return unknown
    .sort()
    .map((name) => components[name] ?? '')
    .join(', ');
}
