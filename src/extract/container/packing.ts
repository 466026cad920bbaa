import type { Buffer } from 'node:buffer';

/** What a member's first bytes say that it is, where its bytes are no plain data. */
export interface Packing {
  readonly name: string;
  /** `engine`: it is unpacked here. `container`: it holds files in turn. `foreign`: nothing here reads it. */
  readonly use: 'engine' | 'container' | 'foreign';
}

/** First bytes, one character a byte. */
const known: readonly (Packing & { readonly at: number; readonly bytes: string })[] = [
  { name: 'gzip', use: 'engine', at: 0, bytes: '\x1f\x8b\x08' },
  { name: 'zstd', use: 'engine', at: 0, bytes: '\x28\xb5\x2f\xfd' },
  { name: 'a zip', use: 'container', at: 0, bytes: 'PK\x03\x04' },
  { name: 'a zip', use: 'container', at: 0, bytes: 'PK\x05\x06' },
  { name: 'a zip', use: 'container', at: 0, bytes: 'PK\x07\x08' },
  { name: 'a tar', use: 'container', at: 257, bytes: 'ustar' },
  { name: 'a 7z archive', use: 'container', at: 0, bytes: '7z\xbc\xaf\x27\x1c' },
  { name: 'a rar archive', use: 'container', at: 0, bytes: 'Rar!\x1a\x07' },
  { name: 'xz', use: 'foreign', at: 0, bytes: '\xfd7zXZ\x00' },
  { name: 'lz4', use: 'foreign', at: 0, bytes: '\x04\x22\x4d\x18' },
];

/** So many first bytes tell all packings. */
export const HEAD = 262;

/** What begins with these bytes, if it is packed. */
export function packingOf(head: Buffer): Packing | undefined {
  // A frame that zstd passes over may come first; its last four bits are free.
  if (head.length >= 4 && (head.readUInt32LE(0) & 0xfffffff0) === 0x184d2a50)
    return { name: 'zstd', use: 'engine' };
  // Behind the level of bzip2 stands the number pi: the mark of its first block.
  const text = head.toString('latin1');
  if (/^BZh[1-9]1AY&SY/.test(text)) return { name: 'bzip2', use: 'foreign' };
  return known.find(({ at, bytes }) => text.startsWith(bytes, at));
}

const endings: readonly (readonly [ending: string, packing: string])[] = [
  ['.gz', 'gzip'],
  ['.zst', 'zstd'],
];

/** The packing that a name speaks of by its ending, and the name without it. */
export function packingOfName(name: string): { readonly bare: string; readonly packing: string | undefined } {
  const found = endings.find(([ending]) => name.toLowerCase().endsWith(ending));
  const bare = found === undefined ? name : name.slice(0, -found[0].length);
  return bare === '' || bare.endsWith('/') || found === undefined
    ? { bare: name, packing: undefined }
    : { bare, packing: found[1] };
}
