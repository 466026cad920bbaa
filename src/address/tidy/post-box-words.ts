type Forms = readonly (readonly [typed: RegExp, written: string])[];

const ENGLISH: Forms = [
  [
    /^(?:p\.? ?o\.? ?box|post office box|p\.? ?o\.? ?b\.?)(?:(?= ?#)| ?(?=\d)| (?=[A-Z]{0,3}-?\d|[A-Z](?:$| )))/iu,
    'PO Box ',
  ],
];

const GERMAN: Forms = [[/^(?:postf\.|pf\.?|postfach) ?(?=\d)/iu, 'Postfach ']];

const FRENCH: Forms = [[/^b\.? ?p\.? ?(?=\d)/iu, 'BP ']];

/** French writes the second word small. */
const SWISS: Forms = [[/^Case Postale(?= |$)/u, 'Case postale']];

const BY_COUNTRY: Readonly<Record<string, Forms>> = {
  US: ENGLISH,
  CA: ENGLISH,
  GB: ENGLISH,
  AU: ENGLISH,
  DE: GERMAN,
  AT: GERMAN,
  CH: SWISS,
  FR: FRENCH,
};

/** A post box with its word as the country's post writes it: `P.O. Box 12`, `POB 12` → `PO Box 12`, `PF 12` → `Postfach 12`. */
export function postBoxWithWords(postBox: string, country: string): string {
  for (const [typed, written] of BY_COUNTRY[country] ?? []) {
    if (typed.test(postBox)) return postBox.replace(typed, written).replace('  ', ' ');
  }
  return postBox;
}
