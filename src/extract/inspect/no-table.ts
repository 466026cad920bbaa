import type { Buffer } from 'node:buffer';

/** Files that hold no table, by their first bytes, and what to do about them. */
const KINDS: readonly (readonly [signature: string, what: string, hint?: string])[] = [
  ['25504446', 'a PDF document'],
  ['89504e470d0a1a0a', 'a PNG picture'],
  ['ffd8ff', 'a JPEG picture'],
  ['47494638', 'a GIF picture'],
  ['49492a00', 'a TIFF picture'],
  ['4d4d002a', 'a TIFF picture'],
  ['7f454c46', 'a program'],
  ['d0cf11e0a1b11ae1', 'an old Office document, such as an Excel workbook', 'save it as CSV'],
  ['377abcaf271c', 'a 7-Zip archive', 'pack it as zip'],
  ['526172211a07', 'a RAR archive', 'pack it as zip'],
  ['425a68', 'packed with bzip2', 'pack it with gzip, zstd or zip'],
  ['fd377a585a00', 'packed with xz', 'pack it with gzip, zstd or zip'],
  ['53514c69746520666f726d6174203300', 'an SQLite database', 'export its tables as CSV'],
  ['4f626a01', 'an Avro file', 'export it as Parquet, JSON lines or CSV'],
  ['4f5243', 'an ORC file', 'export it as Parquet, JSON lines or CSV'],
  ['7b5c727466', 'an RTF document'],
  ['252150532d', 'a PostScript document'],
];

/** Members by which a zip shows that it is an Office document. */
const OFFICE = /^(xl\/workbook\.xml|word\/document\.xml|ppt\/presentation\.xml|mimetype)$/;

/** What a file is that holds no table; undefined when its first bytes say nothing. */
export function knownKind(head: Buffer): { readonly what: string; readonly hint?: string } | undefined {
  const start = head.toString('hex', 0, 16);
  for (const [signature, what, hint] of KINDS) {
    if (start.startsWith(signature)) return hint === undefined ? { what } : { what, hint };
  }
  return undefined;
}

/** Whether a zip is a workbook or a document in truth. */
export function isOfficeZip(members: readonly string[]): boolean {
  return members.includes('[Content_Types].xml') && members.some((name) => OFFICE.test(name));
}

/** Share of control characters above which bytes are no text. */
const MOST_CONTROLS = 0.02;

/** Whether a decoded sample is no text at all: full of control characters, or of what no encoding knows. */
export function isJunk(text: string): boolean {
  const sample = text.slice(0, 65_536);
  let odd = 0;
  const counts = new Map<string, number>();
  for (const char of sample.matchAll(/\ufffd|(?![\t\n\f\r\u0085])\p{Cc}/gu)) {
    odd += 1;
    counts.set(char[0], (counts.get(char[0]) ?? 0) + 1);
  }
  // One or two control characters that come again and again may separate cells and rows.
  const [first = 0, second = 0] = [...counts.values()].sort((a, b) => b - a);
  const delimiters = counts.size <= 3 || odd - first - second < odd * 0.1;
  if (delimiters && !counts.has('\ufffd') && first < sample.length * 0.4) return false;
  return odd > sample.length * MOST_CONTROLS;
}
