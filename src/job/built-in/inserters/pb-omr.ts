import type { InserterProfile, OmrProfile } from '../../inserter-profile.ts';
import { inserterLimits } from '../inserter-limits.ts';
import { marginLine, oneTrack, plainMachine } from './one-track.ts';

/**
 * What Pitney Bowes machines share, by the guides of the DI425, DI500 and DI600: marks 0.35 to 0.7 mm thick, at most 24 in 70 mm, 20 mm
 * from the lead edge, clear 20 mm along the feed and 3 mm beside them. Benchmark and safety stand side by side at the sensor's end, so the
 * safety mark is not at the other one. Groups of three data marks end in a retiming mark, which parity counts like any other.
 *
 * For C-fold and marks at the upper left the guides want sheets fed in reverse, the address sheet last. Even parity, and a sequence
 * that begins with 0, are settings of the machine that the guides leave to the site.
 */
const pbMachine: Omit<InserterProfile, 'name' | 'omr' | 'code' | 'readable'> = {
  ...plainMachine,
  feed: { fold: 'c', order: 'address-last', face: 'up' },
  limits: {
    ...inserterLimits,
    thickness: [0.35, 0.7],
    leadEdge: 20,
    clearAlong: 20,
    clearAcross: 3,
    safetyAtEnd: false,
  },
};

const basicPositions: OmrProfile['positions'] = [
  'start',
  'safety',
  'not-eoc',
  'not-boc',
  'parity',
  'retiming',
];

/** Basic OMR: group 1 alone. */
export const pbOmrBasic: InserterProfile = {
  ...pbMachine,
  name: 'pb-omr-basic',
  omr: { ...oneTrack, positions: basicPositions },
  readable: { ...marginLine, y: 182 },
};

/** Enhanced OMR: groups 1 to 3. The pitch of 3 mm keeps the code and its clear zone above y = 170. */
export const pbOmrEnhanced: InserterProfile = {
  ...pbMachine,
  name: 'pb-omr-enhanced',
  stations: 2,
  omr: {
    ...oneTrack,
    pitch: 3,
    positions: [
      ...basicPositions,
      'select-1',
      'select-2',
      'auto-batch',
      'retiming',
      'sequence-4',
      'sequence-2',
      'sequence-1',
      'retiming',
    ],
  },
  readable: { ...marginLine, y: 199 },
};
