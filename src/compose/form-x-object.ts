import type { LooseObject } from '../picture/loose-object.ts';

/** Content that many pages share: drawn once into the file, called by name from page contents. */
export interface FormXObject {
  /** Resource name without the slash, unique in a file: page contents say `/name Do`. */
  readonly name: string;
  /** Size of the bounding box in pt; its origin is the lower left corner. */
  readonly width: number;
  readonly height: number;
  /** Content stream, not deflated. */
  readonly content: Uint8Array;
  /** Glyph slots beyond printable ASCII: `face * 65536 + slot`, ascending. */
  readonly extraGlyphs: readonly number[];
  /** An image, or a page out of another file, that the content draws by the name `P`. */
  readonly picture?: LooseObject;
}

/** A campaign's message laid out for a page variant. The form's lower left corner is the message's. */
export interface MessageForm {
  readonly form: FormXObject;
  /** Forms that the message's content calls by name (pictures). */
  readonly uses: readonly FormXObject[];
  /** Size in mm. */
  readonly width: number;
  readonly height: number;
}
