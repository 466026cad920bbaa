/** A rectangle on a page in millimetres from the page's top left corner. */
export interface PageRect {
  /** Page in the document, from 0. */
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * A document laid out. Its pages are final but for what depends on envelope and stream:
 * no sequence number, no mark, no message.
 */
export interface ComposedDocument {
  readonly document: number;
  /** Page variant: index into the composer's variants (paper × locale), which own the static forms. */
  readonly variant: number;
  /** Deflated content of each page, in order. */
  readonly pages: readonly Uint8Array[];
  /** The free rectangle of the slot, absent when the template has none or nothing is left. */
  readonly free?: PageRect;
  /**
   * Glyph slots used beyond printable ASCII: `face * 65536 + slot`, ascending, without repetition.
   * (Printable ASCII of every face that the document may use is always embedded.)
   */
  readonly extraGlyphs: readonly number[];
}
