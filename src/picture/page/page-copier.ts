import { deflateSync } from 'node:zlib';
import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFStream,
  type PDFContext,
  type PDFObject,
} from 'pdf-lib';
import type { LooseObject } from '../loose-object.ts';
import { rgbSpace } from '../raster/color-space.ts';
import { PictureRefusal } from '../refusal.ts';
import { checkFont, checkGraphicsState, checkXObject } from './page-rules.ts';
import { contentData, filtersOf, namesIn } from './stream-data.ts';

/** Entries that lead out of a page's drawing, or that mean nothing without the file around them. */
const DROPPED: ReadonlySet<string> = new Set(
  'Parent P Pg StructParent StructParents Metadata PieceInfo LastModified OC OCGs Group Alternates OPI Ref PZ'.split(
    ' ',
  ),
);

/** Entries of a resource dictionary that contents name. */
const RESOURCES = ['ExtGState', 'ColorSpace', 'Pattern', 'Shading', 'XObject', 'Font', 'Properties'] as const;

const ALL = undefined;

/** Copies what a page draws with, object by object, and refuses what a print stream may not hold. */
export class PageCopier {
  readonly #context: PDFContext;
  readonly #copies = new Map<PDFRef, LooseObject>();
  readonly #rgb = rgbSpace(undefined);

  constructor(context: PDFContext) {
    this.#context = context;
  }

  /** A form of `content`; `entries` are its box and matrix. */
  form(entries: string, content: Uint8Array, resources: PDFObject | undefined): LooseObject {
    const form: LooseObject = { parts: [] };
    this.#fillForm(form, [entries], content, resources);
    return form;
  }

  #fillForm(
    form: LooseObject,
    entries: LooseObject['parts'],
    content: Uint8Array,
    resources: PDFObject | undefined,
  ): void {
    form.parts.push(...entries, '/Resources');
    this.#resources(resources, namesIn(content), form.parts);
    form.parts.push('/Filter/FlateDecode');
    form.data = deflateSync(content, { level: 9 });
  }

  /** The resources of these names; files often give all their pages one dictionary of everything. */
  #resources(
    resources: PDFObject | undefined,
    names: ReadonlySet<string> | undefined,
    out: LooseObject['parts'],
  ): void {
    const dict = resources instanceof PDFDict ? resources : undefined;
    out.push('<<');
    for (const category of RESOURCES) {
      const known = dict?.lookup(PDFName.of(category));
      const entries = known instanceof PDFDict ? known.entries() : [];
      const used = entries.filter(
        ([key]) => names === ALL || names.has(key.decodeText()) || key.decodeText().startsWith('Default'),
      );
      // RGB without a profile says nothing to a press (PDF/X-4, 6.2.4.3): it is taken as sRGB.
      const defaults =
        category === 'ColorSpace' && !entries.some(([key]) => key.decodeText() === 'DefaultRGB');
      if (used.length === 0 && !defaults) continue;
      out.push(`/${category}<<`);
      if (defaults) out.push('/DefaultRGB ', this.#rgb);
      for (const [key, value] of used) {
        out.push(`${key.toString()} `);
        this.#resource(category, value, out);
      }
      out.push('>>');
    }
    out.push('>>');
  }

  #resource(category: (typeof RESOURCES)[number], value: PDFObject, out: LooseObject['parts']): void {
    const found = this.#context.lookup(value);
    if (category === 'Properties') out.push('<<>>');
    else {
      if (category === 'ExtGState' && found instanceof PDFDict) checkGraphicsState(found);
      if (category === 'Font' && found instanceof PDFDict) checkFont(found);
      if (category === 'Pattern' && found instanceof PDFDict) {
        const state = found.lookup(PDFName.of('ExtGState'));
        if (state instanceof PDFDict) checkGraphicsState(state);
      }
      this.#copy(value, out);
    }
  }

  #copy(value: PDFObject, out: LooseObject['parts']): void {
    if (value instanceof PDFRef) this.#copyReference(value, out);
    else if (value instanceof PDFArray) {
      out.push('[');
      for (const entry of value.asArray()) {
        this.#copy(entry, out);
        out.push(' ');
      }
      out.push(']');
    } else if (value instanceof PDFDict) this.#copyDictionary(value, out);
    else if (value instanceof PDFStream) throw new PictureRefusal('it is damaged: a stream has no number');
    else out.push(value.toString());
  }

  #copyReference(reference: PDFRef, out: LooseObject['parts']): void {
    const known = this.#copies.get(reference);
    if (known !== undefined) {
      out.push(known);
      return;
    }
    const found = this.#context.lookup(reference);
    if (found === undefined)
      throw new PictureRefusal('it is damaged: it lacks objects that the page draws with');
    if (!(found instanceof PDFDict || found instanceof PDFArray || found instanceof PDFStream)) {
      out.push(found.toString());
      return;
    }
    const copy: LooseObject = { parts: [] };
    // Before it is filled: objects may go round in circles.
    this.#copies.set(reference, copy);
    out.push(copy);
    if (found instanceof PDFStream) this.#fillStream(copy, found);
    else this.#copy(found, copy.parts);
  }

  #fillStream(copy: LooseObject, stream: PDFStream): void {
    if (!(stream instanceof PDFRawStream)) throw new PictureRefusal('it is damaged: a stream has no data');
    const { dict } = stream;
    const kind = dict.lookup(PDFName.of('Subtype'));
    const isXObject = kind instanceof PDFName && ['Image', 'Form', 'PS'].includes(kind.decodeText());
    if (isXObject) checkXObject(stream);
    const drawn = (isXObject && kind.decodeText() === 'Form') || dict.has(PDFName.of('PatternType'));
    const parts: LooseObject['parts'] = [];
    const left = drawn ? ['Length', 'Resources', 'Filter', 'DecodeParms'] : ['Length'];
    this.#entries(dict, left, parts);
    if (drawn) {
      this.#fillForm(copy, parts, contentData(stream), dict.lookup(PDFName.of('Resources')));
      return;
    }
    if (filtersOf(stream).includes('LZWDecode'))
      throw new PictureRefusal('it is compressed by LZW: save it anew');
    copy.parts.push(...parts);
    copy.data = stream.contents;
  }

  #copyDictionary(dict: PDFDict, out: LooseObject['parts']): void {
    const type = dict.lookup(PDFName.of('Type'));
    if (type instanceof PDFName && ['Page', 'Pages', 'Catalog'].includes(type.decodeText())) {
      out.push('null');
      return;
    }
    const kind = dict.lookup(PDFName.of('Subtype'));
    const isType3 = kind instanceof PDFName && kind.decodeText() === 'Type3';
    out.push('<<');
    this.#entries(dict, isType3 ? ['Resources'] : [], out);
    if (isType3) {
      out.push('/Resources');
      this.#resources(dict.lookup(PDFName.of('Resources')), ALL, out);
    }
    out.push('>>');
  }

  #entries(dict: PDFDict, left: readonly string[], out: LooseObject['parts']): void {
    for (const [key, value] of dict.entries()) {
      const name = key.decodeText();
      if (DROPPED.has(name) || left.includes(name)) continue;
      out.push(`${key.toString()} `);
      this.#copy(value, out);
    }
  }
}
