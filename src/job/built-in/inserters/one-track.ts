import type { CodeProfile, InserterProfile, MarkRules, OmrProfile } from '../../inserter-profile.ts';
import { csvControl } from '../control-layouts.ts';
import { inserterLimits } from '../inserter-limits.ts';

/** Rules that profiles take up where their machine says nothing else. */
export const plainRules: Omit<MarkRules, 'positions'> = {
  parity: 'even',
  parityOver: 'all',
  sequence: { first: 0, direction: 'up', zero: 'used', counts: 'stream', polarity: 'normal' },
  match: { first: 0, zero: 'used' },
  insertsOn: 'last',
  autoBatch: 0,
};

/**
 * Geometry inside the limits of all the vendors' data sheets that are public, so that most machines take it
 * as it is: marks 11.0 × 0.5 mm, pitch 4.0 mm. The first mark stands at 110 mm, not at the customary 100 mm: there a
 * clear zone of 20 mm would begin at y = 80 and cut into the window of a DIN 5008 form B letter (y 45–90, x from 20).
 * The clear zone ends at x = 25, where text begins.
 */
export const oneTrack: OmrProfile = {
  ...plainRules,
  positions: ['start', 'insert', 'sequence-1', 'sequence-2', 'sequence-4', 'parity', 'safety'],
  x: 7,
  length: 11,
  thickness: 0.5,
  firstMark: 110,
  pitch: 4,
  clearFrom: 0,
  clearTo: 25,
  clearBefore: 20,
  clearAfter: 20,
};

/** What profiles share that the marks do not depend on. */
export const plainMachine: Pick<InserterProfile, 'dpi' | 'feed' | 'control' | 'stations' | 'limits'> = {
  dpi: 600,
  control: csvControl,
  feed: { fold: 'c', order: 'address-first', face: 'up' },
  stations: 0,
  limits: inserterLimits,
};

/** What a code is where nothing is said. */
export const plainCode: Omit<CodeProfile, 'payload' | 'x' | 'y'> = {
  symbology: 'datamatrix',
  shape: 'square',
  correction: 'M',
  height: 10,
  bars: 'picket',
  check: false,
  module: 0.5,
  // The standards ask for 1 module around a Data Matrix and 4 around a QR code, readers at speed for more; linear codes need 10.
  quiet: 10,
};

/** A Data Matrix below the marks, on their axis at x = 12.5; where it begins is for the profile to say. */
export const marginCode: Omit<CodeProfile, 'y'> = {
  ...plainCode,
  // 21 digits: 11 codewords in a symbol of 16 × 16 modules (8 mm), which holds 12.
  payload: '{job:3}{run:5}{piece:7}{sheet:3}{sheets:3}',
  x: 8.5,
};

/** The line for people in the left margin, on the same axis; where it begins is for the profile to say. */
export const marginLine = { x: 13.5, size: 6.5, length: 29 };
