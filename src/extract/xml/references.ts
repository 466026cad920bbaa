import type { Buffer } from 'node:buffer';

/** What an ampersand begins. */
interface Reference {
  /** The place behind it; -1: the bytes end before it does. */
  readonly next: number;
  /** What it stands for; undefined: nothing that can be told. */
  readonly text: string | undefined;
  /** Why nothing can be told. */
  readonly reason: string;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);
/** The longest reference: `&#x0010FFFF;`, and names of entities as HTML has them. */
const LONGEST = 40;
const SEMICOLON = 0x3b;

/** Reads the reference at `at`, where an ampersand stands: one of the five entities of XML, or a character by its number. */
export function readReference(bytes: Buffer, at: number, to: number): Reference {
  for (let i = at + 1; i < at + LONGEST; i += 1) {
    if (i >= to) return { next: -1, text: undefined, reason: 'it is cut off' };
    const byte = bytes[i] ?? 0;
    if (byte === SEMICOLON) return resolve(bytes.toString('latin1', at + 1, i), at, i + 1);
    if (!isReferenceByte(byte)) break;
  }
  return { next: at + 1, text: undefined, reason: 'no semicolon ends it' };
}

function resolve(name: string, at: number, next: number): Reference {
  const entity = ENTITIES.get(name);
  if (entity !== undefined) return { next, text: entity, reason: '' };
  const [, hex, decimal] = /^#(?:x([0-9A-Fa-f]+)|([0-9]+))$/.exec(name) ?? [];
  if (hex === undefined && decimal === undefined) {
    const reason = /^[A-Za-z][A-Za-z0-9]*$/.test(name) ? `\`${name}\` is no entity of XML` : 'it has no name';
    return { next: name === '' ? at + 1 : next, text: undefined, reason };
  }
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  if (isCharacter(code)) return { next, text: String.fromCodePoint(code), reason: '' };
  return { next, text: undefined, reason: `XML has no character ${hex === undefined ? code : `0x${hex}`}` };
}

/** Production 2 of XML 1.0. */
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  return (code < 0xd800 || code > 0xdfff) && code <= 0x10ffff && code !== 0xfffe && code !== 0xffff;
}

/** Letters, digits and `#`. */
function isReferenceByte(byte: number): boolean {
  const lower = byte | 0x20;
  return (byte >= 0x30 && byte <= 0x39) || (lower >= 0x61 && lower <= 0x7a) || byte === 0x23;
}
