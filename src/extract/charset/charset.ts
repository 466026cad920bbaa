import { Buffer } from 'node:buffer';
import iconv from 'iconv-lite';
import type { Encoding } from '../../job/table-plan.ts';
import { ebcdicTable } from './ebcdic.ts';
import { singleByteCharset } from './single-byte.ts';
import { utf8Charset } from './utf8.ts';

/** What an encoding's bytes mean, as far as cutting and reading rows has to know. */
export interface Charset {
  readonly encoding: Encoding;
  /** The text of well-formed bytes; what is ill-formed is found beforehand (`foreign`, `firstInvalidUtf8`). */
  decode(bytes: Buffer, start: number, end: number): string;
  /** Undefined when the text has a character that the encoding has not. */
  encode(text: string): Buffer | undefined;
  /**
   * Single bytes that no text holds. The C1 range of the ISO encodings is among them: where it turns up, the file is
   * windows-1252 in truth. UTF-8 has none: its sequences are checked otherwise.
   */
  readonly foreign: readonly number[];
  /** Bytes of control characters but tab and line ends. */
  readonly controls: readonly number[];
  readonly lineEnds: LineEnds;
  readonly space: number;
  readonly tab: number;
  /** One character may take several bytes. */
  readonly multibyte: boolean;
}

/** The bytes that end lines. */
export interface LineEnds {
  readonly feed: number;
  readonly return: number;
  /** NEL, which hosts write where others write a line feed; -1: the encoding has none. */
  readonly next: number;
}

const known = new Map<Encoding, Charset>();

/** The charset of an encoding. Rows of UTF-16 files are cut and kept in their UTF-8 form, so that they get UTF-8's. */
export function charsetOf(encoding: Encoding): Charset {
  const made = known.get(encoding) ?? makeCharset(encoding);
  known.set(encoding, made);
  return made;
}

function makeCharset(encoding: Encoding): Charset {
  switch (encoding) {
    case 'utf-8':
    case 'utf-16':
    case 'utf-16le':
    case 'utf-16be':
      return utf8Charset(encoding);
    case 'ibm037':
    case 'ibm273':
    case 'ibm500':
    case 'ibm1140':
    case 'ibm1141':
      return singleByteCharset(encoding, ebcdicTable(encoding), []);
    case 'windows-1252':
    case 'cp437':
    case 'cp850': {
      const table = libraryTable(encoding);
      const undefinedBytes = Array.from(table).flatMap((char, byte) => (char === '\ufffd' ? [byte] : []));
      return singleByteCharset(encoding, table, undefinedBytes);
    }
    default:
      return singleByteCharset(
        encoding,
        libraryTable(encoding),
        Array.from({ length: 32 }, (_, i) => 0x80 + i),
      );
  }
}

function libraryTable(encoding: Encoding): string {
  return iconv.decode(Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)), encoding);
}
