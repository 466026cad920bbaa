import { barRects, LinearRefusal, type BarPattern } from '../barcode/bar-pattern.ts';
import { encodeCode128 } from '../barcode/code-128.ts';
import { encodeCode39 } from '../barcode/code-39.ts';
import { rectangularLayouts, squareLayouts } from '../barcode/data-matrix-sizes.ts';
import { dataMatrixLayout, encodeDataMatrix } from '../barcode/data-matrix.ts';
import { encodeInterleaved2of5 } from '../barcode/interleaved-2-of-5.ts';
import { mergeModules, rectangleBuffer } from '../barcode/merge-modules.ts';
import { encodeQrCode, QrRefusal } from '../barcode/qr-code.ts';
import type { CodeProfile, CodeSymbology } from '../job/inserter-profile.ts';

/** The symbol of a profile's payloads: the same size on every sheet, in modules. */
export interface CodeSymbol {
  readonly width: number;
  readonly height: number;
  /** Room for the dark rectangles of any payload: x, y, width, height of each from the upper left corner. */
  readonly buffer: () => Int32Array;
  /** Draws a payload; gives the number of rectangles. */
  readonly draw: (payload: string, into: Int32Array) => number;
}

/** What people call them. */
export const SYMBOLOGY_NAMES: Readonly<Record<CodeSymbology, string>> = {
  datamatrix: 'Data Matrix',
  qr: 'QR code',
  'code-128': 'Code 128',
  'code-39': 'Code 39',
  'interleaved-2-of-5': 'Interleaved 2 of 5',
};

/** What a fault calls the code of a profile. */
export function codeName({ symbology }: Pick<CodeProfile, 'symbology'>): string {
  return `the ${SYMBOLOGY_NAMES[symbology]}`;
}

export function isLinear(symbology: CodeSymbology): boolean {
  return symbology !== 'datamatrix' && symbology !== 'qr';
}

const LAYOUTS = { square: squareLayouts, rectangular: rectangularLayouts };

/**
 * The symbol that holds every payload like `sample`, which has the widest character at each place; `too-long` when none does, or why the
 * symbology cannot hold its characters.
 */
export function codeSymbol(
  profile: Omit<CodeProfile, 'payload' | 'x' | 'y'>,
  sample: string,
): CodeSymbol | string {
  switch (profile.symbology) {
    case 'datamatrix':
      return dataMatrix(profile.shape, sample);
    case 'qr':
      return qrCode(profile.correction, sample);
    default:
      return linear(profile, sample);
  }
}

/** Answer of `codeSymbol` for a text that no symbol holds. */
export const TOO_LONG = 'too-long';

function dataMatrix(shape: CodeProfile['shape'], sample: string): CodeSymbol | string {
  const layout = dataMatrixLayout(sample, LAYOUTS[shape]);
  if (layout === undefined) return TOO_LONG;
  const layouts = [layout];
  return {
    ...{ width: layout.width, height: layout.height },
    buffer: () => rectangleBuffer(layout),
    draw: (payload, into) => mergeModules(encodeDataMatrix(payload, layouts), into),
  };
}

function qrCode(correction: CodeProfile['correction'], sample: string): CodeSymbol | string {
  try {
    const size = encodeQrCode(sample, correction);
    // A payload with less in it would else be smaller.
    const version = (size.width - 17) / 4;
    return {
      ...{ width: size.width, height: size.height },
      buffer: () => rectangleBuffer(size),
      draw: (payload, into) => mergeModules(encodeQrCode(payload, correction, version), into),
    };
  } catch (error) {
    if (error instanceof QrRefusal) return TOO_LONG;
    throw error;
  }
}

type LinearProfile = Pick<CodeProfile, 'symbology' | 'check' | 'bars' | 'height' | 'module'>;

function linear(profile: LinearProfile, sample: string): CodeSymbol | string {
  const { check, bars, height, module } = profile;
  const encode = (text: string): BarPattern => {
    switch (profile.symbology) {
      case 'code-39':
        return encodeCode39(text, check);
      case 'interleaved-2-of-5':
        return encodeInterleaved2of5(text, check);
      default:
        return encodeCode128(text);
    }
  };
  try {
    const { modules } = encode(sample);
    const length = Math.max(1, Math.round(height / module));
    const turned = bars === 'ladder';
    return {
      ...(turned ? { width: length, height: modules } : { width: modules, height: length }),
      buffer: () => new Int32Array(4 * modules),
      draw: (payload, into) => {
        const pattern = encode(payload);
        if (pattern.modules !== modules)
          throw new RangeError(`${payload} is ${pattern.modules} bars wide, not ${modules}`);
        const rects = barRects(pattern, length);
        into.set(turned ? rungs(rects) : rects);
        return rects.length / 4;
      },
    };
  } catch (error) {
    if (error instanceof LinearRefusal) return error.message;
    throw error;
  }
}

/** Bars that lie: what stood beside one another stands below one another. */
function rungs(rects: Int32Array): Int32Array {
  const lying = new Int32Array(rects.length);
  for (let i = 0; i < rects.length; i += 4) {
    const [x = 0, y = 0, width = 0, height = 0] = rects.subarray(i, i + 4);
    lying.set([y, x, height, width], i);
  }
  return lying;
}
