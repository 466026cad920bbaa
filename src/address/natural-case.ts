/**
 * A name in natural case: `JOHN` → `John`, `O'NEIL-MCDONALD` → `O'Neil-McDonald`, `VON DER LEYEN` → `von der Leyen`.
 * Only what came in capitals throughout is changed; a name with a small letter stays as its owner typed it.
 *
 * `particles` are those that begin a last name in small letters in the recipient's country (`lastNameParticles`);
 * pass an empty set for first names and titles.
 */
export function naturalCase(name: string, particles: ReadonlySet<string>): string {
  if (!inCapitals(name)) return name;
  if (!name.includes(' ')) return casedWord(name);
  const words = name.split(' ');
  const cased: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const length = particleAt(words, at, particles);
    if (length > 0) {
      for (let part = 0; part < length; part++) cased.push((words[at + part] ?? '').toLowerCase());
      at += length - 1;
      continue;
    }
    const word = words[at] ?? '';
    const numeral = at > 0 && at === words.length - 1 && NUMERALS.has(word);
    cased.push(numeral ? word : casedWord(word));
  }
  return cased.join(' ');
}

/** Generations. `VI` is left out: it is a name too. */
const NUMERALS: ReadonlySet<string> = new Set(['II', 'III', 'IV']);

/** Written small everywhere and in every part of a name; single words are surer inside a last name only. */
const PARTICLES: ReadonlySet<string> = new Set([
  'VON DER',
  'VON DEN',
  'VON DEM',
  'VON UND ZU',
  'VAN DER',
  'VAN DEN',
  'VAN DE',
  'VAN HET',
  'DE LA',
  'DE LAS',
  'DE LOS',
]);

const LONGEST_PARTICLE = 3;

/** How many words from `at` on are a particle; one must be followed by the name itself. */
function particleAt(words: readonly string[], at: number, own: ReadonlySet<string>): number {
  for (let length = Math.min(LONGEST_PARTICLE, words.length - 1 - at); length > 0; length--) {
    const phrase = length === 1 ? (words[at] ?? '') : words.slice(at, at + length).join(' ');
    if (PARTICLES.has(phrase) || own.has(phrase)) return length;
  }
  return 0;
}

/** `ß` has no capital in most typed names: `WEIß` counts as capitals. */
function inCapitals(name: string): boolean {
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at);
    if (code >= 0x61 && code <= 0x7a) return false;
    if (code >= 0x80 && code !== 0xdf)
      return name.replaceAll('ß', '') === name.replaceAll('ß', '').toUpperCase();
  }
  return true;
}

/** Before an apostrophe, beside prefixes of one or two letters (`O'`, `D'`): the next letter is a capital. */
const ELIDED: ReadonlySet<string> = new Set(['dell', 'dall', 'degl', 'nell', 'sant']);

/** Georgian names begin so, Scottish ones do not. */
const NOT_SCOTTISH = 'mchedl';

function casedWord(word: string): string {
  const small = word.toLowerCase();
  if (small.length !== word.length) return word;
  let cased = '';
  let from = 0;
  while (from < small.length) {
    const until = segmentEnd(small, from);
    cased += casedSegment(word, small, from, until);
    from = until;
  }
  return cased;
}

/** A segment ends behind a hyphen, a full stop, a slash or bracket, or an apostrophe that a capital follows. */
function segmentEnd(small: string, from: number): number {
  for (let at = from; at < small.length; at++) {
    const code = small.charCodeAt(at);
    if (code === 0x2d || code === 0x2e || code === 0x2f || code === 0x28) return at + 1;
    if (code === 0x27 && small.length - at > 2) {
      if (at - from <= 2 || ELIDED.has(small.slice(from, at))) return at + 1;
    }
  }
  return small.length;
}

function casedSegment(word: string, small: string, from: number, until: number): string {
  const scottish = small.startsWith('mc', from) && until - from >= 5 && !small.startsWith(NOT_SCOTTISH, from);
  return scottish
    ? `Mc${word.charAt(from + 2)}${small.slice(from + 3, until)}`
    : word.charAt(from) + small.slice(from + 1, until);
}
