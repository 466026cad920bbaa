import type { AddressParts } from '../../model/address-parts.ts';
import { careOfLine, personLine, pushExtras, pushRow } from './address-rows.ts';
import type { Row, RowKind } from './layout.ts';
import { insideBuilding, joined } from './post-rules.ts';
import type { Components } from './worldwide/compile-template.ts';
import {
  ADDRESSEE,
  isEastAsian,
  postalFormat,
  postalLines,
  type PostalFormat,
} from './worldwide/postal-format.ts';

/** Countries whose posts divide door and floor from the house number with a comma. */
const DOOR_BEHIND_COMMA: ReadonlySet<string> = new Set(['BR', 'DK', 'ES', 'GR', 'IN', 'MX', 'PT', 'TR']);

/**
 * All rows of an address but the country line, in a country without rules of its own: by the OpenCage templates, and
 * what they have no place for, such as a flat or a box, where posts have it most often. No part is lost.
 */
export function worldwideRows(parts: AddressParts, isAbroad: boolean): Row[] {
  const format = postalFormat(parts.country, isEastAsian(parts.street + parts.city));
  const components = componentsOf(parts, format, isAbroad);
  let { lines, used } = postalLines(components, format);
  const district = components['suburb'];
  if (district !== undefined && used.has('suburb') && components['city'] !== undefined && !used.has('city')) {
    // The form takes one name of a place, and the town is the one that the post needs there.
    delete components['suburb'];
    ({ lines, used } = postalLines(components, format));
    components['suburb'] = district;
  }
  const rows: Row[] = [];
  let hasAddressee = false;
  for (const line of lines) {
    if (line === ADDRESSEE) {
      pushAddressee(rows, parts);
      hasAddressee = true;
    } else if (line !== '') rows.push({ kind: kindOf(line, parts, components), text: line });
  }
  if (!hasAddressee) {
    const above: Row[] = [];
    pushAddressee(above, parts);
    rows.unshift(...above);
  }
  removeRepeated(rows, parts.building);
  joinNumber(rows, components);
  insertMissing(rows, components, used);
  if (!format.putsNumberBehind && parts.street !== '') insertAlone(rows, 'unit', insideBuilding(parts));
  insertAlone(rows, 'postBox', parts.postBox);
  return rows;
}

function componentsOf(parts: AddressParts, format: PostalFormat, isAbroad: boolean): Components {
  const components: Components = { attention: ADDRESSEE };
  const door = insideBuilding(parts);
  set(components, 'house', parts.building);
  if (parts.street === '') set(components, 'road', joined(' ', parts.houseNumber, door));
  else if (format.putsNumberBehind) {
    const sign = DOOR_BEHIND_COMMA.has(parts.country) ? ', ' : ' ';
    set(components, 'road', parts.houseNumber === '' ? joined(sign, parts.street, door) : parts.street);
    set(components, 'house_number', parts.houseNumber === '' ? '' : joined(sign, parts.houseNumber, door));
  } else {
    set(components, 'road', parts.street);
    set(components, 'house_number', parts.houseNumber);
  }
  if (parts.district !== parts.city) set(components, 'suburb', parts.district);
  set(components, 'postcode', parts.postalCode);
  set(components, 'city', isAbroad ? parts.city.toUpperCase() : parts.city);
  const region = isAbroad ? parts.region.toUpperCase() : parts.region;
  set(components, 'state', region);
  if (/^[A-Z]{2,3}$/.test(region)) set(components, 'state_code', region);
  return components;
}

function set(components: Components, name: string, value: string): void {
  if (value !== '') components[name] = value;
}

function pushAddressee(rows: Row[], parts: AddressParts): void {
  const person = personLine(parts);
  if (parts.company === '') pushRow(rows, 'name', person);
  pushRow(rows, 'company', parts.company);
  pushRow(rows, 'department', parts.department);
  if (parts.company !== '') pushRow(rows, 'name', person);
  pushRow(rows, 'careOf', careOfLine(parts, 'c/o'));
  pushExtras(rows, parts.extra);
}

function kindOf(line: string, parts: AddressParts, components: Components): RowKind {
  const holds = (value: string | undefined): boolean =>
    value !== undefined && value !== '' && line.includes(value);
  if (holds(parts.street)) return 'street';
  if (holds(components['city']) || holds(components['postcode'])) return 'place';
  if (holds(components['house_number']) || holds(components['road'])) return 'street';
  if (holds(parts.building)) return 'building';
  return holds(parts.district) ? 'district' : 'place';
}

/** Some forms name the building twice: alone, and behind the street. */
function removeRepeated(rows: Row[], building: string): void {
  if (building === '') return;
  const alone = rows.findIndex(({ kind, text }) => kind === 'building' && text === building);
  const isRepeated = rows.some(({ kind, text }) => kind === 'street' && text.includes(building));
  if (alone >= 0 && isRepeated) rows.splice(alone, 1);
}

/** Some forms have the number on a line beside the street's: a letter carrier reads them together. */
function joinNumber(rows: Row[], { road, house_number: number }: Components): void {
  const at = rows.findIndex(({ text }) => text === number);
  if (at < 0 || road === undefined) return;
  const first = rows[at - 1]?.text === road ? at - 1 : at;
  const [upper, lower] = [rows[first]?.text ?? '', rows[first + 1]?.text ?? ''];
  if (upper === road || lower === road)
    rows.splice(first, 2, { kind: 'street', text: joined(' ', upper, lower) });
}

/** What the template has no place for: building above the street, district below it, code and town before the region. */
function insertMissing(rows: Row[], components: Components, used: ReadonlySet<string>): void {
  const missing = (name: string): string => (used.has(name) ? '' : (components[name] ?? ''));
  insertAlone(rows, 'street', joined(' ', missing('road'), missing('house_number')));
  insertAlone(rows, 'building', missing('house'));
  insertAlone(rows, 'district', missing('suburb'));
  pushRow(rows, 'place', joined(' ', missing('postcode'), missing('city')));
  if (!used.has('state') && !used.has('state_code')) pushRow(rows, 'region', components['state'] ?? '');
}

/** A row of its own: what tells a door above the street, all else above the place, where that is below the street. */
function insertAlone(rows: Row[], kind: RowKind, text: string): void {
  if (text === '') return;
  const street = rows.findIndex((each) => each.kind === 'street');
  const place = rows.findIndex((each) => each.kind === 'place');
  const isDoor = kind === 'unit' || kind === 'building';
  const above = isDoor ? street : place < street ? street + 1 : place;
  rows.splice(above < 0 ? rows.length : above, 0, { kind, text });
}
