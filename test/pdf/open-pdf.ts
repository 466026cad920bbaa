import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Opens a file with pdf.js; anything that it would have to repair is an error. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({ data: Uint8Array.from(bytes), stopAtErrors: true, verbosity: 0 }).promise;
}

/** A page's text as pdf.js extracts it, page from 1. */
export async function textOf(document: PDFDocumentProxy, page: number): Promise<string> {
  const content = await (await document.getPage(page)).getTextContent({ disableNormalization: true });
  return content.items.map((item) => ('str' in item ? item.str : '')).join('');
}
