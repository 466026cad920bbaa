/** A symbol of dark and light modules, finder pattern included, quiet zone not. */
export interface BitMatrix {
  /** Modules across and down. */
  readonly width: number;
  readonly height: number;
  /** Row by row from the upper left module; 1 is dark. */
  readonly modules: Uint8Array;
}
