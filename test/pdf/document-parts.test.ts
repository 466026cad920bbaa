import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream, PDFRef, PDFString } from 'pdf-lib';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { PieceRecord } from '../../src/pdf/document-parts.ts';
import { linesAsPages, sampleStream } from './sample-stream.ts';

const profile = readFileSync(join(import.meta.dirname, '../../fixtures/reference/FOGRA39L_coated.icc'));

/** Pieces of one to three documents of one to four pages each. */
function records(pieces: number): PieceRecord[] {
  return Array.from({ length: pieces }, (_, i) => ({
    id: `P${String(i + 1).padStart(7, '0')}`,
    documentPages: Array.from({ length: 1 + (i % 3) }, (__, n) => 1 + ((i + n) % 4)),
  }));
}

function fileOf(list: readonly PieceRecord[], objectStreams: boolean): Promise<PDFDocument> {
  const documents = list.flatMap(({ documentPages }) => documentPages);
  const lines = documents.flatMap((pages, document) => Array.from({ length: pages }, () => String(document)));
  const { pages, glyphs } = linesAsPages(lines);
  const numbered = pages.map((page, i) => ({ ...page, document: Number(lines[i]) }));
  const { bytes } = sampleStream(numbered, {
    ...{ objectStreams, glyphs, records: list, form: Buffer.from('0 0 10 10 re f') },
    intent: { condition: 'FOGRA39', profile },
  });
  return PDFDocument.load(bytes, { updateMetadata: false });
}

describe.each([false, true])('object streams: %s', (objectStreams) => {
  it('every page is in one document, every document in its piece, all in order, three levels on every way', async () => {
    // More than an array of the root holds.
    const list = records(2100);
    const pdf = await fileOf(list, objectStreams);
    const { context, catalog } = pdf;
    const tree = catalog.lookup(PDFName.of('DPartRoot'), PDFDict);
    expect(tree.lookup(PDFName.of('RecordLevel'), PDFNumber).asNumber()).toBe(1);
    expect(String(tree.lookup(PDFName.of('NodeNameList')))).toBe('[ /run /piece /document ]');
    const rootRef = tree.get(PDFName.of('DPartRootNode'));
    const root = tree.lookup(PDFName.of('DPartRootNode'), PDFDict);
    expect(root.get(PDFName.of('Parent'))).toBe(catalog.get(PDFName.of('DPartRoot')));

    const pages = pdf.getPages();
    let page = 0;
    let piece = 0;
    for (const pieceRef of refs(root)) {
      const node = context.lookup(pieceRef, PDFDict);
      const record = list[piece++];
      expect(node.get(PDFName.of('Parent'))).toBe(rootRef);
      const recipient = node
        .lookup(PDFName.of('DPM'), PDFDict)
        .lookup(PDFName.of('CIP4_Root'), PDFDict)
        .lookup(PDFName.of('CIP4_Recipient'), PDFDict);
      expect(recipient.lookup(PDFName.of('CIP4_ExternalID'), PDFString).asString()).toBe(record?.id);
      const spans: number[] = [];
      for (const leafRef of refs(node)) {
        const leaf = context.lookup(leafRef, PDFDict);
        expect(leaf.has(PDFName.of('DParts'))).toBe(false);
        expect(leaf.get(PDFName.of('Parent'))).toBe(pieceRef);
        const from = page;
        expect(leaf.get(PDFName.of('Start'))).toBe(pages[page]?.ref);
        while (pages[page]?.node.get(PDFName.of('DPart')) === leafRef) page++;
        expect(leaf.get(PDFName.of('End'))).toBe(pages[page - 1]?.ref);
        spans.push(page - from);
      }
      expect(spans).toEqual(record?.documentPages);
    }
    expect([piece, page]).toEqual([list.length, pages.length]);
  });

  it('says what it is, everywhere the same: PDF/X-4 and PDF/VT-1, for a printing condition', async () => {
    const pdf = await fileOf(records(3), objectStreams);
    const metadata = pdf.catalog.lookup(PDFName.of('Metadata'));
    const xmp = metadata instanceof PDFRawStream ? Buffer.from(metadata.contents).toString('utf8') : '';
    expect(xmp).toContain('<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>');
    expect(xmp).toContain('<pdfvtid:GTS_PDFVTVersion>PDF/VT-1</pdfvtid:GTS_PDFVTVersion>');
    const modified = /<xmp:ModifyDate>(.*)<\/xmp:ModifyDate>/.exec(xmp)?.[1];
    expect(xmp).toContain(`<pdfvtid:GTS_PDFVTModDate>${modified ?? ''}</pdfvtid:GTS_PDFVTModDate>`);
    expect(pdf.getModificationDate()?.toISOString()).toBe(new Date(modified ?? '').toISOString());

    const intents = pdf.catalog.lookup(PDFName.of('OutputIntents'), PDFArray);
    expect(intents.size()).toBe(1);
    const intent = intents.lookup(0, PDFDict);
    expect(String(intent.get(PDFName.of('S')))).toBe('/GTS_PDFX');
    expect(intent.lookup(PDFName.of('OutputConditionIdentifier'), PDFString).asString()).toBe('FOGRA39');
    const embedded = intent.lookup(PDFName.of('DestOutputProfile'));
    if (!(embedded instanceof PDFRawStream)) throw new Error('no profile');
    expect(String(embedded.dict.get(PDFName.of('N')))).toBe('4');
    expect(Buffer.from(inflateSync(embedded.contents)).equals(profile)).toBe(true);
  });

  it('tells presses which forms they may keep, each under an id of its own', async () => {
    const pdf = await fileOf(records(3), objectStreams);
    const forms = pdf.context.enumerateIndirectObjects().flatMap(([, object]) => {
      const form =
        object instanceof PDFRawStream && object.dict.get(PDFName.of('Subtype')) === PDFName.of('Form');
      return form ? [object.dict] : [];
    });
    expect(forms).toHaveLength(1);
    for (const form of forms) {
      expect(String(form.get(PDFName.of('GTS_Encapsulated')))).toBe('true');
      expect(String(form.get(PDFName.of('GTS_Scope')))).toBe('/File');
      expect(form.lookup(PDFName.of('GTS_XID'), PDFString).asString()).toMatch(
        /^uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
      );
    }
  });
});

it('does not call itself by a standard without records or without a printing condition', () => {
  const { pages, glyphs } = linesAsPages(['one']);
  const plain = sampleStream(pages, { objectStreams: false, glyphs }).bytes.toString('latin1');
  expect(plain).not.toContain('GTS_PDFXVersion');
  expect(plain).not.toContain('/DPart');
  const exchange = sampleStream(pages, {
    ...{ objectStreams: false, glyphs },
    intent: { condition: 'FOGRA39', profile },
  }).bytes.toString('latin1');
  expect(exchange).toContain('PDF/X-4');
  expect(exchange).not.toContain('PDF/VT-1');
});

it('refuses records that are not those of its pages', () => {
  const { pages, glyphs } = linesAsPages(['one', 'two']);
  const numbered = pages.map((page) => ({ ...page, document: 0 }));
  const write = (documentPages: number[]): unknown =>
    sampleStream(numbered, { objectStreams: true, glyphs, records: [{ id: 'P0000001', documentPages }] });
  expect(() => write([2])).not.toThrow();
  expect(() => write([1])).toThrow('1,1,1 instead of 1,1,2');
  expect(() =>
    sampleStream(pages, { objectStreams: true, glyphs, records: [{ id: 'P1', documentPages: [2] }] }),
  ).toThrow('is of no record');
});

/** References of the arrays in `/DParts`. */
function refs(node: PDFDict): PDFRef[] {
  const arrays = node.lookup(PDFName.of('DParts'), PDFArray);
  return Array.from({ length: arrays.size() }, (_, i) => arrays.lookup(i, PDFArray)).flatMap((array) => {
    expect(array.size()).toBeLessThanOrEqual(1000);
    return array.asArray().map((each) => {
      if (each instanceof PDFRef) return each;
      throw new Error('no reference');
    });
  });
}
