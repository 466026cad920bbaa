import { foldText } from './fold-text.ts';

/** Bits of what stands beside a name. The lowest three are the generation: 0 unknown, 1 senior, 2 junior, 3 II and so on. */
export const GENERATION_BITS = 7;
/** Two people in one line: `Hans und Maria`, `Herr und Frau`. */
export const JOINT = 8;
/** The title is a man's, or a woman's. */
const MAN = 16;
const WOMAN = 32;
/** A company without a person. */
export const ORGANISATION = 64;

const SEXES = MAN | WOMAN;

const MEN = new Set('mr mister sir lord herr herrn monsieur m sig signor dhr heer sr'.split(' '));
const WOMEN = new Set(
  'mrs ms miss lady dame frau fraeulein madame mme mademoiselle mlle sigra signora signorina mevr mevrouw sra srta'.split(
    ' ',
  ),
);

export function personFlags(
  { generation, joint }: { readonly generation: number; readonly joint: boolean },
  title: string,
  isOrganisation: boolean,
): number {
  const sexes = title === '' ? 0 : sexesOf(title);
  const two = joint || sexes === SEXES;
  return generation | (two ? JOINT : sexes) | (isOrganisation ? ORGANISATION : 0);
}

/** Both titles are known, and one is a man's and one a woman's. */
export function isOtherSex(flags: number, others: number): boolean {
  return ((flags | others) & SEXES) === SEXES;
}

function sexesOf(title: string): number {
  let sexes = 0;
  for (const word of foldText(title.replace(/sig\.\s?ra/i, 'sigra')).split(' '))
    sexes |= MEN.has(word) ? MAN : WOMEN.has(word) ? WOMAN : 0;
  return sexes;
}
