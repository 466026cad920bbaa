import type { TypedAddress } from '../../model/typed-address.ts';
import { emptyDraft, type AddressDraft } from '../address-draft.ts';
import { careOfOf } from './care-of.ts';
import { readPostBox } from './post-box.ts';

/** An address of a country without rules of its own: fields as they came, lines whole, but for boxes and care-of. */
export function parseGeneric(typed: TypedAddress): AddressDraft {
  const draft = emptyDraft();
  const { parts } = draft;
  const { lines, street, careOf, ...fields } = typed;
  Object.assign(parts, fields);
  parts.careOf = careOf.slice(careOfOf(careOf));
  const rest: string[] = [];
  for (const line of street === '' ? lines : [street, ...lines]) {
    const marker = careOfOf(line);
    const box = readPostBox(line, '');
    if (marker > 0 && parts.careOf === '') parts.careOf = line.slice(marker);
    else if (box !== undefined && box.from === 0 && box.to === line.length && parts.postBox === '')
      parts.postBox = line;
    else if (line !== '') rest.push(line);
  }
  const isNamed = parts.name !== '' || parts.company !== '' || parts.familyName !== '';
  if (street === '' && !isNamed && rest.length > 1) parts.name = rest.shift() ?? '';
  // What the lines hold is not known: several of them are printed in the order in which they were typed.
  if (rest.length === 1 || (street !== '' && rest[0] === street)) parts.street = rest.shift() ?? '';
  parts.extra = rest.join('\n');
  return draft;
}
