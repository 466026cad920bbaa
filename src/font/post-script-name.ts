import type { FontTables } from './sfnt.ts';

const POSTSCRIPT_NAME = 6;

/** The font's PostScript name (OpenType 1.9, `name`, id 6), or `Font` where it has none that PDF can use. */
export function readPostScriptName(tables: FontTables): string {
  const names = tables.get('name');
  if (names === undefined) return 'Font';
  const count = names.getUint16(2);
  const strings = names.getUint16(4);
  for (let i = 0; i < count; i++) {
    const record = 6 + 12 * i;
    if (names.getUint16(record + 6) !== POSTSCRIPT_NAME) continue;
    const wide = names.getUint16(record) !== 1;
    const length = names.getUint16(record + 8);
    const start = strings + names.getUint16(record + 10);
    let name = '';
    for (let at = start + (wide ? 1 : 0); at < start + length; at += wide ? 2 : 1) {
      name += String.fromCharCode(names.getUint8(at));
    }
    const plain = name.replace(/[^A-Za-z0-9._+-]/g, '').slice(0, 63);
    if (plain !== '') return plain;
  }
  return 'Font';
}
