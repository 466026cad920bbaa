import type { InserterProfile } from '../../inserter-profile.ts';
import { marginCode, marginLine, oneTrack, plainMachine } from './one-track.ts';

/**
 * One-track OMR of Quadient DS machines with two enclosure feeders. By their manual the order of marks is fixed: start, insert,
 * feeders from the last to the first, sequence check, parity, safety; a function that a machine lacks moves those behind it up, so
 * that its position is taken out, not left blank. Parity is even; sequence and selective feeds are marked on the set's last sheet.
 * Which weight of the sequence comes first is a service setting that no public source states: the least here.
 */
export const quadientOmr: InserterProfile = {
  ...plainMachine,
  name: 'quadient-omr',
  stations: 2,
  omr: {
    ...oneTrack,
    positions: [
      'start',
      'insert',
      'select-2',
      'select-1',
      'sequence-1',
      'sequence-2',
      'sequence-4',
      'parity',
      'safety',
    ],
  },
  code: { ...marginCode, y: 168 },
  readable: { ...marginLine, y: 211 },
};
