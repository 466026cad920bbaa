import type { CodeProfile, InserterProfile } from '../../inserter-profile.ts';
import { marginCode, marginLine, plainCode, plainMachine, plainRules } from './one-track.ts';

/** Machines that read a code and no marks: it stands on the axis of the left margin, x = 12.5, the line for people below it. */
const codeMachine: Omit<InserterProfile, 'name' | 'code'> = {
  ...plainMachine,
  stations: 2,
  readable: { ...marginLine, y: 208 },
};

/** A linear code like a ladder: the sensor reads along the feed. */
const ladder: Omit<CodeProfile, 'payload' | 'y'> = {
  ...plainCode,
  bars: 'ladder',
  height: 11,
  x: 7,
  module: 0.4,
};

/** Any camera that reads a Data Matrix: job, run, piece and sheet n of m. */
export const dataMatrix: InserterProfile = {
  ...codeMachine,
  name: 'data-matrix',
  code: { ...marginCode, y: 165 },
};

/** The same as a QR code of version 1, 21 × 21 modules. */
export const qrCode: InserterProfile = {
  ...codeMachine,
  name: 'qr',
  code: { ...marginCode, symbology: 'qr', x: 7.25, y: 164, quiet: 8 },
};

/**
 * Page n of m: the machine closes the envelope when both are equal and puts out what comes after a gap. The last two digits change
 * with every piece, so that two of the same number of sheets are never taken for one.
 */
export const interleavedNOfM: InserterProfile = {
  ...codeMachine,
  name: 'interleaved-n-of-m',
  code: { ...ladder, symbology: 'interleaved-2-of-5', payload: '{sheet:2}{sheets:2}{match:2}', y: 115 },
};

/**
 * Pitney Bowes machines that read Code 39: each character holds five bits that mean what marks mean. Which bits a machine knows and in
 * what order its configuration says; these are the common ones, and a job states its own under `code.marks`.
 */
export const pbCode39: InserterProfile = {
  ...codeMachine,
  name: 'pb-code-39',
  code: {
    ...ladder,
    symbology: 'code-39',
    payload: '{marks:2}',
    marks: {
      ...plainRules,
      positions: [
        'not-eoc',
        'not-boc',
        'select-1',
        'select-2',
        'auto-batch',
        'parity',
        'divert',
        'sequence-4',
        'sequence-2',
        'sequence-1',
      ],
    },
    y: 115,
  },
};
