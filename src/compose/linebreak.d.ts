/** What this room uses of `linebreak` 1.1 (UAX 14, Unicode 13); the package brings no types. */
declare module 'linebreak' {
  export default class LineBreaker {
    constructor(text: string);
    /** The next break opportunity; `position` is the UTF-16 offset where the next line would start. */
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
}
