import { setTimeout } from 'node:timers/promises';
import { stopRun } from '../fault/run-stop.ts';
import { elapsedMs } from '../unit/clock.ts';
import { OPERATION, type IppAttributes, type IppResponse, type RequestAttribute } from './ipp-message.ts';
import { NoAnswer, type IppPrinter } from './ipp-printer.ts';
import { complaintsOf } from './printer-reasons.ts';
import { mediaName } from './media-name.ts';

/** A print stream and how it is to be printed. */
export interface PrintOrder {
  readonly file: string;
  /** Name of the job at the printer. */
  readonly jobName: string;
  /** Millimetres. */
  readonly width: number;
  readonly height: number;
  readonly plex: 'simplex' | 'duplex';
  readonly copies: number;
  readonly pages: number;
}

/** Where a person reads what happens. */
interface PrintObserver {
  readonly tell: (line: string) => void;
}

/** How the job is followed. */
interface Following {
  readonly pollMs: number;
  /** A printer that is silent for so long is lost. */
  readonly patienceMs: number;
  readonly signal: AbortSignal;
}

const SIDES = { simplex: 'one-sided', duplex: 'two-sided-long-edge' } as const;

const WANTED = [
  ...['printer-state', 'printer-state-reasons', 'printer-is-accepting-jobs', 'document-format-supported'],
  ...['media-supported', 'sides-supported', 'copies-supported'],
];

/** Asks whether the printer takes such an order; what it does not take stops the command. Gives the job's attributes. */
export async function agree(
  printer: IppPrinter,
  order: PrintOrder,
  observer: PrintObserver,
): Promise<readonly RequestAttribute[]> {
  let response: IppResponse;
  try {
    response = await printer.ask(OPERATION.printerAttributes, [
      { name: 'requested-attributes', tag: 'keyword', values: WANTED },
    ]);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return stopRun({
      code: 'print.unreachable',
      place: {},
      found: printer.uri,
      values: { reason: error.message },
    });
  }
  checkAnswer(response, 'what it can do');
  const said = response.printers[0] ?? new Map<string, never>();
  if (said.get('printer-is-accepting-jobs')?.[0] === false)
    stopRun({
      code: 'print.refused',
      place: {},
      values: { what: 'the job', reason: 'it takes no jobs now' },
    });
  for (const complaint of complaintsOf(said)) observer.tell(`printer: ${complaint}`);
  const media = mediaName(order, texts(said, 'media-supported'));
  const sides = SIDES[order.plex];
  demand('document format', 'application/pdf', texts(said, 'document-format-supported'));
  demand('medium', media, texts(said, 'media-supported'));
  demand('sides', sides, texts(said, 'sides-supported'));
  return [
    { name: 'media', tag: 'keyword', values: [media] },
    { name: 'sides', tag: 'keyword', values: [sides] },
    { name: 'copies', tag: 'integer', values: [order.copies] },
  ];
}

/** A printer that does not say what it supports is asked all the same: it may refuse. */
function demand(what: string, wanted: string, supported: readonly string[]): void {
  const isOpen = supported.length === 0 || supported.includes('application/octet-stream');
  if (isOpen || supported.includes(wanted)) return;
  const known = supported.slice(0, 12).join(', ');
  stopRun({ code: 'print.not-supported', place: {}, found: wanted, values: { what, known } });
}

/** Sends the stream; gives the job's number. After an answer that never came nobody knows whether it will be printed. */
export async function send(
  printer: IppPrinter,
  order: PrintOrder,
  job: readonly RequestAttribute[],
  signal: AbortSignal,
): Promise<number> {
  let response: IppResponse;
  try {
    response = await printer.ask(
      OPERATION.printJob,
      [
        { name: 'job-name', tag: 'name', values: [order.jobName] },
        { name: 'document-format', tag: 'mime', values: ['application/pdf'] },
      ],
      { file: order.file, job },
      signal,
    );
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    if (signal.aborted)
      return stopRun({ code: 'print.stopped', place: {}, values: { job: 'it was being sent' } });
    const code = error.stalled ? 'print.stalled' : 'print.lost';
    return stopRun({ code, place: {}, values: { job: 'the file was being sent', reason: error.message } });
  }
  checkAnswer(response, 'the job');
  const id = response.jobs[0]?.get('job-id')?.[0];
  if (typeof id === 'number') return id;
  return stopRun({
    code: 'print.refused',
    place: {},
    values: { what: 'the job', reason: 'it gave no job number' },
  });
}

/** RFC 8011, 5.3.7. */
const JOB_STATES: Readonly<Record<number, string>> = {
  ...{ 3: 'pending', 4: 'held', 5: 'processing', 6: 'stopped', 7: 'canceled', 8: 'aborted', 9: 'completed' },
};
const ENDED = 7;
const COMPLETED = 9;

/** Follows a job to its end and tells each change once; a job that does not end well stops the command. */
export async function follow(
  printer: IppPrinter,
  id: number,
  order: PrintOrder,
  { pollMs, patienceMs, signal }: Following,
  observer: PrintObserver,
): Promise<void> {
  let told = '';
  let silentSince: number | undefined;
  const job: readonly RequestAttribute[] = [{ name: 'job-id', tag: 'integer', values: [id] }];
  while (true) {
    if (signal.aborted) {
      const canceled = await cancel(printer, job);
      stopRun({ code: 'print.stopped', place: {}, values: { job: `job ${id} was ${canceled}` } });
    }
    const { state, complaints, impressions, reason } = await look(printer, job);
    if (state === undefined) {
      silentSince ??= elapsedMs();
      if (elapsedMs() - silentSince >= patienceMs)
        stopRun({ code: 'print.lost', place: {}, values: { job: `job ${id} was there`, reason } });
    } else {
      silentSince = undefined;
      const count =
        impressions === undefined || impressions === 0
          ? ''
          : `, ${impressions} of ${order.pages * order.copies} pages`;
      const line = [`job ${id}: ${JOB_STATES[state] ?? `state ${state}`}${count}`, ...complaints].join('; ');
      if (line !== told) observer.tell(line);
      told = line;
      if (state === COMPLETED) return;
      if (state >= ENDED) {
        const values = { job: String(id), state: JOB_STATES[state] ?? String(state), reason };
        stopRun({ code: 'print.job-ended', place: {}, values });
      }
    }
    await setTimeout(pollMs, undefined, { signal }).catch(() => undefined);
  }
}

interface JobLook {
  /** Undefined: no answer. */
  readonly state?: number;
  readonly impressions?: number;
  readonly complaints: readonly string[];
  readonly reason: string;
}

async function look(printer: IppPrinter, job: readonly RequestAttribute[]): Promise<JobLook> {
  try {
    const wanted = ['job-state', 'job-state-reasons', 'job-impressions-completed', 'job-state-message'];
    const response = await printer.ask(OPERATION.jobAttributes, [
      ...job,
      { name: 'requested-attributes', tag: 'keyword', values: wanted },
    ]);
    const printerSaid = await printer.ask(OPERATION.printerAttributes, [
      { name: 'requested-attributes', tag: 'keyword', values: ['printer-state-reasons'] },
    ]);
    const said = response.jobs[0];
    const state = said?.get('job-state')?.[0];
    const impressions = said?.get('job-impressions-completed')?.[0];
    const reasons = texts(said, 'job-state-reasons').filter((each) => each !== 'none');
    const reason = texts(said, 'job-state-message')[0] ?? (reasons.join(', ') || 'no reason given');
    return {
      ...(typeof state === 'number' ? { state } : {}),
      ...(typeof impressions === 'number' ? { impressions } : {}),
      complaints: complaintsOf(printerSaid.printers[0]),
      reason: typeof state === 'number' ? reason : `status ${response.status.toString(16)}`,
    };
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return { complaints: [], reason: error.message };
  }
}

async function cancel(printer: IppPrinter, job: readonly RequestAttribute[]): Promise<string> {
  try {
    const { status } = await printer.ask(OPERATION.cancelJob, job);
    return status < 0x0100 ? 'canceled' : 'not canceled: the printer would not';
  } catch {
    return 'not canceled: the printer did not answer';
  }
}

function checkAnswer({ status, operation }: IppResponse, what: string): void {
  if (status < 0x0100) return;
  const said = texts(operation, 'status-message')[0];
  const reason = `status 0x${status.toString(16).padStart(4, '0')}${said === undefined ? '' : `, ${said}`}`;
  stopRun({ code: 'print.refused', place: {}, values: { what, reason } });
}

function texts(attributes: IppAttributes | undefined, name: string): string[] {
  return (attributes?.get(name) ?? []).filter((value) => typeof value === 'string');
}
