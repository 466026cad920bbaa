/** The footnotes of the document in hand, in the order in which their marks appear: the first of them has number 1. */
export class NoteNumbers {
  readonly names: string[] = [];

  clear(): void {
    this.names.length = 0;
  }

  /** The figure of a note's mark. */
  figure(name: string): string {
    const known = this.names.indexOf(name);
    return String(known < 0 ? this.names.push(name) : known + 1);
  }
}
