/**
 * An object of a PDF file that has no number yet. Objects refer to one another as they are, so that what several
 * pictures share is written once and a page taken out of another file needs no numbers of its own.
 */
export interface LooseObject {
  /** Its text in pieces (characters are bytes); of a stream, the entries of its dictionary but for the length. */
  readonly parts: (string | LooseObject)[];
  /** A stream's bytes as they shall stand in the file. */
  data?: Uint8Array;
}

/** All objects that one leads to, itself first, each once, in the order in which they are met. */
export function objectsFrom(root: LooseObject): LooseObject[] {
  const found = new Set<LooseObject>([root]);
  // A set goes on over what is added to it on the way.
  for (const object of found) {
    for (const part of object.parts) if (typeof part !== 'string') found.add(part);
  }
  return [...found];
}
