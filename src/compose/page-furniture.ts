import type { FormXObject } from './form-x-object.ts';
import type { Furniture } from './furniture.ts';
import type { PageWriter } from './page-writer.ts';
import type { PointRect } from './points.ts';

/** What stands so low that a slip may cover it. */
interface FootFurniture {
  readonly furniture: Furniture;
  /** Its lower edge, in pt from the page's top. */
  readonly bottom: number;
}

/** Everything at fixed places on one kind of page (first or following) of a variant. */
export class PageFurniture {
  /** Drawn on each page by name: all that is fixed; and the same without parts that a document may displace. */
  readonly forms: readonly FormXObject[];
  readonly hasLate: boolean;
  readonly #partly: readonly Furniture[];
  readonly #early: readonly Furniture[];
  readonly #late: readonly Furniture[];
  readonly #foot: readonly FootFurniture[];
  readonly #footForm: string | undefined;
  readonly #whole: string | undefined;
  readonly #bare: string | undefined;

  /** `foot`: what a slip at the paper's foot would cover, drawn when it is known whether there is one. */
  constructor(
    name: string,
    all: readonly Furniture[],
    foot: readonly FootFurniture[],
    paper: PointRect,
    pages: PageWriter,
  ) {
    this.#partly = all.filter(({ fixed }) => fixed === 'part');
    this.#early = all.filter(({ fixed, late }) => fixed === 'none' && !late);
    this.#late = all.filter(({ late }) => late);
    this.#foot = foot;
    this.hasLate = this.#late.length > 0 || foot.length > 0;
    const fixed = all.filter((each) => each.fixed === 'whole');
    const whole = formOf(name, [...fixed, ...this.#partly], paper, pages);
    const bare = this.#partly.length === 0 ? whole : formOf(`${name}b`, fixed, paper, pages);
    this.#whole = whole?.name;
    this.#bare = bare?.name;
    const fixedFoot = foot.filter(({ furniture }) => furniture.fixed === 'whole');
    const atFoot = formOf(
      `${name}f`,
      fixedFoot.map(({ furniture }) => furniture),
      paper,
      pages,
    );
    this.#footForm = atFoot?.name;
    this.forms = [...new Set([whole, bare, atFoot])].filter((form) => form !== undefined);
  }

  /** Draws what does not depend on the number of pages. */
  begin(pages: PageWriter): void {
    const fits = this.#partly.every((each) => each.fixedPartFits());
    const form = fits ? this.#whole : this.#bare;
    if (form !== undefined) pages.wholePage(form);
    for (const each of this.#partly) {
      if (fits) each.drawRest(pages);
      else each.drawAll(pages);
    }
    for (const each of this.#early) each.drawRest(pages);
  }

  /** Draws what does; the document's values say page and pages. `slip`: the upper edge of the slip on the page, in pt. */
  finish(pages: PageWriter, slip: number | undefined): void {
    if (slip === undefined && this.#footForm !== undefined) pages.wholePage(this.#footForm);
    for (const { furniture, bottom } of this.#foot) {
      if (slip === undefined ? furniture.fixed !== 'whole' : bottom <= slip) furniture.drawAll(pages);
    }
    for (const each of this.#late) each.drawRest(pages);
  }
}

function formOf(
  name: string,
  fixed: readonly Furniture[],
  paper: PointRect,
  pages: PageWriter,
): FormXObject | undefined {
  if (fixed.length === 0) return undefined;
  pages.begin(paper.height);
  for (const each of fixed) each.drawFixed(pages);
  return pages.form(name, paper.width);
}
