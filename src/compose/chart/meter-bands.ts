import type { Color } from '../../job/template.ts';
import type { ChartBand } from '../../job/template-chart.ts';
import type { CompiledText } from '../compiled-text.ts';
import type { Galley } from '../galley.ts';
import type { VariantBench } from '../variant-bench.ts';
import type { WholeNumber } from '../workbench.ts';
import { bandInks, PAPER } from './chart-inks.ts';
import type { ChartText } from './chart-text.ts';
import type { LegendItem } from './legend.ts';
import type { ShapeSheet } from './shape-sheet.ts';
import { place, type Scale } from './value-scale.ts';

/** Between two bands. */
const SEAM = 0.8;

/** A band's name keeps so many points from its ends. */
const INSIDE = 2;

interface Band {
  readonly upTo: number;
  readonly name: string;
  readonly ink: Color;
  readonly width: number;
}

/** The parts of a meter's scale in the document in hand. */
export class MeterBands {
  readonly #typed: readonly { readonly upTo: WholeNumber; readonly name: CompiledText }[];
  readonly #text: ChartText;
  readonly #bench: VariantBench;
  #bands: readonly Band[] = [];

  constructor(bands: readonly ChartBand[], text: ChartText, bench: VariantBench) {
    const scope = bench.desk.scopes.flow;
    this.#typed = bands.map(({ upTo, name }) => ({
      upTo: bench.texts.wholeNumber(upTo, scope),
      name: bench.texts.text(name, scope),
    }));
    this.#text = text;
    this.#bench = bench;
  }

  /** Takes them from the document in hand; one that ends before another began has no length and is left out. */
  read(least: number): void {
    const { values } = this.#bench.desk.document;
    const inks = bandInks(this.#typed.length);
    const bands: Band[] = [];
    let reached = least;
    this.#typed.forEach(({ upTo, name }, b) => {
      const end = upTo(values);
      if (end === undefined || end <= reached) return;
      reached = end;
      const shown = name.evaluate(values);
      bands.push({ upTo: end, name: shown, ink: inks[b] ?? PAPER, width: this.#text.width(shown) });
    });
    this.#bands = bands;
  }

  /** Where the last one ends. */
  get end(): number | undefined {
    return this.#bands.at(-1)?.upTo;
  }

  get areNamed(): boolean {
    return this.#bands.some(({ name }) => name !== '');
  }

  /** Whether each name has room below its own band. */
  fit(scale: Scale): boolean {
    let from = scale.from;
    return this.#bands.every(({ upTo, width }) => {
      const to = place(scale, upTo);
      const room = to - from - 2 * INSIDE;
      from = to;
      return width <= room;
    });
  }

  /** Their names where they have no room below them. */
  legend(): readonly LegendItem[] {
    return this.#bands.filter(({ name }) => name !== '').map(({ name, ink }) => ({ text: name, fill: ink }));
  }

  draw(sheet: ShapeSheet, scale: Scale, top: number, height: number): void {
    let from = scale.from;
    this.#bands.forEach(({ upTo, ink }, b) => {
      const to = place(scale, upTo);
      sheet.rect(from, top, to - from - (b < this.#bands.length - 1 ? SEAM : 0), height, ink);
      from = to;
    });
  }

  /** Sets the names, each in the middle of its band. */
  set(galley: Galley, scale: Scale, top: number): void {
    const { leading, cap } = this.#text;
    let from = scale.from;
    for (const { upTo, name, width } of this.#bands) {
      const to = place(scale, upTo);
      const left = (from + to - width) / 2;
      if (name !== '') this.#text.put(galley, name, left, top + (leading + cap) / 2, width);
      from = to;
    }
  }
}
