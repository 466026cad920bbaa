/**
 * What inserters read, by the public data sheets of Pitney Bowes (DI, Relay), Neopost/Quadient (DS, SI), FP and
 * Objectif Lune's guide, each figure as the most tolerant of them states it. Lengths in mm.
 */
export interface InserterLimits {
  readonly thickness: readonly [least: number, most: number];
  readonly length: number;
  readonly pitch: readonly [least: number, most: number];
  /** Fewest multiples of the thickness from mark to mark. */
  readonly pitchPerThickness: number;
  readonly positions: number;
  /** First to last mark. */
  readonly codeLength: number;
  /** Clear zone along the feed, before the first and after the last mark. */
  readonly clearAlong: number;
  /** Clear zone on each side of the marks. */
  readonly clearAcross: number;
  /** Lead edge → first mark, last mark → trail edge. */
  readonly leadEdge: number;
  readonly trailEdge: number;
  /** Any printed mark → edge of the paper: what presses cannot print. */
  readonly paperEdge: number;
  readonly module: readonly [least: number, most: number];
  /** Quiet zone of the Data Matrix in modules. */
  readonly quiet: number;
}

export const inserterLimits: InserterLimits = {
  thickness: [0.25, 1.25],
  length: 10,
  pitch: [2.54, 6.35],
  pitchPerThickness: 6,
  positions: 24,
  codeLength: 70,
  clearAlong: 8.5,
  clearAcross: 3,
  leadEdge: 15,
  trailEdge: 30,
  paperEdge: 4,
  module: [0.4, 1],
  quiet: 4,
};
