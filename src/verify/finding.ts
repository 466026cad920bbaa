import type { Fault } from '../fault/fault.ts';
import type { BrokenPdf } from './broken-pdf.ts';
import { pieceName } from './readable-line.ts';

/** One thing that is not as it should be in a finished file. Never holds personal data. */
export interface Finding {
  readonly code:
    'verify.stream-differs' | 'verify.stream-broken' | 'verify.file-differs' | 'verify.file-missing';
  /** Name of the print stream; absent for a file that is none. */
  readonly stream?: string;
  /** File in the run directory, with `/`. */
  readonly file: string;
  /** Page of the file, from 1; absent when the whole file is meant. */
  readonly page?: number;
  readonly piece?: number;
  /** Content of the sheet's code by run.db, for finding it in the stack. */
  readonly sheetCode?: string;
  readonly what: string;
  readonly found: string;
  readonly expected: string;
}

/** The finding as a fault of the run. */
export function faultOf(finding: Finding): Fault {
  const { code, stream, file, page, piece, sheetCode, what, found, expected } = finding;
  const where = [
    stream === undefined ? '' : `stream ${stream}`,
    page === undefined ? '' : `page ${page}`,
    piece === undefined ? '' : `piece ${pieceName(piece)}`,
    sheetCode === undefined ? '' : `code ${sheetCode}`,
  ].filter((part) => part !== '');
  const subject = [...where, what].join(', ');
  return { code, place: { file }, found, expected, values: { what: subject } };
}

/** What a broken structure means for a file, or for one page of it. */
export function brokenFinding(
  at: Pick<Finding, 'stream' | 'file' | 'page' | 'piece' | 'sheetCode'>,
  { what, found, expected }: BrokenPdf,
): Finding {
  return { code: 'verify.stream-broken', ...at, what, found, expected };
}

/** Findings of one file: the first ones as they are, the others counted, so that a shifted stream stays readable. */
export class FindingList {
  readonly findings: Finding[] = [];
  readonly #most: number;
  #all = 0;

  constructor(most = 100) {
    this.#most = most;
  }

  add(finding: Finding): void {
    this.#all += 1;
    if (this.findings.length < this.#most) this.findings.push(finding);
  }

  /** Findings beyond those that are kept. */
  get more(): number {
    return this.#all - this.findings.length;
  }
}
