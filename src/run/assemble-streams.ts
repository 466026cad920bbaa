import { join } from 'node:path';
import { stopRun } from '../fault/run-stop.ts';
import { inOrder } from '../worker/in-order.ts';
import { StreamOutput, type StreamRow } from './stream-output.ts';
import { PieceChunkReader } from './piece-chunks.ts';
import { checkSignal, type RunContext } from './run-context.ts';

const STREAMS = `
SELECT stream, name, file, pages, sheets, pieces, first_seq AS firstSeq, last_seq AS lastSeq
FROM print_stream ORDER BY stream`;

/**
 * Assembles every print stream: chunks of pieces go to the workers in order and come back as page objects, which one
 * writer appends. The control file is written along with it. All of it stays in staging.
 */
export async function assembleStreams(context: RunContext): Promise<void> {
  const { db, clock, observer, pool } = context;
  clock.enter('stream');
  const streams = db.prepare<[], StreamRow>(STREAMS).all();
  const total = streams.reduce((sum, stream) => sum + stream.pages, 0);
  const done = db.prepare('UPDATE print_stream SET sha256 = ?, bytes = ? WHERE stream = ?');
  let pages = 0;
  for (const stream of streams) {
    const reader = new PieceChunkReader(context, stream);
    const output = new StreamOutput(context, stream, join(context.directory.staging, stream.file));
    try {
      const assembled = inOrder(reader.chunks(), pool.window, async (work) => {
        const result = await pool.run({ kind: 'assemble', pieces: work.pieces }, [work.pieces.bytes.buffer]);
        return { work, pages: result.pages };
      });
      for await (const { work, pages: made } of assembled) {
        checkSignal(context);
        const damaged = made.damaged[0];
        if (damaged !== undefined) stopRun({ code: 'store.segment-damaged', place: {}, found: String(damaged) });
        output.append(work, made);
        pages += made.chunk.pages;
        clock.leave('stream', made.chunk.pages);
        observer.progress('stream', pages, total);
      }
      const file = output.finish();
      done.run(file.sha256, file.bytes, stream.stream);
      observer.note('stream assembled', { stream: stream.name, pages: stream.pages, bytes: file.bytes });
    } finally {
      output.close();
    }
  }
}
