import { BrokenPdf } from './broken-pdf.ts';
import type { PdfReader } from './pdf-reader.ts';
import {
  isDictionary,
  kindOf,
  nameIn,
  PdfName,
  PdfReference,
  referenceIn,
  type PdfDictionary,
  type PdfValue,
} from './pdf-value.ts';

/** The pages of a document, as the file's tree of document parts has them; object numbers. */
export interface RecordLeaf {
  readonly leaf: number;
  /** The id of the piece that it is of. */
  readonly piece: string;
  readonly start: number;
  readonly end: number;
}

const LEVELS = ['run', 'piece', 'document'];

/**
 * All documents of a file in the order of its document parts (ISO 32000-2 14.12, ISO 16612-2:2010, 6.3): run → piece → document and no level
 * more or less, records on the second, every node naming its parent, every piece its id. Read part by part: memory does not grow with the file.
 */
export function* recordLeaves(reader: PdfReader): Generator<RecordLeaf> {
  const catalog = reader.dictionary(referenceIn(reader.trailer, 'Root', 'the trailer'));
  const treeNumber = referenceIn(catalog, 'DPartRoot', 'the catalog');
  const tree = reader.dictionary(treeNumber);
  const names = tree.get('NodeNameList');
  const levels = Array.isArray(names) ? names.map((name) => (name instanceof PdfName ? name.name : '')) : [];
  if (levels.join() !== LEVELS.join())
    throw new BrokenPdf('/NodeNameList of the document parts', levels.join(', '), LEVELS.join(', '));
  if (tree.get('RecordLevel') !== 1)
    throw new BrokenPdf('/RecordLevel of the document parts', kindOf(tree.get('RecordLevel')), '1');
  const root = referenceIn(tree, 'DPartRootNode', 'the document parts');
  for (const piece of partsOf(reader, partOf(reader, root, treeNumber), root)) {
    const node = partOf(reader, piece, root);
    const id = idOf(reader, node, piece);
    for (const leaf of partsOf(reader, node, piece)) {
      const part = partOf(reader, leaf, piece);
      const of = `document part ${leaf}`;
      if (part.has('DParts')) throw new BrokenPdf(of, 'further parts', 'its pages: a fourth level');
      const start = referenceIn(part, 'Start', of);
      yield { leaf, piece: id, start, end: part.has('End') ? referenceIn(part, 'End', of) : start };
    }
  }
}

/** A node, whose parent must be the one it was reached from. */
function partOf(reader: PdfReader, number: number, parent: number): PdfDictionary {
  const node = reader.dictionary(number);
  const named = referenceIn(node, 'Parent', `document part ${number}`);
  if (nameIn(node, 'Type') === 'DPart' && named === parent) return node;
  throw new BrokenPdf(
    `document part ${number}`,
    `/${nameIn(node, 'Type')} with parent ${named}`,
    `/DPart with parent ${parent}`,
  );
}

/** The parts below a node: arrays in an array, each of which may be an object of its own. */
function* partsOf(reader: PdfReader, node: PdfDictionary, number: number): Generator<number> {
  const of = `/DParts of document part ${number}`;
  const arrays = node.get('DParts');
  if (!Array.isArray(arrays) || arrays.length === 0)
    throw new BrokenPdf(of, kindOf(arrays), 'arrays of parts');
  for (const each of arrays) {
    const array: PdfValue = each instanceof PdfReference ? reader.object(each.number) : each;
    if (!Array.isArray(array) || array.length === 0)
      throw new BrokenPdf(of, kindOf(array), 'an array of parts');
    for (const part of array) {
      if (!(part instanceof PdfReference)) throw new BrokenPdf(of, kindOf(part), 'references');
      yield part.number;
    }
  }
}

function idOf(reader: PdfReader, node: PdfDictionary, number: number): string {
  let at: PdfValue | undefined = node.get('DPM');
  for (const key of ['CIP4_Root', 'CIP4_Recipient', 'CIP4_ExternalID']) {
    if (at instanceof PdfReference) at = reader.object(at.number);
    at = isDictionary(at) ? at.get(key) : undefined;
  }
  if (typeof at === 'string') return at;
  throw new BrokenPdf(`metadata of document part ${number}`, kindOf(at), 'the id of a piece');
}
