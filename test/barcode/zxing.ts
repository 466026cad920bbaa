import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

// From the package: by itself it would load the file from the network.
const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer } });

/** Grey pixels, row by row; 0 is black. */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Symbologies by zxing's names. */
export type CodeKind = 'DataMatrix' | 'QRCode' | 'Code128' | 'Code39' | 'ITF';

/** Texts of all Data Matrix symbols that zxing finds. */
export function decodeDataMatrix(image: GreyImage): Promise<string[]> {
  return decodeCodes(image, 'DataMatrix');
}

/** Texts of all symbols of a kind that zxing finds. */
export async function decodeCodes(image: GreyImage, kind: CodeKind): Promise<string[]> {
  const head = new TextEncoder().encode(`P5 ${image.width} ${image.height} 255\n`);
  const file = new Uint8Array(head.length + image.pixels.length);
  file.set(head);
  file.set(image.pixels, head.length);
  const found = await readBarcodes(file, { formats: [kind], tryHarder: true, textMode: 'Plain' });
  return found.map((symbol) => symbol.text);
}

/** An image that dark rectangles (x, y, width, height in modules) make, with a quiet zone of 4 modules. */
export function drawModules(
  rectangles: Int32Array,
  count: number,
  symbol: { readonly width: number; readonly height: number },
  scale = 6,
): GreyImage {
  const side = (symbol.width + 8) * scale;
  const down = (symbol.height + 8) * scale;
  const pixels = new Uint8Array(side * down).fill(255);
  for (let i = 0; i < count; i++) {
    const [x = 0, y = 0, width = 0, height = 0] = rectangles.subarray(i * 4, i * 4 + 4);
    for (let row = (y + 4) * scale; row < (y + 4 + height) * scale; row++)
      pixels.fill(0, row * side + (x + 4) * scale, row * side + (x + 4 + width) * scale);
  }
  return { width: side, height: down, pixels };
}

/** Texts of a linear code whose bars (x, y, width, height in narrowest bars) stand on a sheet with its quiet zones. */
export function decodeLinear(
  bars: Int32Array,
  modules: number,
  height: number,
  kind: CodeKind,
  scale = 3,
): Promise<string[]> {
  const quiet = 10;
  const width = (modules + 2 * quiet) * scale;
  const pixels = new Uint8Array(width * (height + 2 * quiet) * scale).fill(255);
  for (let i = 0; i < bars.length; i += 4) {
    const [x = 0, , wide = 0, high = 0] = bars.subarray(i, i + 4);
    for (let row = quiet * scale; row < (quiet + high) * scale; row++)
      pixels.fill(0, row * width + (quiet + x) * scale, row * width + (quiet + x + wide) * scale);
  }
  return decodeCodes({ width, height: (height + 2 * quiet) * scale, pixels }, kind);
}
