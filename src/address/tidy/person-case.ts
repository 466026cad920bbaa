import { letterCaseOf } from './letter-case.ts';

/**
 * The natural case of a person's name that came in capitals or small letters throughout: `JOHN` → `John`,
 * `O'NEIL-MCDONALD` → `O'Neil-McDonald`, `VON DER LEYEN` → `von der Leyen`. In mixed case it stays as its owner typed it.
 *
 * `particles`: those that begin a last name in small letters in the recipient's country; empty for first names.
 */
export function personCase(name: string, particles: ReadonlySet<string>, country = ''): string {
  const letters = letterCaseOf(name);
  if (letters !== 'capitals' && letters !== 'small') return name;
  const capitals = name.replaceAll(/[^ß]+/g, (part) => part.toUpperCase());
  if (capitals.length !== name.length) return name;
  if (!capitals.includes(' ')) return casedWord(capitals, country);
  return casedWords(capitals.split(' '), particles, country);
}

function casedWords(words: readonly string[], particles: ReadonlySet<string>, country: string): string {
  const cased: string[] = [];
  for (let at = 0; at < words.length; at++) {
    if (at === 0 && isCallingAhead(words, country)) {
      cased.push(words[0] ?? '');
      continue;
    }
    const length = particleAt(words, at, particles);
    if (length > 0) {
      for (let part = 0; part < length; part++) cased.push((words[at + part] ?? '').toLowerCase());
      at += length - 1;
      continue;
    }
    cased.push(wordAmong(words, at, country));
  }
  const name = cased.join(' ');
  return country === 'NL' ? name.replace(SECOND_NAME, (particle) => particle.toLowerCase()) : name;
}

/** `de Vries-van Dijk` */
const SECOND_NAME = /(?<=\p{Ll}-)(?:Van|De|Den|Der|Ter|Ten|Te|In|Op)(?= )/gu;

/** `RA Hans Müller`, Austria's `DI Hans Maier`: what somebody is, before a whole name. */
function isCallingAhead(words: readonly string[], country: string): boolean {
  if (words.length < 3) return false;
  return (words[0] === 'RA' && GERMAN.has(country)) || (words[0] === 'DI' && country === 'AT');
}

function wordAmong(words: readonly string[], at: number, country: string): string {
  const word = words[at] ?? '';
  const bare = word.replaceAll(/[.,]/g, '');
  const isInside = at > 0 && at < words.length - 1;
  if (isInside && JOINING.has(word)) return word.toLowerCase();
  if (at > 0 && at === words.length - 1 && NUMERALS.has(word)) return word;
  const isBehindComma = at > 0 && (words[at - 1] ?? '').endsWith(',');
  if (at > 1 || isBehindComma) {
    const degree = DEGREES.get(bare);
    if (degree !== undefined && (at === words.length - 1 || word.endsWith(',') || isBehindComma)) {
      return bare === word ? degree : word.replace(bare, degree);
    }
  }
  if (at > 0 && GENERATIONS.has(word) && GERMAN.has(country)) return word.toLowerCase();
  if (GERMAN.has(country) && (word === '(FH)' || word === '(TU)' || word === '(BA)')) return word;
  if (word.endsWith('.') && FACULTIES.has(word) && /^(?:DR|PROF|DDR)\.?$/.test(words[0] ?? '') && at > 0) {
    return word.toLowerCase();
  }
  if (at === 0 && words.length > 1 && /^[BCDFGHJKLMPRST]{2}$/.test(word) && !TITLES.has(word)) return word;
  return casedWord(word, country);
}

/** Generations. `VI` is left out: it is a name too. */
const NUMERALS: ReadonlySet<string> = new Set(['II', 'III', 'IV']);
const GENERATIONS: ReadonlySet<string> = new Set(['JUN.', 'SEN.']);
const GERMAN: ReadonlySet<string> = new Set(['DE', 'AT', 'CH', 'LI']);
const JOINING: ReadonlySet<string> = new Set(['UND', 'AND', 'ET', 'Y', 'U.', 'C/O']);
const TITLES: ReadonlySet<string> = new Set(['DR', 'MR', 'MS', 'FR', 'HR', 'ST', 'SR', 'JR', 'MC']);

/** Degrees behind a name; a second name that is spelled so is rare, and stands in no third place. */
const DEGREES: ReadonlyMap<string, string> = new Map(
  'PhD MBA MD DDS DVM CPA RN JD Esq MSc BSc LLM LLB MBE OBE CBE KBE QC KC MP DPhil EdD PsyD PharmD FACS FRCS'
    .split(' ')
    .map((degree) => [degree.toUpperCase(), degree]),
);

/** Behind `Dr.`, small: `Dr. med. dent.` */
const FACULTIES: ReadonlySet<string> = new Set(
  'MED. DENT. PHIL. JUR. IUR. RER. NAT. VET. OEC. POL. HABIL. H.C. MULT. THEOL. TECHN. EM. AGR.'.split(' '),
);

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

/** Before an apostrophe, beside prefixes of one or two letters (`O'`, `D'`): the next letter is a capital. */
const ELIDED: ReadonlySet<string> = new Set(['dell', 'dall', 'degl', 'nell', 'sant']);

/** Georgian names begin so, Scottish ones do not. */
const NOT_SCOTTISH = 'mchedl';

/** Names that are nearly always written with a second capital; `Mackenzie`, `Machado`, `Mack` are not. */
const MAC_NAMES: ReadonlySet<string> = new Set(
  'donald dougall gregor leod arthur intyre millan pherson farlane kinnon neil gillivray cormack lachlan'.split(
    ' ',
  ),
);

function casedWord(word: string, country: string): string {
  const small = word.toLowerCase();
  if (small.length !== word.length) return word;
  let cased = '';
  let from = 0;
  while (from < small.length) {
    const until = segmentEnd(small, from);
    cased += casedSegment(word, small, from, until);
    from = until;
  }
  if (country === 'NL' && cased.startsWith('Ij')) return `IJ${cased.slice(2)}`;
  return country === 'FR' && /^D'\p{L}{2}/u.test(cased) ? `d${cased.slice(1)}` : cased;
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
  if (scottish) return `Mc${word.charAt(from + 2)}${small.slice(from + 3, until)}`;
  if (small.startsWith('mac', from) && MAC_NAMES.has(small.slice(from + 3, until))) {
    return `Mac${word.charAt(from + 3)}${small.slice(from + 4, until)}`;
  }
  return word.charAt(from) + small.slice(from + 1, until);
}
