/** What Stapel uses of the package, whose own types do not say how Node imports it. */
declare module 'bidi-js' {
  interface Bidi {
    /** Levels of all UTF-16 units; ends of paragraphs are those of their last unit. */
    getEmbeddingLevels(
      text: string,
      direction: 'ltr' | 'rtl' | 'auto',
    ): {
      readonly levels: Uint8Array;
      readonly paragraphs: readonly { readonly end: number; readonly level: number }[];
    };
  }
  export default function bidiFactory(): Bidi;
}
