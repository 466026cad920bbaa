import { crc32 } from 'node:zlib';
import { z } from 'zod';
import type { Place } from '../../fault/fault.ts';
import { stopRun } from '../../fault/run-stop.ts';

/**
 * A reference file: one line of `MAGIC`, the CRC-32 of all that follows in eight hexadecimal digits, a line of JSON (the
 * header), and the sections of its countries, each packed with raw deflate and laid out as `write-section.ts` says.
 */
const MAGIC = 'stapel-places 1';
const HEAD_BYTES = MAGIC.length + 10;

const headerSchema = z.strictObject({
  /** Day of the list, YYYY-MM-DD. */
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  /** Whose list it is, and on what terms. */
  source: z.string(),
  countries: z.record(
    z.string().regex(/^[A-Z]{2}$/),
    /** Where the section begins, counted from the first one; its packed bytes; what is in it. */
    z.strictObject({ at: z.int(), bytes: z.int(), codes: z.int(), places: z.int() }),
  ),
});

export type ReferenceHeader = z.infer<typeof headerSchema>;

export function joinReference(header: ReferenceHeader, sections: readonly Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), ...sections]);
  return Buffer.concat([Buffer.from(`${MAGIC} ${hex(body)}\n`), body]);
}

/** Header and sections of a file whose check sum agrees; stops with `reference.damaged` where it does not. */
export function splitReference(
  bytes: Uint8Array,
  place: Place,
): { readonly header: ReferenceHeader; readonly sections: Buffer } {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = file.toString('latin1', 0, HEAD_BYTES);
  if (!head.startsWith(`${MAGIC} `)) damaged('its first line is another', place);
  const body = file.subarray(HEAD_BYTES);
  if (head.slice(MAGIC.length + 1) !== `${hex(body)}\n`) damaged('its check sum does not agree', place);
  const end = body.indexOf('\n');
  const header = headerSchema.safeParse(jsonOf(body.toString('utf8', 0, Math.max(end, 0))));
  if (!header.success) return damaged('its header is no header', place);
  return { header: header.data, sections: body.subarray(end + 1) };
}

function damaged(found: string, place: Place): never {
  stopRun({ code: 'reference.damaged', place, found });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function hex(bytes: Uint8Array): string {
  return crc32(bytes).toString(16).padStart(8, '0');
}
