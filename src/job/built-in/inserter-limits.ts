import type { InserterLimits } from '../inserter-profile.ts';

/**
 * What inserters read, by the public data sheets of Pitney Bowes (DI, Relay), Neopost/Quadient (DS, SI), FP and
 * Objectif Lune's guide, each figure as the most tolerant of them states it. A profile may be stricter, or know its
 * machine better.
 */
export const inserterLimits: InserterLimits = {
  thickness: [0.25, 1.25],
  length: 10,
  pitch: [2.54, 6.35],
  pitchPerThickness: 6,
  positions: 24,
  codeLength: 70,
  safetyAtEnd: true,
  clearAlong: 8.5,
  clearAcross: 3,
  leadEdge: 15,
  trailEdge: 30,
  paperEdge: 4,
  module: [0.4, 1],
  quiet: 4,
  bar: [0.25, 1],
  barLength: 5,
  foldPlay: 1,
};
