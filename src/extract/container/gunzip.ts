import type { Buffer } from 'node:buffer';
import { createGunzip } from 'node:zlib';
import { RunStop } from '../../fault/run-stop.ts';
import { CHUNK, inflate } from './inflate.ts';
import type { StopMember } from './stop-member.ts';

/**
 * Unpacks gzip (RFC 1952): members one behind another, and zeros behind the last as tapes leave them. Stops the run where
 * it is cut off, damaged or followed by anything else; size and CRC-32 are looked at by zlib when a member ends, so act on
 * nothing before.
 */
export async function* gunzip(source: AsyncIterable<Buffer>, stop: StopMember): AsyncGenerator<Buffer> {
  let arrived = 0;
  const counted = async function* counted(): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      arrived += chunk.length;
      yield chunk;
    }
  };
  // zlib stops at a zero behind a member and would pass over whatever follows it, a further member too.
  const behind = (rest: Buffer): void => {
    if (rest.some((byte) => byte !== 0))
      throw new Error('more bytes stand behind the end of its packed data');
  };
  try {
    yield* inflate(createGunzip({ chunkSize: CHUNK }), counted(), behind);
  } catch (error) {
    if (error instanceof RunStop || !(error instanceof Error)) throw error;
    if ('code' in error && error.code === 'Z_BUF_ERROR')
      stop({ code: 'archive.cut-off', found: String(arrived) }, error);
    stop({ code: 'archive.damaged', reason: error.message }, error);
  }
}
