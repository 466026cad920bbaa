import type { Fault } from '../fault/fault.ts';
import type { Face } from '../font/face.ts';
import type { Job } from '../job/job.ts';
import type { ComposedDocument } from '../model/composed-document.ts';
import type { DocumentData } from '../model/document.ts';
import { coarsePictures } from './coarse-pictures.ts';
import { CompiledVariant } from './compiled-variant.ts';
import type { FormXObject, MessageForm } from './form-x-object.ts';
import { composeMessage } from './message.ts';
import { SMALLEST_ADDRESS } from './address-block.ts';
import { points } from './points.ts';
import { checkStationery } from './stationery.ts';
import { MISSING } from './typefaces.ts';
import { unmarkedNotes } from './unmarked-notes.ts';
import { pageVariants, type PageVariant } from './variant.ts';
import { Workbench } from './workbench.ts';

/** Documents → pages. One for each thread; variants are compiled when they are first needed. */
export interface Composer {
  /** Numbered alike on every thread. */
  readonly variants: readonly PageVariant[];
  /** The template's faces; their indexes are those of glyph slots and font resource names. */
  readonly faces: readonly Face[];
  /** Lays a document out; a document that cannot be laid out gives a fault with effect reject. */
  compose(data: DocumentData): ComposedDocument | { readonly fault: Fault };
  /** Every form that pages of the given variants may call, in a fixed order, each once. */
  forms(variants: Iterable<number>, specimen?: boolean): readonly FormXObject[];
  /** The message of campaign `campaign` (index into `Job.campaigns`) in a variant. */
  message(campaign: number, variant: number): MessageForm;
  /** Whether a line of the address stands in the address field of a paper without a break, in the smallest size that is used. */
  addressFits(paper: string, line: string): boolean;
  /** What would be wrong with every document: texts and pictures of the template and of campaigns. */
  check(): readonly Fault[];
  /** What is printed all the same, but a person should look at: images that are too coarse. */
  doubts(): readonly Fault[];
}

/**
 * `resources`: the bytes of fonts and pictures by the names of `Job.resources`. Throws `RunStop` when one is unusable.
 * `outlines`: pages show where blocks stand.
 */
export function createComposer(
  job: Job,
  resources: ReadonlyMap<string, Uint8Array>,
  outlines = false,
): Composer {
  return new JobComposer(job, resources, outlines);
}

class JobComposer implements Composer {
  readonly variants: readonly PageVariant[];
  readonly faces: readonly Face[];
  readonly #job: Job;
  readonly #desk: Workbench;
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #compiled: (CompiledVariant | undefined)[] = [];
  readonly #messages = new Map<string, MessageForm>();

  constructor(job: Job, resources: ReadonlyMap<string, Uint8Array>, outlines: boolean) {
    this.#job = job;
    this.variants = pageVariants(job);
    this.#numbers = new Map(this.variants.map(({ paper, locale }, number) => [`${paper} ${locale}`, number]));
    this.#desk = new Workbench(job, resources, outlines);
    this.faces = this.#desk.faces.all.map(({ face }) => face);
  }

  compose(data: DocumentData): ComposedDocument | { readonly fault: Fault } {
    const place = { account: data.account, document: data.key };
    const number = this.#numbers.get(`${data.paper} ${data.locale}`);
    if (number === undefined) throw new Error(`no page variant ${data.paper} ${data.locale}`);
    const variant = this.#variant(number);
    const lasting = variant.faults[0];
    if (lasting !== undefined) return { fault: { ...lasting, place: { ...lasting.place, ...place } } };
    const { trouble, pages } = this.#desk;
    trouble.start(place);
    const set = variant.set(data);
    const extraGlyphs = pages.extraGlyphs();
    const fault = trouble.faults[0];
    if (fault !== undefined) return { fault };
    const composed = { document: data.document, variant: number, pages: set.pages, extraGlyphs };
    return set.free === undefined ? composed : { ...composed, free: set.free };
  }

  addressFits(paper: string, line: string): boolean {
    const layout = this.#job.template.papers[paper];
    if (layout === undefined) return true;
    const { face, size } = this.#desk.styles.named(layout.addressStyle);
    const units = this.#desk.setter.measure(line, face);
    // A character that the face lacks is taken from another one: its width is not asked for here.
    return units >= MISSING || (units * size * SMALLEST_ADDRESS) / 1000 <= points(layout.address.width);
  }

  forms(variants: Iterable<number>, specimen = false): readonly FormXObject[] {
    const numbers = [...new Set(variants)].sort((a, b) => a - b);
    const compiled = numbers.map((number) => this.#variant(number));
    const pictures = new Set(compiled.flatMap((variant) => [...variant.pictures]));
    return [
      ...compiled.flatMap((variant) => variant.forms(specimen)),
      ...this.#desk.pictures.named(pictures),
    ];
  }

  message(campaign: number, variant: number): MessageForm {
    // Variants that differ in paper or region only share a message: it bears the name of the first of them.
    const key = this.#messageKey(campaign, variant);
    const namesake = this.variants.findIndex((_, number) => this.#messageKey(campaign, number) === key);
    const known = this.#messages.get(key);
    if (known !== undefined) return known;
    const subject = this.#job.campaigns[campaign];
    const { locale } = this.#pageVariant(variant);
    if (subject === undefined) throw new Error(`no campaign ${campaign}`);
    const name = `M${campaign}v${namesake}`;
    const message = composeMessage(subject, name, locale, this.#messageWidth(variant), this.#desk);
    this.#messages.set(key, message);
    return message;
  }

  check(): readonly Fault[] {
    const images = this.#job.resources.filter(({ kind }) => kind === 'image').map(({ name }) => name);
    const unreadable = this.#desk.pictures.check(images);
    if (unreadable.length > 0) return unreadable;
    const misfits = checkStationery(this.#job.template, this.#desk.pictures);
    const faults = this.variants.flatMap((_, number) => this.#variant(number).faults);
    this.#desk.trouble.start({});
    this.#job.campaigns.forEach((_, campaign) =>
      this.variants.forEach((__, number) => this.message(campaign, number)),
    );
    return eachOnce([...misfits, ...faults, ...this.#desk.trouble.faults]);
  }

  doubts(): readonly Fault[] {
    return [...coarsePictures(this.#job, this.#desk.pictures), ...unmarkedNotes(this.#job.template)];
  }

  #variant(number: number): CompiledVariant {
    const known = this.#compiled[number];
    if (known !== undefined) return known;
    const compiled = new CompiledVariant(this.#job, this.#pageVariant(number), number, this.#desk);
    this.#compiled[number] = compiled;
    return compiled;
  }

  #pageVariant(number: number): PageVariant {
    const variant = this.variants[number];
    if (variant === undefined) throw new Error(`no page variant ${number}`);
    return variant;
  }

  /** Messages depend on the language and on the slot's width. */
  #messageKey(campaign: number, variant: number): string {
    const language = this.#pageVariant(variant).locale.split('-')[0] ?? '';
    return `${campaign} ${language} ${this.#messageWidth(variant)}`;
  }

  #messageWidth(variant: number): number {
    const { template } = this.#job;
    const layout = template.papers[this.#pageVariant(variant).paper];
    const slot = template.flow.find((block) => block.kind === 'slot');
    return slot?.width ?? Math.min(layout?.firstFrame.width ?? 0, layout?.followingFrame.width ?? 0);
  }
}

/** What several variants have in common, once; of a block that needs more room in some than in others, the most. */
function eachOnce(faults: readonly Fault[]): readonly Fault[] {
  const seen = new Map<string, Fault>();
  for (const fault of faults) {
    const sized = fault.code === 'compose.does-not-fit';
    const key = JSON.stringify(sized ? { ...fault, found: '' } : fault);
    const known = seen.get(key);
    if (known === undefined || Number(fault.found) > Number(known.found)) seen.set(key, fault);
  }
  return [...seen.values()];
}
