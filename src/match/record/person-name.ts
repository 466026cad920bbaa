import { GIVEN_NAMES } from '../words/given-names.ts';
import { DEGREES, GENERATIONS, JOINING, PARTICLES, TITLES } from '../words/name-words.ts';
import { foldText } from './fold-text.ts';

/** A person's name for comparison, folded; several words divided by blanks. */
interface PersonName {
  given: string;
  /** Without its small words (`von der`). */
  family: string;
  /** 0 unknown, 1 senior, 2 junior, 3 II, 4 III, 5 IV. */
  generation: number;
  /** Two people in one line: `Hans und Maria`. */
  joint: boolean;
}

/** Reads a name given in two parts, or in one in any order: `Dr. Hans von der Müller`, `Müller, Hans`, `MÜLLER Hans`. */
export function readPersonName(name: string, givenName: string, familyName: string): PersonName {
  const read: PersonName = { given: '', family: '', generation: 0, joint: false };
  if (givenName !== '' || familyName !== '') {
    read.given = nameWords(givenName, read, true).join(' ');
    read.family = withoutParticles(nameWords(familyName, read, false)).join(' ');
    return read;
  }
  const comma = name.indexOf(',');
  if (comma > 0) {
    const after = nameWords(name.slice(comma + 1), read, true);
    if (after.length > 0) {
      read.given = after.join(' ');
      read.family = withoutParticles(nameWords(name.slice(0, comma), read, false)).join(' ');
      return read;
    }
  }
  const words = nameWords(name, read, true);
  if (words.length < 2) {
    read.family = words.join(' ');
    return read;
  }
  const first = words[0] ?? '';
  const last = words[words.length - 1] ?? '';
  if (familyLeads(name, first, last)) {
    read.family = first;
    read.given = words.slice(1).join(' ');
    return read;
  }
  let from = words.length - 1;
  while (from > 1 && PARTICLES.has(words[from - 1] ?? '')) from -= 1;
  read.given = words.slice(0, from).join(' ');
  read.family = withoutParticles(words.slice(from)).join(' ');
  return read;
}

/** `MÜLLER Hans`, or a last word that is a given name where the first is none. */
function familyLeads(name: string, first: string, last: string): boolean {
  if (PARTICLES.has(first)) return false;
  const [typedFirst = '', ...rest] = name.trim().split(/\s+/);
  const capitals = typedFirst.length > 2 && typedFirst === typedFirst.toUpperCase();
  if (capitals && rest.some((word) => word.length > 1 && word !== word.toUpperCase())) return true;
  return first.length > 1 && !GIVEN_NAMES.has(first) && GIVEN_NAMES.has(last);
}

function nameWords(text: string, read: PersonName, titles: boolean): string[] {
  if (text === '') return [];
  const words: string[] = [];
  for (const word of foldText(text).split(' ')) {
    if (word === '' || (titles && words.length === 0 && TITLES.has(word))) continue;
    const generation = GENERATIONS.get(word);
    if (generation !== undefined && (words.length > 0 || !titles)) {
      if (words.length > 0) read.generation = generation;
      else words.push(word);
      continue;
    }
    if (words.length > 1 && DEGREES.has(word)) continue;
    if (JOINING.has(word)) {
      if (words.length > 0) read.joint = true;
      continue;
    }
    words.push(word);
  }
  return words;
}

function withoutParticles(words: string[]): string[] {
  if (words.length < 2) return words;
  const kept = words.filter((word) => !PARTICLES.has(word));
  return kept.length === 0 ? words : kept;
}
