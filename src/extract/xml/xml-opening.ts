import type { Buffer } from 'node:buffer';
import { stopRun } from '../../fault/run-stop.ts';
import type { Encoding } from '../../job/table-plan.ts';
import { MARK_BYTES, passMark } from '../charset/byte-order-mark.ts';
import type { ByteWindow } from '../byte-window.ts';

/** An XML declaration is not longer. */
const LONGEST = 1024;
const XML = '<?xml';
const DECLARATION =
  /^<\?xml\s+version\s*=\s*(?:"1\.[0-9]+"|'1\.[0-9]+')(?:\s+encoding\s*=\s*(?:"([A-Za-z][\w.-]*)"|'([A-Za-z][\w.-]*)'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>$/;
/** Other names of the encodings that a job file names, in lower case. */
const OTHER_NAMES: Readonly<Partial<Record<Encoding, readonly string[]>>> = {
  'utf-8': ['utf8'],
  'windows-1252': ['cp1252'],
  'iso-8859-1': ['latin1', 'iso_8859-1', 'l1'],
  'iso-8859-2': ['latin2', 'iso_8859-2'],
  'iso-8859-9': ['latin5', 'iso_8859-9'],
  'iso-8859-15': ['latin-9', 'latin9', 'iso_8859-15'],
  cp437: ['ibm437', '437'],
  cp850: ['ibm850', '850'],
};

/**
 * Looks at the byte order mark and the XML declaration, which must not contradict the encoding that the job states; gives
 * the place behind them. Where the file declares none, the job file alone says what it is.
 */
export async function passDeclaration(window: ByteWindow, file: string, encoding: Encoding): Promise<number> {
  await window.more();
  while (!window.final && !isTold(window.bytes)) await window.more();
  const { bytes } = window;
  const start = passMark(bytes, encoding, file);
  const text = bytes.toString('latin1', start, start + LONGEST);
  if (!/^<\?xml\s/.test(text)) return start;
  const end = text.indexOf('?>') + 2;
  const [whole, double, single] = DECLARATION.exec(text.slice(0, end)) ?? [];
  if (whole === undefined) {
    const place = { file, line: 1, byte: start };
    stopRun({
      code: 'extract.xml-malformed',
      place,
      values: { reason: 'the XML declaration cannot be read' },
    });
  }
  const declared = double ?? single;
  if (declared !== undefined && !agrees(declared.toLowerCase(), encoding)) {
    const place = { file, line: 1, byte: start };
    stopRun({ code: 'extract.xml-encoding', place, found: declared, expected: encoding });
  }
  return start + end;
}

/** Whether enough bytes are there: of what is no declaration the first few, of one all. */
function isTold(bytes: Buffer): boolean {
  const text = bytes.toString('latin1', 0, LONGEST + MARK_BYTES);
  if (text.length >= LONGEST) return true;
  const start = text.startsWith('\u00ef') ? text.slice(MARK_BYTES) : text;
  return start.length > XML.length && (!start.startsWith(XML) || start.includes('?>'));
}

function agrees(declared: string, encoding: Encoding): boolean {
  if (declared === encoding || OTHER_NAMES[encoding]?.includes(declared) === true) return true;
  if (encoding.startsWith('utf-16')) return declared.startsWith('utf-16');
  // ASCII is part of every encoding that a file can be cut in.
  return declared === 'us-ascii' || declared === 'ascii';
}
