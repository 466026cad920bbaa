/** What goes with a print stream to those who print and insert it. Lengths in mm from the sheet's upper left corner. */
export interface StreamTicket {
  readonly job: string;
  readonly run: string;
  readonly runDate: string;
  readonly stream: string;
  /** Beside the ticket. */
  readonly file: string;
  readonly controlFile: string;
  readonly sha256: string;
  readonly pieces: number;
  readonly sheets: number;
  readonly pages: number;
  readonly blankPages: number;
  readonly firstPiece: number;
  readonly lastPiece: number;
  readonly paper: { readonly name: string; readonly width: number; readonly height: number };
  /** Grams a square metre; absent: the job does not say. */
  readonly grammage?: number;
  readonly plex: 'simplex' | 'duplex';
  readonly envelope: string;
  /** From the sheet's upper edge. */
  readonly folds: readonly number[];
  /** No machine inserts it. */
  readonly byHand: boolean;
  readonly machine: {
    readonly name: string;
    readonly dpi: number;
    readonly fold: string;
    readonly order: string;
    readonly face: string;
  };
  readonly marks?: {
    readonly positions: readonly string[];
    readonly x: number;
    readonly length: number;
    readonly thickness: number;
    readonly first: number;
    readonly pitch: number;
    readonly parity: string;
  };
  readonly code?: {
    readonly name: string;
    readonly payload: string;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly module: number;
  };
  readonly inserts: readonly { readonly station: number; readonly id: string; readonly added: number }[];
}
