import type { InserterProfile } from '../../inserter-profile.ts';
import { marginCode, marginLine, oneTrack, plainMachine } from './one-track.ts';

/**
 * One-track OMR as the Neopost/Quadient SI and DS machines and their kin read it, with a Data Matrix on every sheet.
 *
 * Left margin, from the top: clear zone of the marks y 90–154.5 (x 0–25, which text at x = 25 does not enter), Data
 * Matrix with 5 mm of quiet zone y 160–178, readable line y 179–208 (above the second fold of DIN 5008 form B at 210).
 * Marks, code and line share one axis at x = 12.5.
 */
export const neopostOmr: InserterProfile = {
  ...plainMachine,
  name: 'neopost-omr',
  omr: oneTrack,
  code: { ...marginCode, y: 165 },
  readable: { ...marginLine, y: 208 },
};
