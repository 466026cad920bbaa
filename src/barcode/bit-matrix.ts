/** A square symbol of dark and light modules, finder pattern included, quiet zone not. */
export interface BitMatrix {
  /** Modules a side. */
  readonly size: number;
  /** Row by row from the upper left module; 1 is dark. */
  readonly modules: Uint8Array;
}
