import type { Fault, Place } from '../fault/fault.ts';
import type { FaultCode } from '../fault/table.ts';

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
    const place = { ...this.#place, ...this.#templatePlace() };
    this.faults.push({ code, place, found, expected, values: { block: this.block, ...values } });
  }

  /** For what is wrong before any document is there, the place is the template's. */
  #templatePlace(): Place {
    if (this.#place.document !== undefined) return {};
    const typed = /^(.+):(\d+):(\d+)$/.exec(this.block);
    return typed === null ? {} : { file: typed[1] ?? '', line: Number(typed[2]), column: Number(typed[3]) };
  }
}

/** Points as millimetres with one decimal, for messages. */
export function showMm(points: number): string {
  return String(Math.round((points * 254) / 72) / 10);
}
