import { createHash } from 'node:crypto';
import { BrokenPdf } from '../broken-pdf.ts';
import { contentOf } from '../inflate.ts';
import { PageTree, type PageNode } from '../page-tree.ts';
import { PdfReader } from '../pdf-reader.ts';
import {
  isDictionary,
  PdfName,
  PdfReference,
  referenceIn,
  type PdfDictionary,
  type PdfValue,
} from '../pdf-value.ts';
import { calledNames } from './content-operators.ts';
import { faceOf, readFont, valueOf, type FontReading } from './font-reading.ts';
import { ObjectIdentities, streamAt } from './object-identity.ts';

/** Content that pages call by its name. */
interface FormReading {
  readonly content: Uint8Array;
  /** Absent for what was made by this program: then the content says what is drawn. */
  readonly picture?: string;
  readonly width: number;
  readonly height: number;
}

/** What the pages of a print stream share: fonts, forms, pictures, inks; read when they are asked for. */
export class StreamResources {
  readonly reader: PdfReader;
  /** Size of all pages in pt. */
  readonly width: number;
  readonly height: number;
  /** The object that holds the resources. */
  readonly number: number;
  /** What each name stands for, as a hash. */
  readonly identities: ReadonlyMap<string, string>;
  readonly #tree: PageTree;
  readonly #objects: ObjectIdentities;
  readonly #faces: readonly string[];
  readonly #numbers = new Map<string, number>();
  readonly #fonts = new Map<string, FontReading>();
  readonly #forms = new Map<string, FormReading | undefined>();

  /**
   * Opens a print stream. `faces`: SHA-256 of the files of the template's faces, by which its fonts are named. Faults of the
   * file are thrown as `BrokenPdf`.
   */
  constructor(path: string, faces: readonly string[]) {
    this.reader = new PdfReader(path);
    try {
      this.#faces = faces;
      this.#tree = new PageTree(this.reader);
      this.#objects = new ObjectIdentities(this.reader);
      const first = this.#tree.page(0);
      [this.width, this.height] = pageSize(this.reader, first);
      this.number = referenceIn(first.dictionary, 'Resources', 'the first page');
      this.identities = this.#identities(this.reader.dictionary(this.number));
    } catch (error) {
      this.reader.close();
      throw error;
    }
  }

  /** What stands for a name; '' for one that nothing stands for. */
  identity(name: string): string {
    return this.identities.get(name) ?? '';
  }

  font(name: string): FontReading | undefined {
    const known = this.#fonts.get(name);
    const number = this.#numbers.get(`Font ${name}`);
    if (known !== undefined || number === undefined) return known;
    const font = readFont(this.reader, number, this.#faces[faceOf(name)] ?? this.identity(name));
    this.#fonts.set(name, font);
    return font;
  }

  /** A form by its name; undefined for what is none. */
  form(name: string): FormReading | undefined {
    if (this.#forms.has(name)) return this.#forms.get(name);
    const form = this.#readForm(this.#numbers.get(`XObject ${name}`));
    this.#forms.set(name, form);
    return form;
  }

  /** What was drawn over a page (from 0) when its stream was assembled; empty without. */
  overlay(page: number): Uint8Array {
    const contents = this.#tree.page(page).dictionary.get('Contents');
    const last = Array.isArray(contents) ? contents.at(-1) : contents;
    if (!(last instanceof PdfReference)) return new Uint8Array();
    return contentOf(this.reader.stream(last.number), `object ${last.number}`);
  }

  close(): void {
    this.reader.close();
  }

  #readForm(number: number | undefined): FormReading | undefined {
    const stream = number === undefined ? undefined : streamAt(this.reader, number);
    if (stream === undefined || number === undefined) return undefined;
    const content = contentOf(stream, `object ${number}`);
    const box = stream.dictionary.get('BBox');
    const [, , width, height] = Array.isArray(box) ? box : [];
    const size = { width: Number(width ?? 0), height: Number(height ?? 0) };
    const picture = isPicture(stream.dictionary) ? this.#objects.of(new PdfReference(number)) : undefined;
    return picture === undefined ? { content, ...size } : { content, picture, ...size };
  }

  #identities(resources: PdfDictionary): Map<string, string> {
    const identities = new Map<string, string>();
    for (const [kind, value] of resources) {
      const named = valueOf(this.reader, value);
      if (!isDictionary(named)) continue;
      for (const [name, each] of named) {
        if (each instanceof PdfReference) this.#numbers.set(`${kind} ${name}`, each.number);
        if (kind !== 'XObject') identities.set(name, this.#plain(kind, name, each));
      }
    }
    const forms = [...this.#numbers.keys()]
      .filter((key) => key.startsWith('XObject '))
      .map((key) => key.slice(8));
    for (const name of forms) this.#formIdentity(name, identities);
    return identities;
  }

  #plain(kind: string, name: string, value: PdfValue): string {
    // A print stream has of a face what its texts need: the file that it was cut from says which face it is.
    const face = kind === 'Font' ? this.#faces[faceOf(name)] : undefined;
    if (face !== undefined) return `${face} ${name.replace(/^[a-z]+/, '')}`;
    return (
      (kind === 'ColorSpace' ? spotInk(valueOf(this.reader, value)) : undefined) ?? this.#objects.of(value)
    );
  }

  /** Of a form: its content, and what all the names that it calls stand for. */
  #formIdentity(name: string, identities: Map<string, string>): string {
    const known = identities.get(name);
    if (known !== undefined) return known;
    identities.set(name, 'itself');
    const form = this.form(name);
    let identity = form?.picture;
    if (form === undefined) {
      const number = this.#numbers.get(`XObject ${name}`);
      identity = number === undefined ? '' : this.#objects.of(new PdfReference(number));
    } else if (identity === undefined) {
      const hash = createHash('sha256').update(`${form.width} ${form.height} `).update(form.content);
      for (const called of [...calledNames(form.content)].sort()) {
        const isForm = this.#numbers.has(`XObject ${called}`);
        hash.update(
          `${called} ${isForm ? this.#formIdentity(called, identities) : (identities.get(called) ?? '')} `,
        );
      }
      identity = hash.digest('hex').slice(0, 32);
    }
    identities.set(name, identity ?? '');
    return identity ?? '';
  }
}

/** `PANTONE 485 C (0 0.95 1 0)`: a spot ink by the name on its plate, and what stands for it where a press has it not. */
function spotInk(space: PdfValue | undefined): string | undefined {
  const [kind, ink, , tint] = Array.isArray(space) ? space : [];
  if (!(kind instanceof PdfName) || kind.name !== 'Separation' || !(ink instanceof PdfName)) return undefined;
  const full = isDictionary(tint) ? tint.get('C1') : undefined;
  return Array.isArray(full) ? `${ink.name} (${full.map(String).join(' ')})` : undefined;
}

/** A picture's form draws an image, or a page of another file, and nothing of its own. */
function isPicture(form: PdfDictionary): boolean {
  const resources = form.get('Resources');
  return !isDictionary(resources) || !resources.has('Font');
}

function pageSize(reader: PdfReader, page: PageNode): [width: number, height: number] {
  for (
    let node: PdfDictionary | undefined = page.dictionary, up = 0;
    node !== undefined && up < 24;
    up += 1
  ) {
    const box: PdfValue | undefined = valueOf(reader, node.get('MediaBox'));
    if (Array.isArray(box)) return [Number(box[2] ?? 0), Number(box[3] ?? 0)];
    const parent: PdfValue | undefined = node.get('Parent');
    node = parent instanceof PdfReference ? reader.dictionary(parent.number) : undefined;
  }
  throw new BrokenPdf('the first page', 'no /MediaBox', 'its size');
}
