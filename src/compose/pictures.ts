import type { Fault, Place } from '../fault/fault.ts';
import { RunStop, stopRun } from '../fault/run-stop.ts';
import type { LooseObject } from '../picture/loose-object.ts';
import { unpackPicture, type PrintPicture } from '../picture/print-picture.ts';
import type { FormXObject } from './form-x-object.ts';
import type { FormMark } from './mark.ts';
import { points } from './points.ts';
import { readSvg, svgContent } from './svg/picture.ts';

/** The job's pictures, each a form once in the file, in the picture's own units. */
export class Pictures {
  readonly #resources: ReadonlyMap<string, Uint8Array>;
  readonly #placeOf: (name: string) => Place;
  /** Numbered in the order of the job's resources, not of first use: threads agree. */
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #forms = new Map<string, FormXObject>();

  readonly #inks: readonly string[];

  /** `placeOf` says where a file is named; `inks` are the template's spot inks. */
  constructor(
    resources: ReadonlyMap<string, Uint8Array>,
    placeOf: (name: string) => Place = () => ({}),
    inks: readonly string[] = [],
  ) {
    this.#inks = inks;
    this.#resources = resources;
    this.#placeOf = placeOf;
    this.#numbers = new Map([...resources.keys()].map((name, number) => [name, number]));
  }

  form(resource: string): FormXObject {
    const known = this.#forms.get(resource);
    if (known !== undefined) return known;
    const form = this.#read(resource);
    this.#forms.set(resource, form);
    return form;
  }

  /** An image or a page of a PDF file, as the job's loading made it ready; undefined for any other picture. */
  prepared(resource: string): PrintPicture | undefined {
    const bytes = this.#resources.get(resource);
    return bytes === undefined ? undefined : unpackPicture(bytes);
  }

  /** What is wrong with these pictures. */
  check(resources: Iterable<string>): Fault[] {
    // Of a PDF file, resources may hold other pages than the first.
    return [...resources].flatMap((resource) => {
      if (!this.#resources.has(resource)) return [];
      try {
        this.form(resource);
        return [];
      } catch (error) {
        if (!(error instanceof RunStop)) throw error;
        return error.faults;
      }
    });
  }

  /** The forms of these pictures, in a fixed order. */
  named(resources: ReadonlySet<string>): readonly FormXObject[] {
    return [...this.#numbers.keys()].filter((name) => resources.has(name)).map((name) => this.form(name));
  }

  /** A picture at x, as wide as said (mm), or smaller where it would be higher than `height`; keeps its proportions. */
  mark(resource: string, width: number, height: number | undefined, x: number): FormMark {
    const form = this.form(resource);
    const byWidth = points(width) / form.width;
    const scale = height === undefined ? byWidth : Math.min(byWidth, points(height) / form.height);
    return { kind: 'form', name: form.name, x, dy: 0, height: form.height * scale, scale };
  }

  #read(resource: string): FormXObject {
    const bytes = this.#resources.get(resource);
    const prepared = this.prepared(resource);
    if (prepared !== undefined) return new PreparedForm(this.#nameOf(resource), prepared);
    const picture = bytes === undefined ? 'the file was not read' : readSvg(bytes, this.#inks);
    if (typeof picture === 'string') {
      stopRun({
        code: 'compose.picture-unreadable',
        place: this.#placeOf(resource),
        found: resource,
        values: { reason: picture },
      });
    }
    const { content, width, height } = svgContent(picture);
    return { name: this.#nameOf(resource), width, height, content, extraGlyphs: [] };
  }

  #nameOf(resource: string): string {
    return `I${this.#numbers.get(resource) ?? 0}`;
  }
}

/** The form of an image or page; its objects are made when a file is written. */
class PreparedForm implements FormXObject {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly content: Uint8Array;
  readonly extraGlyphs: readonly number[] = [];
  readonly #prepared: PrintPicture;

  constructor(name: string, prepared: PrintPicture) {
    this.name = name;
    this.width = prepared.width;
    this.height = prepared.height;
    this.content = Buffer.from(prepared.content, 'latin1');
    this.#prepared = prepared;
  }

  get picture(): LooseObject {
    return this.#prepared.object;
  }
}
