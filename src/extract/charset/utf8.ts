import { Buffer } from 'node:buffer';
import type { Encoding } from '../../job/table-plan.ts';
import type { Charset } from './charset.ts';

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const DELETE = 0x7f;

/** The charset of UTF-8; `encoding` is what the file itself was in. */
export function utf8Charset(encoding: Encoding): Charset {
  const c0 = Array.from({ length: 0x20 }, (_, byte) => byte);
  return {
    encoding,
    decode: (bytes, start, end) => bytes.toString('utf8', start, end),
    encode: (text) => (/\p{Surrogate}/u.test(text) ? undefined : Buffer.from(text)),
    foreign: [],
    controls: [...c0.filter((byte) => byte !== TAB && byte !== LF && byte !== CR), DELETE],
    lineEnds: { feed: LF, return: CR, next: -1 },
    space: 0x20,
    tab: TAB,
    multibyte: true,
  };
}

/** The first place in `bytes` where UTF-8 breaks (Unicode 16, table 3-7); -1 when it is right throughout. */
export function firstInvalidUtf8(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return -1;
}

/** Bytes of the well-formed sequence at `at`; 0 when it is ill-formed. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  for (let i = 1; i < length; i += 1) {
    const byte = bytes[at + i] ?? 0;
    if (byte < (i === 1 ? low : 0x80) || byte > (i === 1 ? high : 0xbf)) return 0;
  }
  return length;
}
