import type { Fault, Place } from '../fault/fault.ts';
import type { FaultCode } from '../fault/table.ts';
import { typedPlace } from './typed-place.ts';

/**
 * What went wrong with the document or template in hand. Setting goes on with harmless output, so that the hot path
 * needs no result types; the composer looks here once a document.
 */
export class Trouble {
  readonly faults: Fault[] = [];
  /** What is being set, for messages: a place in the template such as `invoice.yaml:12:5`, or `the address`. */
  block = '';
  #place: Place = {};

  /** Begins with a document, or with what all documents share when there is none. */
  start(place: Place): void {
    this.faults.length = 0;
    this.block = '';
    this.#place = place;
  }

  report(code: FaultCode, found: string, expected: string, values?: Readonly<Record<string, string>>): void {
    // For what is wrong before any document is there, the place is the template's.
    const typed = typedPlace(this.block);
    const template = this.#place.document === undefined;
    const place = template ? { ...this.#place, ...typed } : this.#place;
    const named = template ? 'this block' : `the block at ${this.block}`;
    const block = typed === undefined ? this.block : named;
    this.faults.push({ code, place, found, expected, values: { block, ...values } });
  }
}

/** Points as millimetres with one decimal, for messages. */
export function showMm(points: number): string {
  return String(Math.round((points * 254) / 72) / 10);
}
