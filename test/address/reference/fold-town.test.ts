import { expect, test } from 'vitest';
import { foldTown } from '../../../src/address/reference/fold-town.ts';
import { townName } from '../../../src/address/reference/town-keys.ts';

test.each([
  ['DE', 'München', 'MUENCHEN'],
  ['DE', 'Muenchen', 'MUENCHEN'],
  ['DE', 'St. Ingbert', 'ST INGBERT'],
  ['DE', 'Sankt Ingbert', 'ST INGBERT'],
  ['FR', 'Saint-Étienne', 'ST ETIENNE'],
  ['FR', 'ST ETIENNE CEDEX 2', 'ST ETIENNE'],
  ['FR', 'Lyon 3ème', 'LYON'],
  ['FR', 'Sainte-Foy', 'STE FOY'],
  ['CH', 'Uetliburg SG', 'UETLIBURG'],
  ['CH', 'Zürich 1', 'ZUERICH'],
  ['US', 'Mt. Vernon', 'MT VERNON'],
  ['US', 'Mount Vernon', 'MT VERNON'],
  ['US', 'N. Olmsted', 'NORTH OLMSTED'],
  ['IT', "L'Aquila", 'LAQUILA'],
  ['DE', '', ''],
  ['DE', '...', ''],
])('%s %s → %s', (country, name, folded) => {
  expect(foldTown(name, country)).toBe(folded);
});

test.each([
  ['DE', 'Frankfurt am Main', 'FRANKFURT', ['MAIN']],
  ['DE', 'Frankfurt a.M.', 'FRANKFURT', ['M']],
  ['DE', 'Frankfurt (Oder)', 'FRANKFURT', ['ODER']],
  ['DE', 'Neustadt an der Weinstraße', 'NEUSTADT', ['WEINSTRASSE']],
  ['FR', 'Neuilly-sur-Seine', 'NEUILLY', ['SEINE']],
  ['GB', 'Newcastle upon Tyne', 'NEWCASTLE', ['TYNE']],
  ['US', 'Hastings on Hudson', 'HASTINGS ON HUDSON', []],
])('%s %s is %s of %j', (country, name, base, qualifier) => {
  expect(townName(name, country)).toMatchObject({ base, qualifier });
});
