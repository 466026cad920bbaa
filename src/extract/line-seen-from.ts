import { lineOf, partOf, placeOf, type TablePart } from '../model/row-position.ts';

/** The line of a row for the message about another one (`from`): `17`, or `17 of lines-2.csv` where it is in another file. */
export function lineSeenFrom(parts: readonly TablePart[], position: number, from: number): string {
  const line = String(lineOf(position));
  const { file } = placeOf(parts, position);
  const here = parts[partOf(from)]?.file;
  return file === undefined || file === here ? line : `${line} of ${file}`;
}
