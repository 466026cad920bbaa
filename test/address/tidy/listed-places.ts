import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openReference } from '../../../src/address/reference/open-reference.ts';

const FIXTURE = fileURLToPath(new URL('../../../fixtures/reference/places.bin', import.meta.url));

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

function* digits(length: number): Generator<string> {
  for (let code = 0; code < 10 ** length; code++) yield String(code).padStart(length, '0');
}

/** British outward codes: one or two letters, a digit, perhaps a letter or digit more. */
function* outwardCodes(): Generator<string> {
  for (const first of LETTERS) {
    for (const second of ['', ...LETTERS]) {
      for (const district of digits(1)) {
        for (const rest of ['', ...digits(1), ...LETTERS]) yield first + second + district + rest;
      }
    }
  }
}

function* canadianAreas(): Generator<string> {
  for (const first of LETTERS)
    for (const digit of digits(1)) for (const last of LETTERS) yield first + digit + last;
}

const CODES: Readonly<Record<string, () => Iterable<string>>> = {
  DE: () => digits(5),
  FR: () => digits(5),
  IT: () => digits(5),
  US: () => digits(5),
  AT: () => digits(4),
  CH: () => digits(4),
  NL: () => digits(4),
  BE: () => digits(4),
  AU: () => digits(4),
  GB: outwardCodes,
  CA: canadianAreas,
};

/** Names of all places of the reference fixture, by country, each once. */
export function listedPlaces(): ReadonlyMap<string, ReadonlySet<string>> {
  const reference = openReference(readFileSync(FIXTURE));
  return new Map(
    Object.entries(CODES).map(([country, codes]) => {
      const names = new Set<string>();
      for (const code of codes())
        for (const { name } of reference.placesOf(country, code) ?? []) names.add(name);
      return [country, names];
    }),
  );
}
