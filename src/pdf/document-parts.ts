import { textString } from './object-text.ts';
import type { ObjectWriter } from './object-writer.ts';
import type { PartNumbers, PdfPlan } from './plan.ts';

/** A record of the file: a piece by its id, with the pages of each of its documents. */
export interface PieceRecord {
  /** No personal data: `P0000017`. */
  readonly id: string;
  readonly documentPages: readonly number[];
}

/** References in an array of the root: a million pieces in one would be held as a whole by who reads it. */
const REFERENCES = 1000;

/**
 * The document parts of a file as its pieces come (PDF/VT-1, ISO 16612-2:2010, 6.3; ISO 32000-2 14.12): run → piece → document, three
 * levels on every way down, records on the second. Nodes are written as soon as they are known. The root names its pieces through
 * arrays of their own.
 */
export class DocumentParts {
  readonly #plan: PdfPlan;
  readonly #parts: PartNumbers;
  readonly #objects: ObjectWriter;
  readonly #arrays: number[] = [];
  #piece = 0;
  #document = 0;
  #page = 0;

  constructor(plan: PdfPlan, parts: PartNumbers, objects: ObjectWriter) {
    this.#plan = plan;
    this.#parts = parts;
    this.#objects = objects;
  }

  /** Writes the parts of the next piece. */
  add({ id, documentPages }: PieceRecord): void {
    const { root, firstPiece, firstDocument } = this.#parts;
    const piece = firstPiece + this.#piece++;
    let kids = '';
    for (const pages of documentPages) {
      const leaf = firstDocument + this.#document++;
      const start = this.#plan.firstPage + this.#page;
      this.#page += pages;
      kids += `${kids === '' ? '' : ' '}${leaf} 0 R`;
      const end = this.#plan.firstPage + this.#page - 1;
      this.#objects.packed(leaf, `<</Type/DPart/Parent ${piece} 0 R/Start ${start} 0 R/End ${end} 0 R>>`);
    }
    const meaning = `<</CIP4_Root<</Type/CIP4_Root/CIP4_Recipient<</CIP4_ExternalID${textString(id)}>>>>>>`;
    this.#objects.packed(piece, `<</Type/DPart/Parent ${root} 0 R/DParts[[${kids}]]/DPM${meaning}>>`);
    if (this.#piece % REFERENCES === 0) this.#closeArray();
  }

  /** Writes the root; gives the number of the tree's dictionary, for the catalog. */
  finish(): number {
    const { pieces, documents, root } = this.#parts;
    const due = [pieces, documents, this.#plan.pages].join();
    const written = [this.#piece, this.#document, this.#page].join();
    if (written !== due)
      throw new RangeError(`pieces, documents and pages of records: ${written} instead of ${due}`);
    if (this.#piece % REFERENCES !== 0) this.#closeArray();
    const tree = this.#objects.allocate();
    const arrays = this.#arrays.map((number) => `${number} 0 R`).join(' ');
    this.#objects.packed(root, `<</Type/DPart/Parent ${tree} 0 R/DParts[${arrays}]>>`);
    const levels = '/RecordLevel 1/NodeNameList[/run/piece/document]';
    this.#objects.packed(tree, `<</Type/DPartRoot/DPartRootNode ${root} 0 R${levels}>>`);
    return tree;
  }

  #closeArray(): void {
    const from = this.#arrays.length * REFERENCES;
    let text = '';
    for (let i = from; i < this.#piece; i++)
      text += `${i === from ? '' : ' '}${this.#parts.firstPiece + i} 0 R`;
    const number = this.#objects.allocate();
    this.#objects.packed(number, `[${text}]`);
    this.#arrays.push(number);
  }
}
