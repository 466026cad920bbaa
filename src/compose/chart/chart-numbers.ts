import type { ChartBlock } from '../../job/template-chart.ts';
import type { DocumentFormats } from '../document-scope.ts';
import { minorDigits } from '../locale/currency.ts';

/** Powers of ten: more decimals than nine nobody may state. */
const POWERS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];

/** Values and steps of a scale as the document's locale writes them. Exact: no digit passes through a fraction. */
export class ChartNumbers {
  readonly #formats: DocumentFormats;
  readonly #typed: ChartBlock['decimals'];
  readonly #most: number;

  constructor({ decimals, shown }: Pick<ChartBlock, 'decimals' | 'shown'>, formats: DocumentFormats) {
    this.#formats = formats;
    this.#typed = decimals;
    this.#most = shown ?? Infinity;
  }

  /** One whole, in units of the last digit, for the document in hand. */
  get whole(): number {
    return POWERS[this.#decimals] ?? 1;
  }

  /** A value with as many digits after its point as are shown: rounded half away from zero. */
  value(units: number): string {
    const decimals = this.#decimals;
    const shown = Math.min(this.#most, decimals);
    return this.#format(roundedTo(units, POWERS[decimals - shown] ?? 1), decimals, shown);
  }

  /** A place of a scale, with no more digits after its point than its steps need. */
  step(units: number, step: number): string {
    const decimals = this.#decimals;
    let shown = decimals;
    for (let power = 10; shown > 0 && step % power === 0; power *= 10) shown--;
    return this.#format(units, decimals, shown);
  }

  /** `units` have `decimals` digits after the point; those behind the first `shown` are zeros. */
  #format(units: number, decimals: number, shown: number): string {
    if (this.#typed !== 'currency') {
      return this.#formats.decimal(units / (POWERS[decimals - shown] ?? 1), shown);
    }
    const text = this.#formats.amount(units);
    if (shown === decimals) return text;
    return text.slice(0, text.length - (decimals - shown) - (shown === 0 ? 1 : 0));
  }

  get #decimals(): number {
    if (this.#typed !== 'currency') return this.#typed;
    return minorDigits(this.#formats.currency) ?? 2;
  }
}

/** The nearest multiple of `power`, half away from zero. */
function roundedTo(units: number, power: number): number {
  const size = Math.abs(units);
  const rest = size % power;
  const rounded = rest * 2 >= power ? size - rest + power : size - rest;
  return power === 1 ? units : units < 0 ? -rounded : rounded;
}
