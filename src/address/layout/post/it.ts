import { RECIPIENT_ROWS, insideBuilding, joined, type PostRules } from '../post-rules.ts';

/**
 * Italy, Poste Italiane «Standard di indirizzamento»: addressee, what is added about him, staircase, floor and flat
 * (`Scala A Piano 3 Interno 7`), street with number, frazione or box, place line.
 */
export const italianPost: PostRules = {
  order: [...RECIPIENT_ROWS, 'building', 'unit', 'street', 'district', 'postBox'],
  careOf: 'presso',
  street: ({ street, houseNumber }) => joined(' ', street, houseNumber),
  unit: insideBuilding,
  shortForms: [
    [/^Viale\b/iu, 'V.le'],
    [/^Piazza\b/iu, 'P.za'],
    [/^Piazzale\b/iu, 'P.le'],
    [/^Corso\b/iu, 'C.so'],
    [/^Largo\b/iu, 'L.go'],
    [/^Vicolo\b/iu, 'V.lo'],
  ],
};
