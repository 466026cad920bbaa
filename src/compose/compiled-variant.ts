import type { Fault } from '../fault/fault.ts';
import { addressLines } from '../job/address-field.ts';
import type { Job } from '../job/job.ts';
import { ExpressionFailure } from '../job/expression-problem.ts';
import type { DocumentData } from '../model/document.ts';
import type { PageRect } from '../model/composed-document.ts';
import { deflatePage } from '../pdf/deflate.ts';
import { toMm, pt } from '../unit/length.ts';
import { AddressBlock } from './address-block.ts';
import { ComputedFields } from './computed-fields.ts';
import { DocumentFormats } from './document-scope.ts';
import { compileFlow, type SetBlock } from './flow-block.ts';
import type { FormXObject } from './form-x-object.ts';
import { FootNotes } from './foot-notes.ts';
import { formatterFor } from './locale/formatter.ts';
import { LayoutOutline } from './layout-outline.ts';
import { PageCutter, type PageFrames, type PageTurner } from './page-cutter.ts';
import { pointRect, points, type PointRect } from './points.ts';
import { PaymentParts, type CompiledPart } from './slip/payment-parts.ts';
import { specimenForm } from './specimen.ts';
import { stationeryForm } from './stationery.ts';
import type { PageVariant } from './variant.ts';
import { VariantFurniture } from './variant-furniture.ts';
import { VariantBench } from './variant-bench.ts';
import { TextCompiler, type Workbench } from './workbench.ts';

/** Rounding of sums of lengths, in pt. */
const FORGIVEN = 0.01;

/** What a document's pages came to, when nothing was wrong with it. */
interface SetPages {
  readonly pages: readonly Uint8Array[];
  readonly free: PageRect | undefined;
}

/** The template in one variant, compiled: sets one document after another. */
export class CompiledVariant implements PageTurner {
  /** What would be wrong with every document. */
  readonly faults: readonly Fault[];
  readonly #desk: Workbench;
  readonly #bench: VariantBench;
  readonly #formats: DocumentFormats;
  readonly #computed: ComputedFields;
  readonly #flow: readonly SetBlock[];
  readonly #cutter: PageCutter;
  readonly #notes: FootNotes;
  readonly #outline: LayoutOutline | undefined;
  readonly #furniture: VariantFurniture;
  readonly #address: AddressBlock;
  readonly #paper: PointRect;
  readonly #frames: PageFrames;
  readonly #stationery: {
    readonly first: FormXObject | undefined;
    readonly following: FormXObject | undefined;
  };
  readonly #specimen: FormXObject;
  readonly #payment: PaymentParts;
  readonly #duplex: boolean;
  readonly #bodies: Uint8Array[] = [];
  readonly #fronts: number[] = [];
  #data: DocumentData | undefined;

  constructor(job: Job, variant: PageVariant, number: number, desk: Workbench) {
    const { template } = job;
    const layout = template.papers[variant.paper];
    if (layout === undefined) throw new Error(`the template has no paper ${variant.paper}`);
    desk.trouble.start({});
    this.#desk = desk;
    this.#formats = new DocumentFormats(formatterFor(variant.locale));
    const texts = new TextCompiler(variant.locale, this.#formats, desk.styles, desk.notes);
    this.#computed = new ComputedFields(template.computed, texts, desk);
    const bench = new VariantBench(desk, texts, number);
    this.#bench = bench;
    this.#paper = { x: 0, y: 0, width: points(layout.width), height: points(layout.height) };
    const first = pointRect(layout.firstFrame);
    const following = pointRect(layout.followingFrame);
    // Turned a quarter to the left, what was the page's foot is at the left.
    const turned = {
      x: this.#paper.height - following.y - following.height,
      y: following.x,
      width: following.height,
      height: following.width,
    };
    this.#frames = { first, following, turned };
    bench.turnedWidth = turned.width;
    this.#duplex = job.mailpiece.plex === 'duplex';
    this.#flow = compileFlow(template.flow, bench, Math.min(first.width, following.width));
    const here = template.furniture.filter(({ paper }) => (paper ?? variant.paper) === variant.paper);
    this.#outline = desk.outlines ? new LayoutOutline(layout, here, desk) : undefined;
    const noteWidth = Math.min(first.width, following.width, turned.width);
    this.#notes = new FootNotes(template.notes, bench, noteWidth);
    this.#cutter = new PageCutter(
      desk.galley,
      desk.pages,
      desk.trouble,
      bench.tables,
      this.#notes,
      this.#frames,
      this.#duplex,
      this.#outline,
    );
    const addressStyle = desk.styles.named(layout.addressStyle);
    const room = addressLines(template, variant.paper);
    this.#address = new AddressBlock(pointRect(layout.address), addressStyle, room, desk);
    this.#payment = new PaymentParts(template.payment, variant.paper, layout, variant.locale, bench);
    const lowest = this.#payment.highest ?? Infinity;
    this.#furniture = new VariantFurniture(job, variant.paper, this.#paper, lowest, bench);
    this.#stationery = {
      first: stationeryForm(`L${number}`, layout.stationery.first?.resource, this.#paper, bench),
      following: stationeryForm(`K${number}`, layout.stationery.following?.resource, this.#paper, bench),
    };
    this.#specimen = specimenForm(`X${number}`, this.#paper, desk);
    this.faults = [...desk.trouble.faults];
  }

  /** Forms that the variant's pages may call. */
  forms(specimen: boolean): readonly FormXObject[] {
    const { first, following } = this.#stationery;
    const below = [first, following].filter((form) => form !== undefined);
    const own = [...below, ...this.#furniture.forms, ...this.#bench.forms];
    return specimen ? [...own, this.#specimen] : own;
  }

  /** Names of pictures that the variant's pages show. */
  get pictures(): ReadonlySet<string> {
    return this.#bench.pictures;
  }

  /** Sets a document; look at the workbench's trouble before using the result. */
  set(data: DocumentData): SetPages {
    const { document, galley, notes, pages, trouble } = this.#desk;
    this.#data = data;
    this.#formats.currency = data.currency;
    document.start(data, this.#computed);
    galley.clear();
    notes.clear();
    this.#bodies.length = 0;
    this.#fronts.length = 0;
    try {
      for (const block of this.#flow) block.set();
      this.#notes.start(galley);
      this.#cutter.cut(this);
      const slip = this.#payment.chosen();
      if (slip !== undefined) this.#makeRoom(slip);
      const count = this.#cutter.end.pages;
      this.#cutter.endNotes(slip === undefined ? Infinity : slip.top - slip.gap);
      this.#outline?.draw(count - 1);
      const finished: Uint8Array[] = [];
      finished[count - 1] = this.#finish(count - 1, count, slip);
      for (let page = 0; page < count - 1; page++) finished[page] = this.#finishBody(page, count);
      return { pages: finished, free: this.#free(count, slip) };
    } catch (error) {
      if (!(error instanceof ExpressionFailure)) throw error;
      const reason = error.problem.values?.['reason'] ?? '';
      trouble.report('expression.failed', error.source, '', { reason });
      pages.begin(0);
      return { pages: [], free: undefined };
    }
  }

  begin(page: number, turned: boolean): void {
    const { pages, document } = this.#desk;
    const data = this.#data;
    pages.begin(this.#paper.height);
    document.page(page + 1, 0);
    const stationery = page === 0 ? this.#stationery.first : this.#stationery.following;
    if (stationery !== undefined) pages.wholePage(stationery.name);
    if (data?.run.specimen === true) pages.wholePage(this.#specimen.name);
    this.#furniture.on(page).begin(pages);
    if (page === 0 && data !== undefined) this.#address.draw(pages, data.address.lines);
    if (turned) pages.beginTurned(this.#paper.width);
  }

  end(page: number): void {
    this.#outline?.draw(page);
    this.#desk.pages.endTurned();
    this.#bodies.push(this.#desk.pages.body());
    this.#fronts.push(this.#desk.pages.front);
  }

  /**
   * Adds a page for a slip where the flow leaves no room for it. What is torn off has a blank back: a slip of a sheet
   * with two pages stands on the front, and the sheet's back is left.
   */
  #makeRoom({ top, gap }: CompiledPart): void {
    const { end } = this.#cutter;
    const isBack = (): boolean => this.#duplex && end.pages % 2 === 0;
    if (end.bottom + this.#notes.height > top - gap + FORGIVEN || isBack()) this.#cutter.addPage(this);
    if (isBack()) this.#cutter.addPage(this);
  }

  /** Completes the page that is open, with the slip that stands on it. */
  #finish(page: number, count: number, slip?: CompiledPart): Uint8Array {
    const { pages, document } = this.#desk;
    pages.endTurned();
    document.page(page + 1, count);
    this.#furniture.on(page).finish(pages, slip?.top);
    slip?.draw();
    return pages.deflated();
  }

  #finishBody(page: number, count: number): Uint8Array {
    const body = this.#bodies[page] ?? new Uint8Array();
    if (!this.#furniture.on(page).hasLate) return deflatePage(body);
    this.#desk.pages.begin(this.#paper.height);
    this.#desk.pages.append(body, this.#fronts[page] ?? 0);
    return this.#finish(page, count);
  }

  /** What the slot leaves free below the flow on the last page, in mm, rounded inwards to 1/100 mm. */
  #free(count: number, part: CompiledPart | undefined): PageRect | undefined {
    const { slot } = this.#bench;
    if (slot === undefined || this.#cutter.end.bottom === Infinity) return undefined;
    const frame = count === 1 ? this.#frames.first : this.#frames.following;
    const y = Math.ceil((toMm(pt(this.#cutter.end.bottom)) + slot.gap) * 100 - 0.001) / 100;
    const foot = Math.min(frame.y + frame.height, part === undefined ? Infinity : part.top - part.gap);
    const bottom = foot - this.#notes.height;
    const height = Math.floor((toMm(pt(bottom)) - y) * 100 + 0.001) / 100;
    if (height <= 0) return undefined;
    const x = Math.round(toMm(pt(frame.x)) * 100) / 100;
    const width = slot.width ?? Math.round(toMm(pt(frame.width)) * 100) / 100;
    return { page: count - 1, x, y, width, height };
  }
}
