import { Buffer } from 'node:buffer';
import { gunzip } from './gunzip.ts';
import type { InputLimits } from './input-limits.ts';
import { HEAD, packingOf, packingOfName, type Packing } from './packing.ts';
import type { StopMember } from './stop-member.ts';
import { unzstd } from './zstd/unzstd.ts';

/**
 * A member's bytes as they are meant: those of gzip or zstd unpacked, told by their first bytes and not by the name, all
 * others as they are. Stops the run for what is packed twice or in another way, and for a name that speaks of a packing
 * which the bytes do not have: an empty file would otherwise be an empty table.
 */
export async function* unpack(
  source: AsyncIterable<Buffer>,
  name: string,
  limits: InputLimits,
  stop: StopMember,
): AsyncGenerator<Buffer> {
  const begun = await begin(source);
  try {
    const packing = packingOf(begun.head);
    if (packing === undefined) {
      const { packing: stated } = packingOfName(name);
      if (stated !== undefined) stop({ code: 'archive.packing-missing', expected: stated });
      yield* begun.whole();
      return;
    }
    if (packing.use !== 'engine') refuse(packing, stop);
    yield* unpackOnce(begun.whole(), packing, limits, stop);
  } finally {
    await begun.close();
  }
}

async function* unpackOnce(
  source: AsyncIterable<Buffer>,
  packing: Packing,
  limits: InputLimits,
  stop: StopMember,
): AsyncGenerator<Buffer> {
  const tally = { packed: 0 };
  const engine = packing.name === 'gzip' ? gunzip : unzstd;
  const begun = await begin(bounded(engine(counted(source, tally), stop), tally, limits, stop));
  try {
    const inner = packingOf(begun.head);
    if (inner !== undefined) refuse(inner, stop);
    yield* begun.whole();
  } finally {
    await begun.close();
  }
}

function refuse({ name, use }: Packing, stop: StopMember): never {
  if (use === 'foreign')
    return stop({ code: 'archive.method-unsupported', found: name, expected: 'gzip or zstd' });
  return stop({ code: 'archive.nested', values: { kind: use === 'container' ? name : `${name} data` } });
}

interface Begun {
  /** The first bytes, as many as tell a packing where there are so many. */
  readonly head: Buffer;
  /** All bytes, those of the head too; to be taken once. */
  whole(): AsyncGenerator<Buffer>;
  close(): Promise<void>;
}

/** Looks at the first bytes of a source. */
async function begin(source: AsyncIterable<Buffer>): Promise<Begun> {
  const chunks = source[Symbol.asyncIterator]();
  const first: Buffer[] = [];
  let length = 0;
  while (length < HEAD) {
    const next = await chunks.next();
    if (next.done === true) break;
    first.push(next.value);
    length += next.value.length;
  }
  return {
    head: Buffer.concat(first).subarray(0, HEAD),
    whole: async function* whole() {
      yield* first;
      for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
    },
    close: async () => void (await chunks.return?.()),
  };
}

async function* counted(source: AsyncIterable<Buffer>, tally: { packed: number }): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    tally.packed += chunk.length;
    yield chunk;
  }
}

/** Stops the run where more comes out than is allowed, at all or for what went in. */
async function* bounded(
  source: AsyncIterable<Buffer>,
  tally: { readonly packed: number },
  limits: InputLimits,
  stop: StopMember,
): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > limits.memberBytes) {
      const found = `${size} or more`;
      stop({ code: 'archive.too-large', found, expected: String(limits.memberBytes) });
    }
    const ratio = Math.floor(size / Math.max(1, tally.packed));
    if (size > limits.ratioFrom && ratio > limits.ratio) {
      stop({ code: 'archive.bomb', found: String(ratio), expected: String(limits.ratio) });
    }
    yield chunk;
  }
}
