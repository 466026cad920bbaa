/** What is wrong with a file as a PDF. It ends the reading of one page or of the file, never the check. */
export class BrokenPdf extends Error {
  /** The thing that is wrong, such as `object 17 at byte 4711`. */
  readonly what: string;
  readonly found: string;
  readonly expected: string;

  constructor(what: string, found: string, expected: string) {
    super(`${what}: ${found} where ${expected} should stand`);
    this.name = 'BrokenPdf';
    this.what = what;
    this.found = found;
    this.expected = expected;
  }
}
