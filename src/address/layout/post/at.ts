import type { AddressParts } from '../../../model/address-parts.ts';
import { joined, unitText } from '../post-rules.ts';
import type { PostRules } from '../post-rules.ts';
import { germanPost } from './de.ts';

/**
 * Austria, ÖNORM A 1080 and Österreichische Post: as in Germany, but staircase, floor and door follow the house number
 * with strokes, `12/3/7`. Without a floor the words `Stiege`, `Tür`, `Top` fall away: their order says which is which;
 * with a floor they stay, for `12/3/7` would be read as staircase and door.
 */
export const austrianPost: PostRules = { ...germanPost, street: austrianStreet };

function austrianStreet(parts: AddressParts): string {
  const { street, houseNumber, staircase, floor, unit } = parts;
  const line = joined(' ', street, houseNumber);
  if (unit === '' && floor === '' && staircase === '') return line;
  if (floor === '' && houseNumber !== '' && unit !== '') {
    const stair = STAIRCASE.exec(staircase)?.[1] ?? staircase;
    const door = DOOR.exec(unit)?.[1] ?? unit;
    return joined('/', line, stair, unitText(door));
  }
  return joined('/', line, staircase, floor, unitText(unit));
}

const STAIRCASE = /^(?:Stiege|Stg\.?) ?(\d+|[A-Z])$/i;
const DOOR = /^(?:Tür|Türe|Top|Tür Nr\.?|Top Nr\.?) ?(\d+[A-Za-z]?)$/i;
