/** One released print stream, as report and manifest state it. */
export interface PrintStreamRow {
  readonly name: string;
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly pieces: number;
  readonly sheets: number;
  readonly pages: number;
  readonly firstSequence: number;
  readonly lastSequence: number;
}
