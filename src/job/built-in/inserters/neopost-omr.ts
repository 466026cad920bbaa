import type { InserterProfile } from '../../inserter-profile.ts';
import { oneTrack, plainMachine } from './one-track.ts';

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
  code: {
    symbology: 'datamatrix',
    // 21 digits: 11 codewords in a symbol of 16 × 16 modules (8 mm), which holds 12.
    payload: '{job:3}{run:5}{piece:7}{sheet:3}{sheets:3}',
    x: 8.5,
    y: 165,
    module: 0.5,
    // The standard asks for 1 module, readers at speed for 4, vendors' manuals for 5 mm and more.
    quiet: 10,
  },
  readable: { x: 13.5, y: 208, size: 6.5, length: 29 },
};
