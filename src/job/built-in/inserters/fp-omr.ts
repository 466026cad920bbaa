import type { InserterProfile } from '../../inserter-profile.ts';
import { inserterLimits } from '../inserter-limits.ts';
import { marginCode, marginLine, oneTrack, plainMachine } from './one-track.ts';

/**
 * One-track OMR of FP inserters (FPi 4030): by its data sheet 8.5 mm clear before and after the marks and 7 mm beside them.
 * With so little, marks, code and line end above a payment part of 105 mm on A4. Positions and their order are those
 * of its kin; no public source states FP's own.
 */
export const fpOmr: InserterProfile = {
  ...plainMachine,
  name: 'fp-omr',
  limits: { ...inserterLimits, clearAlong: 8.5, clearAcross: 7 },
  omr: { ...oneTrack, clearBefore: 8.5, clearAfter: 8.5 },
  code: { ...marginCode, y: 148.5 },
  readable: { ...marginLine, y: 191 },
};
