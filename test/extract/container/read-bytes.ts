import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { INPUT_LIMITS, type InputLimits } from '../../../src/extract/container/input-limits.ts';
import { openInput } from '../../../src/extract/container/input.ts';
import { stopMember } from '../../../src/extract/container/stop-member.ts';
import { unpack } from '../../../src/extract/container/unpack.ts';
import { RunStop } from '../../../src/fault/run-stop.ts';
import type { FaultCode } from '../../../src/fault/table.ts';

const fixtures = fileURLToPath(new URL('../../../fixtures', import.meta.url));

/** A file that another program packed. */
export function packedFile(name: string): string {
  return `${fixtures}/extract/packed/${name}`;
}

/** What all of them hold. */
export const LINES = readFileSync(`${fixtures}/small/invoice_lines.csv`);

/** All bytes of a member; without a name of the only one. */
export async function readMember(
  path: string,
  member?: string,
  limits: Partial<InputLimits> = {},
): Promise<Buffer> {
  const input = await openInput(path, limits);
  try {
    return await gather(input.read(member ?? input.one('*')));
  } finally {
    await input.close();
  }
}

export async function gather(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const chunk of source) parts.push(chunk);
  return Buffer.concat(parts);
}

/** Bytes that arrive in chunks of a length. */
export async function* arriving(bytes: Buffer, length = bytes.length): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += length) {
    await Promise.resolve();
    yield bytes.subarray(at, at + length);
  }
}

/** What a member of these bytes is read as: its bytes when it is read whole, else the fault's code. */
export async function outcomeOf(
  bytes: Buffer,
  name: string,
  { chunk = bytes.length, ...limits }: Partial<InputLimits> & { readonly chunk?: number } = {},
): Promise<Buffer | FaultCode | undefined> {
  const all = { ...INPUT_LIMITS, ...limits };
  try {
    return await gather(unpack(arriving(bytes, chunk), name, all, stopMember('night', name)));
  } catch (error) {
    if (error instanceof RunStop) return error.faults[0]?.code;
    throw error;
  }
}
