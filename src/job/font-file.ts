const NEEDED = ['cmap', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'name', 'post'];

/**
 * What is wrong with a font file at first sight, or undefined: TrueType outlines in a plain file, all tables that
 * printing needs, none beyond the file's end (OpenType 1.9, Table Directory). The fonts are read whole at a run's start.
 */
export function fontProblem(bytes: Uint8Array): string | undefined {
  if (bytes.byteLength < 12) return 'not a font file';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = KINDS[view.getUint32(0)];
  if (kind === undefined) return 'not a font file';
  if (kind !== '') return `${kind}, not a plain TrueType font`;
  const count = view.getUint16(4);
  if (12 + count * 16 > bytes.byteLength) return 'cut off in its table directory';
  const tables = new Set<string>();
  for (let at = 12; at < 12 + count * 16; at += 16) {
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
    if (view.getUint32(at + 8) + view.getUint32(at + 12) > bytes.byteLength)
      return `cut off in table \`${tag}\``;
    tables.add(tag);
  }
  if (tables.has('fvar')) return 'a variable font: use a static instance of it';
  const missing = NEEDED.find((tag) => !tables.has(tag));
  return missing === undefined ? undefined : `has no table \`${missing}\``;
}

const KINDS: Readonly<Record<number, string>> = {
  0x00010000: '',
  0x74727565: '',
  0x4f54544f: 'OpenType with PostScript outlines',
  0x74746366: 'a font collection',
  0x774f4646: 'a web font (WOFF)',
  0x774f4632: 'a web font (WOFF2)',
};
