import { americanStreet, australianStreet, britishStreet, canadianStreet } from './english-street-words.ts';
import {
  dutchStreet,
  frenchStreet,
  germanStreet,
  italianStreet,
  swissStreet,
} from './continental-street-words.ts';

const BY_COUNTRY: Readonly<Record<string, (street: string) => string>> = {
  DE: germanStreet,
  AT: germanStreet,
  CH: swissStreet,
  LI: swissStreet,
  FR: frenchStreet,
  NL: dutchStreet,
  IT: italianStreet,
  US: americanStreet,
  CA: canadianStreet,
  AU: australianStreet,
  GB: britishStreet,
};

/** The street with its words as the country's post writes them; ambiguous short forms stay. */
export function streetWithWords(street: string, country: string): string {
  return street === '' ? '' : (BY_COUNTRY[country]?.(street) ?? street);
}
