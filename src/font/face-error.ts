/** Why a font file cannot be used. */
export type FaceProblem =
  /** Not a font file, cut off, or its tables contradict one another. */
  | 'unreadable'
  /** A font, but not TrueType outlines in a plain `.ttf` file (OpenType/CFF, WOFF, a collection, a variable font). */
  | 'not-truetype'
  /** It maps no Unicode characters (a symbol font of the old kind). */
  | 'no-unicode'
  /** Its licence bits (OS/2 fsType) forbid embedding, or embedding a part of it. */
  | 'embedding-forbidden'
  /** It has no glyphs of a kind that a style asks for, such as small capitals. */
  | 'feature-missing';

/** Thrown by `loadFace`; the message says what was found, lower case, without full stop. */
export class FaceError extends Error {
  readonly problem: FaceProblem;

  constructor(problem: FaceProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'FaceError';
    this.problem = problem;
  }
}
