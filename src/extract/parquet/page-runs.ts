import type { PageHeader } from 'hyparquet/src/types.js';

/** Writers fill a last group of packed values up; none fills more than this. */
const MAX_FILLED = 512;

/**
 * Checks the run-length encoded parts of a page (levels, places in the dictionary) before the library reads them: it trusts
 * their counts, and a damaged one would keep it busy for ever. `bytes`: the page, unpacked.
 */
export function checkRuns(bytes: Uint8Array, header: PageHeader, isOptional: boolean): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const v2 = header.data_page_header_v2;
  const about = v2 ?? header.data_page_header;
  if (about === undefined) return;
  let at = v2?.repetition_levels_byte_length ?? 0;
  let values = about.num_values;
  if (v2 !== undefined) {
    const end = at + v2.definition_levels_byte_length;
    if (isOptional) values = walk(view, at, end, 1, values);
    if (values !== v2.num_values - v2.num_nulls)
      throw new RangeError('a page has other empty values than it says');
    at = end;
  } else if (isOptional) {
    const end = at + 4 + view.getUint32(at, true);
    values = walk(view, at + 4, end, 1, values);
    at = end;
  }
  if (values === 0) return;
  if (about.encoding === 'RLE') walk(view, at + 4, view.byteLength, 1, values);
  if (about.encoding === 'RLE_DICTIONARY' || about.encoding === 'PLAIN_DICTIONARY') {
    walk(view, at + 1, view.byteLength, view.getUint8(at), values);
  }
}

/** Goes from run to run until `wanted` values have come; gives how many of them are 1, where they have one bit. */
function walk(view: DataView, from: number, end: number, width: number, wanted: number): number {
  if (end > view.byteLength || width > 32) throw new RangeError('a part of a page lies outside of it');
  let seen = 0;
  let ones = 0;
  let at = from;
  while (seen < wanted) {
    let run = 0;
    for (let shift = 0, more = true; more; shift += 7) {
      if (at >= end || shift > 28) throw new RangeError('a run in a page breaks off');
      const byte = view.getUint8(at);
      at += 1;
      run += (byte & 0x7f) * 2 ** shift;
      more = byte >= 0x80;
    }
    const left = wanted - seen;
    const packed = run % 2 === 1;
    const count = packed ? ((run - 1) / 2) * 8 : run / 2;
    if (count > left + (packed ? MAX_FILLED : 0)) throw new RangeError('a run in a page is too long');
    if (width === 1 && packed) {
      for (let i = 0; i < Math.min(count, left); i += 1)
        ones += (view.getUint8(at + (i >> 3)) >> (i & 7)) & 1;
    } else if (width === 1) ones += count * (view.getUint8(at) & 1);
    seen += count;
    at += packed ? (count / 8) * width : Math.ceil(width / 8);
  }
  return ones;
}
