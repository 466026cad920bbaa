/**
 * What one OMR position may mean. A position is printed or left blank on each sheet:
 *
 * - `start` (benchmark, gate), `safety` and `retiming` are always printed, `blank` never.
 * - `boc`, `eoc` and `insert` stand on the first and the last sheet of a piece; `not-boc`, `not-eoc` and `accumulate` on all but
 *   those: there the machine acts when the mark is missing, so that a mark it misses never joins two pieces.
 * - `sequence-n` and `match-n` are bits of that weight: a counter of sheets, and a number that all sheets of a piece share.
 * - `select-n` adds the insert of station n; `divert`, `divert-stop`, `auto-batch` (tray break) and `do-not-seal` are done to the piece.
 * - `parity` makes the count of printed marks even or odd.
 */
export const OMR_POSITIONS = [
  'start',
  'safety',
  'retiming',
  'blank',
  'boc',
  'not-boc',
  'eoc',
  'not-eoc',
  'insert',
  'accumulate',
  'parity',
  'sequence-1',
  'sequence-2',
  'sequence-4',
  'sequence-8',
  'sequence-16',
  'sequence-32',
  'match-1',
  'match-2',
  'match-4',
  'match-8',
  'match-16',
  'match-32',
  'select-1',
  'select-2',
  'select-3',
  'select-4',
  'select-5',
  'select-6',
  'select-7',
  'select-8',
  'select-9',
  'select-10',
  'select-11',
  'select-12',
  'divert',
  'divert-stop',
  'auto-batch',
  'do-not-seal',
] as const;

export type OmrPosition = (typeof OMR_POSITIONS)[number];

/** Insert stations that positions can name. */
export const MOST_STATIONS = 12;

/** Positions an integer's bits have room for; machines read far fewer. */
export const MOST_POSITIONS = 30;

/** The weight of a bit of a counter, or the number of a station: `sequence-4` → 4; undefined where the position is none of its kind. */
export function numberIn(position: OmrPosition, kind: 'sequence' | 'match' | 'select'): number | undefined {
  return position.startsWith(`${kind}-`) ? Number(position.slice(kind.length + 1)) : undefined;
}
