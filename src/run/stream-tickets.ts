import { codeName } from '../inserter/code-symbol.ts';
import { controlFileOf } from '../inserter/control-file.ts';
import { createMarkPainter } from '../inserter/mark-painter.ts';
import { renderJobTicket } from '../report/ticket/job-ticket.ts';
import { renderSetupSheet } from '../report/ticket/setup-sheet.ts';
import type { StreamTicket } from '../report/ticket/stream-ticket.ts';
import { isManualStream, planOf } from '../stream/stream-number.ts';
import { stageFile } from './release.ts';
import type { RunContext } from './run-context.ts';

interface StreamRow {
  readonly stream: number;
  readonly name: string;
  readonly file: string;
  readonly sha256: string;
  readonly pieces: number;
  readonly sheets: number;
  readonly pages: number;
  readonly blankPages: number;
  readonly firstPiece: number;
  readonly lastPiece: number;
}

const STREAMS = `
SELECT stream, name, file, sha256, pieces, sheets, pages, blank_pages AS blankPages,
       (SELECT min(piece) FROM piece p WHERE p.stream = s.stream) AS firstPiece,
       (SELECT max(piece) FROM piece p WHERE p.stream = s.stream) AS lastPiece
FROM print_stream s ORDER BY stream`;

/**
 * Writes what goes with each print stream, beside it: a JDF job ticket (`<stream>.jdf`) and a set-up sheet (`<stream>.setup.html`), as the job
 * asks. Gives their names in the run's directory.
 */
export function writeTickets(context: RunContext): string[] {
  const { job, directory } = context;
  if (job.tickets.length === 0) return [];
  const written: string[] = [];
  const write = (file: string, content: string): void => {
    stageFile(directory, file, content);
    written.push(file);
  };
  for (const row of context.db.prepare<[], StreamRow>(STREAMS).all()) {
    const ticket = ticketOf(context, row);
    const plain = row.file.replace(/\.pdf$/, '');
    if (job.tickets.includes('jdf')) write(`${plain}.jdf`, renderJobTicket(ticket));
    if (job.tickets.includes('setup')) write(`${plain}.setup.html`, renderSetupSheet(ticket));
  }
  return written;
}

function ticketOf({ job, run, db }: RunContext, row: StreamRow): StreamTicket {
  const { inserter, mailpiece, template, envelopes } = job;
  const plan = planOf(job, row.stream);
  const paper = template.papers[plan.paper];
  const { omr, code, feed } = inserter;
  const painter = createMarkPainter(inserter);
  const place = 'code' in painter ? undefined : painter.codePlace;
  const { file, name: _, stream, ...counts } = row;
  const base = file.slice(file.lastIndexOf('/') + 1);
  const added = (station: number): number =>
    db
      .prepare<[number, number], number>(
        'SELECT count(*) FROM piece WHERE stream = ? AND (stations >> ?) & 1',
      )
      .pluck()
      .get(stream, station - 1) ?? 0;
  return {
    ...{ job: job.name, run: run.id, runDate: run.date, stream: row.name, file: base, ...counts },
    controlFile: controlFileOf(base, inserter.control),
    paper: { name: plan.paper, width: paper?.width ?? 0, height: paper?.height ?? 0 },
    ...(mailpiece.weight === undefined ? {} : { grammage: mailpiece.weight.grammage }),
    plex: mailpiece.plex,
    envelope: plan.envelope,
    folds: envelopes[plan.envelope]?.folds ?? [],
    byHand: isManualStream(job, stream),
    machine: { name: inserter.name, dpi: inserter.dpi, ...feed },
    ...(omr === undefined
      ? {}
      : {
          marks: {
            ...{ positions: omr.positions, x: omr.x, length: omr.length, thickness: omr.thickness },
            ...{ first: omr.firstMark, pitch: omr.pitch, parity: omr.parity },
          },
        }),
    ...(code === undefined || place === undefined
      ? {}
      : {
          code: {
            ...{ name: codeName(code).replace(/^the /, ''), payload: code.payload, x: place.x, y: place.y },
            ...{
              width: place.width * place.module,
              height: place.height * place.module,
              module: place.module,
            },
          },
        }),
    inserts: job.inserts
      .filter(({ from, until }) => from <= run.date && run.date <= until)
      .map(({ station, id }) => ({ station, id, added: added(station) }))
      .toSorted((a, b) => a.station - b.station),
  };
}
