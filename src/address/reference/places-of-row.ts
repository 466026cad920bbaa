import type { ListedPlace } from './read-list.ts';
import type { ListedName } from './write-section.ts';

/** Countries whose post writes the region as a code behind the town; elsewhere its name is the region. */
const CODED_REGIONS: ReadonlySet<string> = new Set(['US', 'CA', 'AU', 'CH', 'LI', 'BR', 'MX']);

/**
 * A postal code as it is listed: capitals without blanks and hyphens, and without what France writes behind the codes of
 * its large receivers (`75509 CEDEX 15`, `17136 AIR`).
 */
export function listedCode(code: string): string {
  return code
    .toUpperCase()
    .replace(/^(\d{5}) [A-Z].*$/, '$1')
    .replace(/[ -]/g, '');
}

/** Parts of a listed name that are of it, with what they are. */
type Split = (
  row: ListedPlace,
) => readonly (readonly [name: string, kind: 'town' | 'district' | 'receiver'])[];

/**
 * Names that a row says go with its code: the place, and the town that it lies in, where the list tells it. A row of
 * Germany whose state is a number is a large receiver of mail: GeoNames numbers those, and letters the post's towns.
 */
export function placesOfRow(row: ListedPlace): readonly ListedName[] {
  const region = CODED_REGIONS.has(row.country) && row.regionCode !== '' ? row.regionCode : row.region;
  const names = (SPLITS[row.country] ?? plain)(row);
  const places = names.map(([name, kind]) => ({
    name: name.trim(),
    region,
    isTown: kind === 'town',
    isReceiver: kind === 'receiver',
  }));
  return places.filter(({ name }) => name !== '');
}

const plain: Split = ({ place }) => [[place, 'town']];

const SPLITS: Readonly<Record<string, Split>> = {
  DE: ({ place, regionCode, community }) => [
    [place, /^\d+$/.test(regionCode) ? 'receiver' : 'town'],
    [germanTown(community), 'district'],
  ],
  /** `Wien, Ottakring`, `Graz,12.Bez.:Andritz`; the community is the post's town as a rule. */
  AT: ({ place, community }) => {
    const [town = '', ...districts] = place.split(/[,:]/);
    const named = districts.filter((part) => !/Bez\./.test(part));
    return [
      [town, 'town'],
      ...named.map((part) => [part, 'district'] as const),
      [community.startsWith('Gemeindebezirk') ? '' : community, 'district'],
    ];
  },
  /** `Zürich 1`, `Emmenbrücke 1` are offices of a town; `Gossau (ZH)` says the canton again. */
  CH: ({ place, community }) => [
    [place.replace(/ \d+$/, ''), 'town'],
    [community.replace(/ \([A-Z]{2}\)$/, ''), 'district'],
  ],
  /** `Paris 08`, and a canton in brackets behind a few names. */
  FR: ({ place }) => [[place.replace(/ ?\(Canton d.*$/i, '').replace(/ \d{2}$/, ''), 'town']],
  /** `Hamilton (Barnstown / Sheldon)`, `Richmond Southwest` of the city of Richmond, `Eastern Alberta (Oyen)`. */
  CA: ({ place, province }) => {
    const [, outer = place, inner = ''] = /^([^(]*)\(?([^)]*)\)?$/.exec(place) ?? [];
    return [
      [outer, 'town'],
      ...inner.split('/').map((part) => [part, 'district'] as const),
      [province, 'district'],
    ];
  },
  AU: ({ place, province }) => [
    [place.replace(/ (?:Bc|Dc|Mc|Lpo)$/i, ''), 'town'],
    [province.replace(/ \([^)]*\)$/, ''), 'district'],
  ],
  NL: ({ place, community }) => [
    [place, 'town'],
    [community.replace(/^Gemeente | Municipality$/g, ''), 'district'],
  ],
};

/** The town of a German district that is a town: `Stadtkreis Stuttgart`, `Hamburg, Freie und Hansestadt`; '' of others. */
function germanTown(community: string): string {
  const named = /^(?:Stadtkreis|Kreisfreie Stadt|Landeshauptstadt) (.+)$/.exec(community)?.[1];
  if (named !== undefined) return named;
  return /^(.+), (?:Stadt|Freie und Hansestadt|Landeshauptstadt|Hansestadt)$/.exec(community)?.[1] ?? '';
}
