/** A town or district that a postal code belongs to. */
export interface ReferencePlace {
  /** As the reference writes it: `Frankfurt am Main`. */
  readonly name: string;
  /** State, province, canton: code where the country's post uses one (`CA`, `NSW`, `ZH`), else its name; may be ''. */
  readonly region: string;
  /** A town of the post (true), or a district, a quarter or a large receiver of mail in it. */
  readonly isTown: boolean;
}

/** Which places go with which postal codes, of a dated list that may lack some. */
export interface PlaceReference {
  /** Day of the data, YYYY-MM-DD. */
  readonly date: string;
  /** Whether the list has the country at all: without it nothing is said of its addresses. */
  covers(country: string): boolean;
  /** Places of a compact code, or of the part of it that is listed (GB: outward code, CA: first three characters, NL:
   * digits); undefined where the list lacks the code. */
  placesOf(country: string, code: string): readonly ReferencePlace[] | undefined;
  /** Compact codes of all places with the folded name (`foldTown`), ascending; empty when no place has it. */
  codesOf(country: string, foldedTown: string): readonly string[];
  /** Whether a folded word stands in the name of any place of the country. */
  hasWord(country: string, word: string): boolean;
}
