import type { Components } from './compile-template.ts';
import type { CodeEntry } from './template-data.ts';

/** Codes of a country's states or counties, by code and by name in capitals. */
export interface RegionCodes {
  readonly codes: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, string>;
}

export function regionCodes(entries: readonly CodeEntry[] | undefined): RegionCodes | undefined {
  if (entries === undefined) return undefined;
  const codes = new Map<string, string>();
  const names = new Map<string, string>();
  for (const { key, name } of entries) {
    const variants = typeof name === 'string' ? [name] : Object.values(name);
    const main = typeof name === 'string' ? name : name['default'];
    if (main !== undefined) names.set(key, main);
    for (const variant of variants) codes.set(variant.toUpperCase(), key);
  }
  for (const { key } of entries) codes.set(key, key);
  return { codes, names };
}

/** Adds `state_code` or `county_code`, and the name where only the code was given. */
export function addRegionCode(
  components: Components,
  kind: 'state' | 'county',
  region: RegionCodes | undefined,
): void {
  const name = components[kind];
  const codeKind = kind === 'state' ? 'state_code' : 'county_code';
  const given = components[codeKind];
  if (name === undefined || region === undefined || (given !== undefined && given !== name)) return;
  const capitals = name.toUpperCase();
  const code = region.codes.get(capitals);
  if (code === undefined) return;
  components[codeKind] = code;
  if (capitals === code) components[kind] = region.names.get(code) ?? name;
}

/** The capital of the United States is town and state in one; `United States Virgin Islands` is listed as `US …`. */
export function addAmericanCode(components: Components, region: RegionCodes | undefined): void {
  const state = components['state'];
  if (state === undefined || components['state_code'] !== undefined) return;
  if (/^united states/i.test(state)) {
    const code = region?.codes.get(state.replace(/^united states/i, 'US').toUpperCase());
    if (code !== undefined) components['state_code'] = code;
  }
  if (!/^washington,? d\.?c\.?/i.test(state)) return;
  components['state_code'] = 'DC';
  components['state'] = 'District of Columbia';
  components['city'] = 'Washington';
}
