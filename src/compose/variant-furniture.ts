import type { Job } from '../job/job.ts';
import type { FurnitureBlock, PageKind } from '../job/template.ts';
import type { FormXObject } from './form-x-object.ts';
import { compileFurniture, type Furniture } from './furniture.ts';
import { inkedRect } from './geometry-check.ts';
import { kindsOf } from './page-kinds.ts';
import { PageFurniture } from './page-furniture.ts';
import type { PageWriter } from './page-writer.ts';
import { pointRect, type PointRect } from './points.ts';
import type { VariantBench } from './variant-bench.ts';

/** What is known of a page before the number of pages is. */
const FIRST: readonly PageKind[] = ['all', 'first', 'right'];
const RIGHT: readonly PageKind[] = ['all', 'following', 'right'];
const LEFT: readonly PageKind[] = ['all', 'following', 'left'];

/** Everything at fixed places in one variant, by page. */
export class VariantFurniture {
  readonly forms: readonly FormXObject[];
  readonly #first: PageFurniture;
  readonly #left: PageFurniture;
  readonly #right: PageFurniture;

  /** `lowest`: what reaches below may be covered by a slip, in pt from the page's top. */
  constructor(job: Job, paper: string, sheet: PointRect, lowest: number, bench: VariantBench) {
    const blocks = job.template.furniture.filter((each) => (each.paper ?? paper) === paper);
    const of = (letter: string, known: readonly PageKind[]): PageFurniture => {
      const all = blocks.flatMap((block) => {
        const furniture = furnitureOn(known, block, bench);
        const { y, height } = pointRect(inkedRect(block));
        return furniture === undefined ? [] : [{ furniture, bottom: y + height }];
      });
      const clear = all.filter(({ bottom }) => bottom <= lowest).map(({ furniture }) => furniture);
      const foot = all.filter(({ bottom }) => bottom > lowest);
      return new PageFurniture(`${letter}${bench.number}`, clear, foot, sheet, bench.desk.pages);
    };
    const sided = blocks.some((block) => kindsOf(block).some((kind) => kind === 'left' || kind === 'right'));
    this.#first = of('S', FIRST);
    this.#right = of('N', RIGHT);
    this.#left = sided ? of('NL', LEFT) : this.#right;
    this.forms = [...new Set([this.#first, this.#right, this.#left])].flatMap(({ forms }) => forms);
  }

  /** That of a page, counted from 0. */
  on(page: number): PageFurniture {
    if (page === 0) return this.#first;
    return page % 2 === 0 ? this.#right : this.#left;
  }
}

/** A block on pages of which this is known; undefined where it is never shown on them. */
function furnitureOn(
  known: readonly PageKind[],
  block: FurnitureBlock,
  bench: VariantBench,
): Furniture | undefined {
  const kinds = kindsOf(block);
  if (kinds.some((kind) => known.includes(kind))) return compileFurniture(block, bench);
  const last = kinds.includes('last');
  const only = kinds.includes('only') && known.includes('first');
  return last || only ? new AtTheEnd(compileFurniture(block, bench), last, bench) : undefined;
}

/** What stands on a page only when it is the last or the only one, which is known when all pages are. */
class AtTheEnd implements Furniture {
  readonly fixed = 'none';
  readonly late = true;
  readonly #furniture: Furniture;
  readonly #last: boolean;
  readonly #bench: VariantBench;

  constructor(furniture: Furniture, last: boolean, bench: VariantBench) {
    this.#furniture = furniture;
    this.#last = last;
    this.#bench = bench;
  }

  drawFixed(): void {}

  fixedPartFits(): boolean {
    return true;
  }

  drawRest(pages: PageWriter): void {
    this.drawAll(pages);
  }

  drawAll(pages: PageWriter): void {
    const { page, pages: count } = this.#bench.desk.document.values;
    if (this.#last ? page === count : count === 1) this.#furniture.drawAll(pages);
  }
}
