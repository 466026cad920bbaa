import { inflateSync } from 'node:zlib';
import { BrokenPdf } from './broken-pdf.ts';
import {
  isDictionary,
  kindOf,
  PdfName,
  type PdfDictionary,
  type PdfStream,
  type PdfValue,
} from './pdf-value.ts';

/** A page's content or an object stream never comes near this; more is a bomb. */
const MOST_BYTES = 1 << 26;

/** A stream's content, as a copy: as it is or inflated, with PNG predictors undone; `of` names it in `BrokenPdf`. */
export function contentOf({ dictionary, data }: PdfStream, of: string, most = MOST_BYTES): Uint8Array {
  const filter = only(dictionary.get('Filter'));
  if (filter === undefined || filter === null) return new Uint8Array(data);
  if (!(filter instanceof PdfName) || filter.name !== 'FlateDecode') {
    throw new BrokenPdf(`filter of ${of}`, kindOf(filter), '/FlateDecode');
  }
  const content = inflated(data, of, most);
  const parameters = only(dictionary.get('DecodeParms'));
  return isDictionary(parameters) ? undoPredictor(content, parameters, of) : content;
}

function inflated(data: Uint8Array, of: string, most: number): Uint8Array {
  try {
    // One buffer of about the right size: nothing is put together afterwards.
    const chunkSize = Math.min(most, Math.max(1024, data.length * 6));
    return inflateSync(data, { maxOutputLength: most, chunkSize });
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'no deflated data';
    throw new BrokenPdf(`data of ${of}`, reason, 'a whole deflated stream');
  }
}

function only(value: PdfValue | undefined): PdfValue | undefined {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

/** Undoes PNG predictors of one-byte samples (ISO 32000-2 7.4.4.4, PNG 9.2) in place. */
function undoPredictor(data: Uint8Array, parameters: PdfDictionary, of: string): Uint8Array {
  const predictor = parameters.get('Predictor') ?? 1;
  if (predictor === 1) return data;
  const columns = parameters.get('Columns') ?? 1;
  if (typeof predictor !== 'number' || predictor < 10 || typeof columns !== 'number' || columns < 1) {
    throw new BrokenPdf(`predictor of ${of}`, kindOf(predictor), 'a PNG predictor with its columns');
  }
  const rows = Math.floor(data.length / (columns + 1));
  for (let row = 0; row < rows; row++) undoRow(data, row, columns);
  return data.subarray(0, rows * columns);
}

/** Moves a row to where it stands without predictors' bytes, which is never behind where it is read. */
function undoRow(data: Uint8Array, row: number, columns: number): void {
  const from = row * (columns + 1) + 1;
  const to = row * columns;
  const kind = data[from - 1] ?? 0;
  if (kind === 2 && row > 0) {
    for (let c = 0; c < columns; c++) data[to + c] = (data[from + c] ?? 0) + (data[to - columns + c] ?? 0);
    return;
  }
  for (let c = 0; c < columns; c++) {
    const left = c > 0 ? (data[to + c - 1] ?? 0) : 0;
    const up = row > 0 ? (data[to - columns + c] ?? 0) : 0;
    const upLeft = row > 0 && c > 0 ? (data[to - columns + c - 1] ?? 0) : 0;
    data[to + c] = (data[from + c] ?? 0) + predicted(kind, left, up, upLeft);
  }
}

function predicted(kind: number, left: number, up: number, upLeft: number): number {
  if (kind === 2) return up;
  if (kind === 1) return left;
  if (kind === 3) return (left + up) >> 1;
  if (kind !== 4) return 0;
  const estimate = left + up - upLeft;
  const toLeft = Math.abs(estimate - left);
  const toUp = Math.abs(estimate - up);
  const toUpLeft = Math.abs(estimate - upLeft);
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}

/** The content of a composed page as it stands in a stream, deflated. */
export function inflatedBody(body: Uint8Array): Uint8Array {
  return inflated(body, 'a page', MOST_BYTES);
}
