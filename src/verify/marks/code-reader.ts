import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  prepareZXingModule,
  readBarcodes,
  type ReaderOptions,
  type ReadInputBarcodeFormat,
} from 'zxing-wasm/reader';
import type { Area, StatedCode } from './stated-marks.ts';

/** Grey pixels, row by row; 0 is black. */
interface GreyImage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

const FORMATS: Readonly<Record<StatedCode['symbology'], ReadInputBarcodeFormat>> = {
  datamatrix: 'DataMatrix',
  qr: 'QRCode',
  'code-128': 'Code128',
  'code-39': 'Code39',
  'interleaved-2-of-5': 'ITF',
};

let prepared = false;

/** The decoder comes with its package: by itself it would load it from the network. */
function prepare(): void {
  if (prepared) return;
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer } });
  prepared = true;
}

/**
 * Texts of the codes in an image, read by ZXing: no code of ours has a part in it. `drawn`: the image is made of rectangles, so
 * that the decoder need not look for angles, noise and blur.
 */
export async function readCodes(
  image: GreyImage,
  symbology: StatedCode['symbology'],
  drawn: boolean,
): Promise<string[]> {
  prepare();
  const head = Buffer.from(`P5 ${image.width} ${image.height} 255\n`, 'latin1');
  const file = new Uint8Array(head.length + image.pixels.length);
  file.set(head);
  file.set(image.pixels, head.length);
  const effort: ReaderOptions = drawn
    ? { tryHarder: false, tryInvert: false, tryDownscale: false, tryDenoise: false }
    : { tryHarder: true };
  const found = await readBarcodes(file, { formats: [FORMATS[symbology]], textMode: 'Plain', ...effort });
  return found.map((symbol) => symbol.text);
}

/** Pixels to the finest module or bar. */
const SCALE = 3;
/** White around a code, in modules. */
const QUIET = 10;
/** Modules across the largest picture: more is no code. */
const MOST_MODULES = 1000;

/** The black rectangles of a code as an image; `module`: its finest part in mm. Undefined when they cannot be one code. */
export function drawnCode(areas: readonly Area[], module: number): GreyImage | undefined {
  const frame = frameOf(areas);
  if (frame === undefined || module <= 0) return undefined;
  const across = Math.round((frame.right - frame.left) / module) + 2 * QUIET;
  const down = Math.round((frame.bottom - frame.top) / module) + 2 * QUIET;
  if (across > MOST_MODULES || down > MOST_MODULES) return undefined;
  const width = across * SCALE;
  const pixels = new Uint8Array(width * down * SCALE).fill(255);
  const place = (mm: number, from: number): number => Math.round(((mm - from) / module + QUIET) * SCALE);
  for (const { left, top, right, bottom } of areas) {
    const [x0, x1] = [place(left, frame.left), place(right, frame.left)];
    const [y0, y1] = [place(top, frame.top), place(bottom, frame.top)];
    for (let y = y0; y < y1; y++) pixels.fill(0, y * width + x0, y * width + x1);
  }
  return { width, height: down * SCALE, pixels };
}

/** The least rectangle around some; undefined without any. */
export function frameOf(areas: readonly Area[]): Area | undefined {
  const [first] = areas;
  if (first === undefined) return undefined;
  let { left, top, right, bottom } = first;
  for (const area of areas) {
    left = Math.min(left, area.left);
    top = Math.min(top, area.top);
    right = Math.max(right, area.right);
    bottom = Math.max(bottom, area.bottom);
  }
  return { left, top, right, bottom };
}
