import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';

/** A C function of the module: whole numbers and addresses in, one out (or nothing: 0). */
type Call = (...parameters: number[]) => number;

/** HarfBuzz's subsetter (the `harfbuzzjs` package), compiled on first use, about 5 ms. Addresses are 0 when a call failed. */
interface HarfBuzz {
  call(name: string, ...parameters: number[]): number;
  /** The module's memory; asks again after every call, for it moves when it grows. */
  memory(): Uint8Array;
}

let loaded: HarfBuzz | undefined;

/** The subsetter, one instance a thread. */
export function harfBuzz(): HarfBuzz {
  loaded ??= load();
  return loaded;
}

function load(): HarfBuzz {
  const file = createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm');
  const { exports } = new WebAssembly.Instance(compileQuickly(readFileSync(file)));
  const memory = exports['memory'];
  if (!isMemory(memory)) throw new Error('the HarfBuzz module exports no memory');
  const call = (name: string, ...parameters: number[]): number => {
    const found = exports[name];
    if (!isCall(found)) throw new Error(`the HarfBuzz module exports no ${name}`);
    return found(...parameters) ?? 0;
  };
  call('_initialize');
  return { call, memory: () => new Uint8Array(memory.buffer) };
}

/**
 * The module by V8's quick compiler alone. A run calls it for a few milliseconds; the optimiser would take a third of a
 * second of a thread for it, and the process would not end before it is through.
 */
function compileQuickly(bytes: Uint8Array<ArrayBuffer>): WebAssembly.Module {
  setFlagsFromString('--liftoff-only');
  try {
    return new WebAssembly.Module(bytes);
  } finally {
    setFlagsFromString('--no-liftoff-only');
  }
}

function isCall(value: unknown): value is Call {
  return typeof value === 'function';
}

function isMemory(value: unknown): value is { readonly buffer: ArrayBuffer } {
  return typeof value === 'object' && value !== null && 'buffer' in value;
}
