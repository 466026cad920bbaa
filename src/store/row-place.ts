/**
 * SQL of a row's place for people, as arguments of `json_object`: file and line of the position in column `line`.
 * See model/row-position.ts.
 */
export function placeArguments(line: string): string {
  return `'file', ${fileOf(line)}, 'line', ${lineInFile(line)}`;
}

/** SQL of the name of the file that a position is in. */
export function fileOf(line: string): string {
  return `(SELECT p.file FROM part p WHERE p.part = ${partIn(line)})`;
}

/** SQL of the number of the part that a position is in. */
export function partIn(line: string): string {
  return `${line} >> 32`;
}

/** SQL of the line in its file. */
export function lineInFile(line: string): string {
  return `(${line} & 4294967295)`;
}
