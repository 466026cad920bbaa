import { ADDRESS_LINES } from '../job/built-in/control-layouts.ts';
import { MOST_STATIONS } from '../job/omr-position.ts';
import type { PieceActions } from './sheet-facts.ts';

/** One mailpiece, or a sheet of one, in the control file that the inserter reads. */
export interface ControlFacts {
  readonly job: number;
  readonly run: number;
  /** Number of the piece in the run. */
  readonly piece: number;
  readonly stream: string;
  /** Place of the piece in its stream, from 1. */
  readonly pieceInStream: number;
  readonly sheets: number;
  readonly pages: number;
  /** Place of the piece's first sheet in its stream, from 1. */
  readonly firstSheetInStream: number;
  /** The sheet that the row is of, from 1; of a piece's row the first. */
  readonly sheet: number;
  readonly actions: PieceActions;
  readonly name: string;
  /** The address block below the name, at most six lines. */
  readonly addressLines: readonly string[];
  readonly postalCode: string;
  readonly country: string;
  /** Whose documents it holds, in their order. */
  readonly accounts: readonly string[];
  /** Grams; absent: not known. */
  readonly weight?: number;
  /** What the code of the sheet states. */
  readonly payload: string;
}

type ControlField = (facts: ControlFacts) => string | number;

const flag = (is: boolean): number => (is ? 1 : 0);

/** What a column can hold, by the names that layouts have for it. */
export const CONTROL_FIELDS: Readonly<Record<string, ControlField>> = {
  job: ({ job }) => job,
  run: ({ run }) => run,
  piece: ({ piece }) => piece,
  stream: ({ stream }) => stream,
  file: ({ stream }) => `${stream}.pdf`,
  sequence: ({ pieceInStream }) => pieceInStream,
  sheets: ({ sheets }) => sheets,
  pages: ({ pages }) => pages,
  first_sheet: ({ firstSheetInStream }) => firstSheetInStream,
  sheet: ({ sheet }) => sheet,
  sheet_in_stream: ({ firstSheetInStream, sheet }) => firstSheetInStream + sheet - 1,
  stations: ({ actions }) => stationsOf(actions).join(' '),
  ...Object.fromEntries(
    Array.from({ length: MOST_STATIONS }, (_, i): [string, ControlField] => [
      `station_${i + 1}`,
      ({ actions }) => (actions.stations >>> i) & 1,
    ]),
  ),
  divert: ({ actions }) => flag(actions.divert),
  seal: ({ actions }) => flag(!actions.doNotSeal),
  name: ({ name }) => name,
  ...Object.fromEntries(
    Array.from({ length: ADDRESS_LINES }, (_, i): [string, ControlField] => [
      `address_${i + 1}`,
      ({ addressLines }) => addressLines[i] ?? '',
    ]),
  ),
  postal_code: ({ postalCode }) => postalCode,
  country: ({ country }) => country,
  account: ({ accounts }) => accounts[0] ?? '',
  accounts: ({ accounts }) => accounts.join(' '),
  /** Grams with two decimals. */
  weight: ({ weight }) => weight?.toFixed(2) ?? '',
  payload: ({ payload }) => payload,
};

/** Numbers of the stations that add their insert. */
function stationsOf({ stations }: PieceActions): number[] {
  return Array.from({ length: MOST_STATIONS }, (_, i) => i + 1).filter((n) => (stations >>> (n - 1)) & 1);
}
