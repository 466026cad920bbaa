import { Buffer } from 'node:buffer';
import { addressFault, refusalOf } from '../address/address-faults.ts';
import { addressKeys } from '../address/address-keys.ts';
import { cleanAddress, type CleanAddress } from '../address/clean-address.ts';
import { movedAddress } from '../address/moves/moved-address.ts';
import { openReference } from '../address/reference/open-reference.ts';
import { typedFromRow } from '../address/typed-from-row.ts';
import type { Composer } from '../compose/composer.ts';
import { compileRowReader } from '../extract/row-reader.ts';
import type { Fault } from '../fault/fault.ts';
import type { AddressParts } from '../model/address-parts.ts';
import type { PostalAddress } from '../model/postal-address.ts';
import { placeOf } from '../model/row-position.ts';
import type { TypedAddress } from '../model/typed-address.ts';
import { addressLimits, streamFor } from '../stream/routing.ts';
import { injectDamage } from './injected-damage.ts';
import { joinedBytes } from './joined-bytes.ts';
import { compileIdentity } from './recipient-identity.ts';
import type { AddressResult, AddressRow, AddressTask, WorkerSetup } from './protocol.ts';

/** So many characters have room in any address field. */
const SURELY_FITS = 20;

/** Where an address is only compared. */
const UNBOUNDED = { postedIn: '', maxLines: 99 };

/** Types, tidies and checks a chunk of recipients' rows. */
export function createAddressWork(
  { job, headers, resources, parts: tableParts }: WorkerSetup,
  composer: () => Composer,
): (task: AddressTask) => AddressResult {
  const table = job.extract.recipients;
  const reader = compileRowReader(table, headers[table.name] ?? [], tableParts);
  const limits = addressLimits(job).map(({ paper, ...limit }) => ({
    ...limit,
    // Fonts are read only where a line may be too long.
    fits: (line: string) => line.length <= SURELY_FITS || composer().addressFits(paper, line),
  }));
  const reference = resources.get(job.address.reference?.file ?? '');
  const places = reference === undefined ? undefined : openReference(reference);
  const { grades } = job.address;
  const identify = compileIdentity(job);
  const countryOfAll = job.address.country;
  /** Files of stops may know one who has moved by the address that was delivered. */
  const deliveredKey = (typed: TypedAddress): string =>
    addressKeys(cleanAddress(typed, () => UNBOUNDED, places, countryOfAll).parts).matchKey;
  return ({ bytes, rows, moved }) => {
    const newPlaces = new Map(moved);
    const addresses: AddressRow[] = [];
    const rejected: { recipient: number; fault: Fault }[] = [];
    const warnings: Fault[] = [];
    const texts: Buffer[] = [];
    const lengthOf = (value: unknown): number => {
      const text = Buffer.from(JSON.stringify(value));
      texts.push(text);
      return text.byteLength;
    };
    let at = 0;
    for (let i = 0; i < rows.length; i += 3) {
      const recipient = rows[i] ?? 0;
      const position = rows[i + 1] ?? 0;
      const length = rows[i + 2] ?? 0;
      const row = reader.read(bytes.subarray(at, at + length), position);
      at += length;
      if (row.fault !== undefined) {
        rejected.push({ recipient, fault: row.fault });
        continue;
      }
      const account = String(row.values[table.key ?? ''] ?? '');
      injectDamage(account);
      const place = (fault: Fault): Fault => ({
        ...fault,
        place: { ...placeOf(tableParts, position), account, ...fault.place },
      });
      let stream = 0;
      const typed = typedFromRow(job.address, row.values);
      const newPlace = newPlaces.get(i / 3);
      const clean = cleanAddress(
        newPlace === undefined ? typed : movedAddress(typed, JSON.parse(newPlace) as TypedAddress),
        (country) => {
          stream = streamFor(job, country === '' ? undefined : country);
          return limits[stream] ?? { postedIn: '', maxLines: 0 };
        },
        places,
        countryOfAll,
      );
      const fate = grades[clean.grade];
      const refusal = refusalOf(clean, fate, job.address, limits[stream]?.maxLines ?? 0);
      if (refusal !== undefined) {
        rejected.push({ recipient, fault: place(refusal) });
        continue;
      }
      addresses.push({
        recipient,
        stream,
        ...addressKeys(clean.parts),
        ...(newPlace === undefined ? {} : { deliveredKey: deliveredKey(typed) }),
        country: clean.country,
        grade: clean.grade,
        hand: fate === 'hand',
        addressBytes: lengthOf(postalAddress(clean)),
        partsBytes: lengthOf(filledParts(clean)),
        changesBytes: clean.changes.length === 0 ? 0 : lengthOf(clean.changes),
        doubtsBytes: clean.doubts.length === 0 ? 0 : lengthOf(clean.doubts),
        ...(identify === undefined ? {} : { identity: identify(clean.parts, row.values) }),
      });
      for (const doubt of clean.doubts) warnings.push(place(addressFault(doubt, clean, job.address)));
    }
    return { kind: 'address', addresses, bytes: joinedBytes(texts), rejected, warnings };
  };
}

function postalAddress({ country, parts, grade, layout }: CleanAddress): PostalAddress {
  const { title, name, givenName, familyName, company, street, houseNumber, postBox } = parts;
  const { city, region, postalCode } = parts;
  return {
    country,
    title,
    firstName: givenName,
    lastName: familyName,
    name: name === '' ? company : name,
    company,
    street,
    houseNumber,
    postBox,
    city,
    region,
    postalCode,
    lines: layout.lines,
    grade,
  };
}

/** The parts that are not empty. */
function filledParts({ parts }: CleanAddress): Partial<AddressParts> {
  return Object.fromEntries(Object.entries(parts).filter(([, text]) => text !== ''));
}
