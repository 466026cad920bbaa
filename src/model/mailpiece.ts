/** What one envelope holds: 1..n documents of one recipient. It has no place in a stream yet. */
export interface Mailpiece {
  /** Number of the piece in the run, from 1, in postal order through all streams. */
  readonly piece: number;
  readonly stream: string;
  readonly recipient: number;
  readonly documents: readonly number[];
  readonly sheets: number;
  readonly pages: number;
}

/** A message chosen for a document's slot. */
export interface PlacedMessage {
  readonly campaign: string;
  readonly document: number;
}
