import type { InserterProfile } from '../../inserter-profile.ts';
import { marginCode, marginLine, oneTrack, plainMachine } from './one-track.ts';

/**
 * One-track OMR of Formax inserters, which read the marks of their kin, with the mark that puts a set out. Its place behind
 * the insert mark is that of the other one-track codes; no public source states Formax's own.
 */
export const formaxOmr: InserterProfile = {
  ...plainMachine,
  name: 'formax-omr',
  omr: {
    ...oneTrack,
    positions: ['start', 'insert', 'divert', 'sequence-1', 'sequence-2', 'sequence-4', 'parity', 'safety'],
  },
  code: { ...marginCode, y: 164 },
  readable: { ...marginLine, y: 207 },
};
