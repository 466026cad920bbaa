import { Buffer } from 'node:buffer';
import type { Gunzip, InflateRaw } from 'node:zlib';

/** Size of unpacked chunks. */
export const CHUNK = 256 * 1024;

/**
 * Puts packed bytes through an engine of zlib and gives what comes out. `behind` is called with all that stands behind
 * the end of the packed data, and may throw; the source is always read to its end, which may throw in turn.
 */
export async function* inflate(
  engine: Gunzip | InflateRaw,
  source: AsyncIterable<Buffer>,
  behind: (rest: Buffer) => void,
): AsyncGenerator<Buffer> {
  const chunks = source[Symbol.asyncIterator]();
  const feed = async (): Promise<void> => {
    let ended = false;
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
      if (ended) behind(next.value);
      else {
        const before = engine.bytesWritten;
        await write(engine, next.value);
        const taken = engine.bytesWritten - before;
        ended = taken < next.value.length;
        if (ended) behind(next.value.subarray(taken));
      }
    }
    engine.end();
  };
  let failed: Error | undefined;
  const fed = feed().catch((error: unknown) => {
    failed = error instanceof Error ? error : new Error(String(error));
    engine.destroy(failed);
  });
  try {
    for await (const chunk of engine) {
      if (!Buffer.isBuffer(chunk)) throw new TypeError('a stream of bytes gave something else');
      yield chunk;
    }
    // An engine that is at its end may have been left before its source was.
    await fed;
    if (failed !== undefined) throw failed;
  } finally {
    engine.destroy();
    await chunks.return?.();
  }
}

async function write(engine: Gunzip | InflateRaw, chunk: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    engine.write(chunk, (error) => (error == null ? resolve() : reject(error)));
  });
}
