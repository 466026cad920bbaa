import {
  DIRECTIONS,
  JOINED_KINDS,
  LEADING_KINDS,
  NUMBER_WORDS,
  PLACE_WORDS,
  STREET_KINDS,
  UNIT_WORDS,
} from '../words/street-words.ts';
import { foldText } from './fold-text.ts';

/** A street for comparison. */
interface StreetLine {
  /** The name without kind, direction and number, its words run together: `karlliebknecht`, `51`. */
  base: string;
  /** 0 where none is given. */
  kind: number;
  direction: number;
  /** With its letter or range: `12a`, `12-14`. */
  number: string;
  unit: string;
}

const FLOORS: ReadonlySet<string> = new Set(['floor', 'fl', 'flr']);
const NUMBER = /^\d+[a-z]?$/;
const ORDINAL = /^(\d+)(?:st|nd|rd|th)$/;

/** Reads a street that may hold its number before or after the name, and a unit: `3761 N. 14th St. # 4`, `Hauptstr. 5a`. */
export function readStreetLine(street: string, houseNumber: string, unit: string): StreetLine {
  const line: StreetLine = {
    base: '',
    kind: 0,
    direction: 0,
    number: readNumber(houseNumber),
    unit: unitName(unit),
  };
  if (street === '') return line;
  const words = foldText(street.replace(RANGE, '$1_$2')).split(' ');
  let kept = takeUnit(words, line);
  if (kept.length > 1 || line.number !== '') kept = takeNumber(kept, line);
  readName(kept, line);
  return line;
}

/** A range keeps its two numbers in one word. */
const RANGE = /(\d[a-z]?) ?[-–+] ?(\d+[a-z]?\b)/gi;

/** `12 A`, `12a`, `No. 12`, `12 - 14` become `12a`, `12a`, `12`, `12-14`. */
export function readNumber(text: string): string {
  if (text === '') return '';
  if (/^[1-9]\d{0,4}$/.test(text)) return text;
  const words = text
    .toLowerCase()
    .replace(/[^\da-z/–-]+/g, ' ')
    .trim();
  const named = NUMBER_WORDS.get(words);
  if (named !== undefined) return named;
  const digits = /\d/.exec(words);
  if (digits === null) return words.replaceAll(' ', '');
  return words
    .slice(digits.index)
    .replace(/ *[-–/] */g, '-')
    .replaceAll(' ', '')
    .replace(/^0+(?=\d)/, '');
}

/** Cuts off what stands from a unit's word on; `2/98` before a street is unit 2 of number 98. */
function takeUnit(words: string[], line: StreetLine): string[] {
  const [first = '', second = '', third = ''] = words;
  if (second === '/' && NUMBER.test(first) && NUMBER.test(third)) {
    if (line.unit === '') line.unit = first;
    return words.slice(2);
  }
  for (let at = 1; at < words.length; at++) {
    const word = words[at] ?? '';
    if (!UNIT_WORDS.has(word)) continue;
    const before = words[at - 1] ?? '';
    if (FLOORS.has(word) && at > 1 && (ORDINAL.test(before) || before === 'ground')) {
      if (line.unit === '') line.unit = before;
      return words.slice(0, at - 1);
    }
    const next = words[at + 1] ?? '';
    if (next === '' || !/^(?:[a-z]?\d+[a-z]?|[a-z])$|^#$/.test(next)) continue;
    if (line.unit === '') line.unit = unitName(words.slice(at).join(' '));
    return words.slice(0, at);
  }
  return words;
}

function unitName(text: string): string {
  if (text === '') return '';
  const words = foldText(text)
    .split(' ')
    .filter((word) => !UNIT_WORDS.has(word) && word !== '/');
  return words.join('');
}

function takeNumber(words: string[], line: StreetLine): string[] {
  const first = words[0] ?? '';
  const last = words[words.length - 1] ?? '';
  const leading = first.replace('_', '-');
  if (/^\d+[a-z]?(?:-\d+[a-z]?)?$/.test(leading) && words.length > 1) {
    if (line.number === '' || line.number === leading) {
      line.number = leading;
      const second = words[1] ?? '';
      const lettered = words.length > 3 && /^[abc]$/.test(second) && !DIRECTIONS.has(second);
      return words.slice(lettered ? 2 : 1);
    }
    return words;
  }
  const named = NUMBER_WORDS.get(first);
  if (named !== undefined && line.number === '' && words.length > 2) {
    line.number = named;
    return words.slice(1);
  }
  const ending = last.replace('_', '-');
  if (/^\d+[a-z]?(?:-\d+[a-z]?)?$/.test(ending)) {
    if (line.number === '' || line.number === ending) {
      line.number = ending;
      return words.slice(0, -1);
    }
    return words;
  }
  const before = words[words.length - 2] ?? '';
  if (/^[a-z]$/.test(last) && /^\d+$/.test(before) && words.length > 2 && line.number === '') {
    line.number = before + last;
    return words.slice(0, -2);
  }
  return words;
}

function readName(words: readonly string[], line: StreetLine): void {
  let from = 0;
  let to = words.length;
  const direction = DIRECTIONS.get(words[0] ?? '');
  if (direction !== undefined && to > 1) {
    line.direction = direction;
    from = 1;
  }
  const ending = DIRECTIONS.get(words[to - 1] ?? '');
  if (ending !== undefined && to - from > 1 && line.direction === 0) {
    line.direction = ending;
    to -= 1;
  }
  const last = words[to - 1] ?? '';
  const kind = STREET_KINDS.get(last);
  if (kind !== undefined && to - from > 1) {
    line.kind = kind;
    to -= 1;
  } else if (LEADING_KINDS.has(words[from] ?? '') && to - from > 1) {
    line.kind = STREET_KINDS.get(words[from] ?? '') ?? 0;
    from += 1;
  }
  let base = '';
  for (let at = from; at < to; at++) base += baseWord(words[at] ?? '');
  if (line.kind === 0) base = takeJoinedKind(base, line);
  line.base = base;
}

function baseWord(word: string): string {
  const ordinal = ORDINAL.exec(word);
  if (ordinal !== null) return ordinal[1] ?? word;
  return NUMBER_WORDS.get(word) ?? PLACE_WORDS.get(word) ?? (word === '/' || word === '#' ? '' : word);
}

function takeJoinedKind(base: string, line: StreetLine): string {
  for (const [ending, word] of JOINED_KINDS) {
    if (base.length <= ending.length + 2 || !base.endsWith(ending)) continue;
    line.kind = STREET_KINDS.get(word) ?? 0;
    return base.slice(0, -ending.length);
  }
  return base;
}
