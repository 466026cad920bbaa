import { textString } from './object-text.ts';
import type { ObjectWriter } from './object-writer.ts';

/** What a file is made to be printed on: an ICC profile of four process inks, and the name of what it characterises. */
export interface OutputIntent {
  /** As in the registry of characterisations (http://www.color.org), such as `FOGRA39`; else any name. */
  readonly condition: string;
  readonly profile: Uint8Array;
}

/** Writes the profile; gives the entry of the catalog (ISO 15930-7:2010, 6.2.2; ISO 32000-2 14.11.5). */
export function writeOutputIntent({ condition, profile }: OutputIntent, objects: ObjectWriter): string {
  const number = objects.deflated('/N 4', profile);
  const name = textString(condition);
  return (
    `/OutputIntents[<</Type/OutputIntent/S/GTS_PDFX/OutputConditionIdentifier${name}/Info${name}` +
    `/RegistryName(http://www.color.org)/DestOutputProfile ${number} 0 R>>]`
  );
}
