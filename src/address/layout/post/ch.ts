import { RECIPIENT_ROWS, insideBuilding, joined, type PostRules } from '../post-rules.ts';

/**
 * Switzerland and Liechtenstein, Swiss Post «Richtig adressieren»: company, person, what is added to the address,
 * street with number, box above the place line. A dwelling stands above the street.
 */
export const swissPost: PostRules = {
  order: [...RECIPIENT_ROWS, 'building', 'unit', 'district', 'street', 'postBox'],
  careOf: 'c/o',
  street: ({ street, houseNumber }) => joined(' ', street, houseNumber),
  unit: insideBuilding,
  shortForms: [
    [/(?<=\p{Ll})strasse\b/gu, 'str.'],
    [/\bStrasse\b/gu, 'Str.'],
    [/^Avenue\b/u, 'Av.'],
    [/^Boulevard\b/u, 'Bd.'],
    [/^Chemin\b/u, 'Ch.'],
    [/^Route\b/u, 'Rte'],
    [/^Place\b/u, 'Pl.'],
  ],
};
