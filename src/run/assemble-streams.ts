import { join } from 'node:path';
import type { Place } from '../fault/fault.ts';
import { stopRun } from '../fault/run-stop.ts';
import { inOrder } from '../worker/in-order.ts';
import type { AssembleTask } from '../worker/protocol.ts';
import { StreamOutput, type StreamRow } from './stream-output.ts';
import { PieceChunkReader } from './piece-chunks.ts';
import { checkSignal, type RunContext } from './run-context.ts';
import { tryTwiceOrStop } from './try-twice.ts';
import { placeOf } from '../model/row-position.ts';

const STREAMS = `
SELECT stream, name, file, pages, sheets, pieces, first_seq AS firstSeq, last_seq AS lastSeq,
  (SELECT sum(documents) FROM piece p WHERE p.stream = print_stream.stream) AS documents
FROM print_stream ORDER BY stream`;

/**
 * Assembles every print stream: chunks of pieces go to the workers in order and come back as page objects, which one
 * writer appends. The control file is written along with it. All of it stays in staging.
 */
export async function assembleStreams(context: RunContext): Promise<void> {
  const { db, job, clock, observer, pool } = context;
  const streams = db.prepare<[], StreamRow>(STREAMS).all();
  const total = streams.reduce((sum, stream) => sum + stream.pages, 0);
  const done = db.prepare('UPDATE print_stream SET sha256 = ?, bytes = ? WHERE stream = ?');
  let pages = 0;
  for (const stream of streams) {
    const reader = new PieceChunkReader(context, stream);
    const output = new StreamOutput(context, stream, join(context.directory.staging, stream.file));
    try {
      const assembled = inOrder(reader.chunks(), pool.window, async (work) => {
        // Bytes are copied to the worker, not moved: they may be wanted a second time.
        const { pages: made } = await tryTwiceOrStop<AssembleTask>(pool, () => ({
          task: { kind: 'assemble', pieces: work.pieces },
          moved: [],
        }));
        return { work, made };
      });
      for await (const { work, made } of assembled) {
        checkSignal(context);
        const fault = made.faults[0];
        if (fault !== undefined) stopRun({ ...fault, place: { file: job.file, ...job.inserterAt } });
        const damaged = made.damaged[0];
        if (damaged !== undefined)
          stopRun({ code: 'store.segment-damaged', place: documentPlace(context, damaged) });
        output.append(work, made);
        pages += made.chunk.pages;
        clock.count('stream', made.chunk.pages);
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

function documentPlace({ db, parts }: RunContext, document: number): Place {
  const row = db
    .prepare<[number], { line: number; account: string; document: string }>(
      'SELECT line, account, key AS document FROM document WHERE document = ?',
    )
    .get(document);
  return row === undefined
    ? {}
    : { ...placeOf(parts, row.line), account: row.account, document: row.document };
}
