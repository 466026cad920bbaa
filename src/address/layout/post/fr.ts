import { insideBuilding, joined, type PostRules } from '../post-rules.ts';

/**
 * France, AFNOR NF Z 10-011, at most six lines: 1 firm or person, 2 person, service or point of delivery inside the
 * building, 3 building, entrance, estate, 4 number and street without a comma, 5 box or lieu-dit, 6 place line.
 */
export const frenchPost: PostRules = {
  order: [
    'company',
    'name',
    'department',
    'careOf',
    'extra',
    'unit',
    'building',
    'street',
    'postBox',
    'district',
  ],
  careOf: 'chez',
  street: ({ street, houseNumber }) => joined(' ', houseNumber, street),
  unit: insideBuilding,
  shortForms: [
    ...Object.entries({
      avenue: 'Av',
      boulevard: 'Bd',
      place: 'Pl',
      route: 'Rte',
      impasse: 'Imp',
      chemin: 'Che',
      allée: 'All',
      allées: 'All',
      square: 'Sq',
      faubourg: 'Fg',
    }).map(([word, short]) => [wayType(word), `$1${short}`] as const),
    [/\bsaint(?=[ -])/giu, 'St'],
    [/\bsainte(?=[ -])/giu, 'Ste'],
    [/\bgénéral\b/giu, 'Gal'],
    [/\bcommandant\b/giu, 'Cdt'],
  ],
};

/** The kind of way before its name, behind the number: `rue de la Place` keeps its `Place`. */
function wayType(word: string): RegExp {
  return new RegExp(`^(\\d\\S*(?: (?:bis|ter|quater))? |)${word}(?= )`, 'iu');
}
