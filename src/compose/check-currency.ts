import { minorDigits } from './locale/currency.ts';
import { shapeOf, type Fault, type Place } from '../fault/fault.ts';
import { decimalsOf } from '../job/amount-decimals.ts';
import type { Job } from '../job/job.ts';

/**
 * Makes the check of a document's currency: an active code of ISO 4217 whose decimals are those that the amount column is read
 * with, since any other would print a hundredth or a hundredfold of what is owed. That all other amounts which a template
 * shows have the decimals of that column, the job check has seen to. Gives the fault, or undefined.
 */
export function compileCurrencyCheck(job: Job): (currency: string, place: Place) => Fault | undefined {
  const { documents } = job.extract;
  const { amount, currency: field } = job.document;
  const scale = decimalsOf({ amount, columns: documents.columns });
  return (currency, place) => {
    const digits = minorDigits(currency);
    if (digits === scale) return undefined;
    if (digits === undefined) {
      // Anything else than a short code may be a cell that slipped.
      const found = /^[A-Za-z]{0,3}$/.test(currency) ? currency : shapeOf(currency);
      return { code: 'compose.currency-unknown', place: { ...place, field }, found };
    }
    return {
      code: 'compose.currency-digits',
      place: { ...place, field },
      found: String(scale),
      expected: String(digits),
      values: { currency, column: amount },
    };
  };
}
