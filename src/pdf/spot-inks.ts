import { pdfName, pdfNumber } from './object-text.ts';
import type { ObjectWriter } from './object-writer.ts';

/** An ink of its own and, as shares from 0 to 1, the process inks that stand for it where a press has it not. */
interface SpotSpec {
  readonly name: string;
  readonly c: number;
  readonly m: number;
  readonly y: number;
  readonly k: number;
}

/** What contents call the colour space of a spot ink, by its place among those of the file. */
export function spotResourceName(ink: number): string {
  return `C${ink}`;
}

/** Writes the colour spaces (ISO 32000-2 8.6.6.4) and the dictionary that all resources share; gives its entry. */
export function writeSpotInks(spots: readonly SpotSpec[], objects: ObjectWriter): string {
  if (spots.length === 0) return '';
  let entries = '';
  spots.forEach(({ name, c, m, y, k }, ink) => {
    const number = objects.allocate();
    const full = [c, m, y, k].map(pdfNumber).join(' ');
    const tint = `<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[${full}]/N 1>>`;
    objects.packed(number, `[/Separation${pdfName(name)}/DeviceCMYK${tint}]`);
    entries += `/${spotResourceName(ink)} ${number} 0 R`;
  });
  const spaces = objects.allocate();
  objects.packed(spaces, `<<${entries}>>`);
  return `/ColorSpace ${spaces} 0 R`;
}
