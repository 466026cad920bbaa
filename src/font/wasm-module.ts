import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';

/** A C function of the module: whole numbers and addresses in, one out (or nothing: 0). */
type Call = (...parameters: number[]) => number;

/** A part of HarfBuzz (the `harfbuzzjs` package) in memory of its own. Addresses are 0 when a call failed. */
export interface HarfBuzz {
  call(name: string, ...parameters: number[]): number;
  /** The module's memory; asks again after every call, for it moves when it grows. */
  memory(): Uint8Array;
}

/** Bytes of a page of WebAssembly's memory. */
const MEMORY_PAGE = 0x10000;

/** Compiles and starts one of the package's modules, about 5 ms. */
export function loadHarfBuzz(file: string, starter: string): HarfBuzz {
  const path = createRequire(import.meta.url).resolve(`harfbuzzjs/dist/${file}`);
  let exports: Readonly<Record<string, unknown>> = {};
  const stop = (): never => {
    throw new Error(`${file} stopped`);
  };
  const grow = (bytes = 0): number => {
    const memory = memoryOf(exports, file);
    const missing = Math.ceil((bytes - memory.buffer.byteLength) / MEMORY_PAGE);
    return missing > 0 && memory.grow(missing) < 0 ? 0 : 1;
  };
  const started = new WebAssembly.Instance(compileQuickly(readFileSync(path)), {
    wasi_snapshot_preview1: { proc_exit: stop },
    env: {
      _abort_js: stop,
      _emscripten_runtime_keepalive_clear: () => 0,
      _setitimer_js: () => 0,
      emscripten_resize_heap: grow,
    },
  });
  ({ exports } = started);
  const memory = memoryOf(exports, file);
  const call = (name: string, ...parameters: number[]): number => {
    const found = exports[name];
    if (!isCall(found)) throw new Error(`${file} exports no ${name}`);
    return found(...parameters) ?? 0;
  };
  call(starter);
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

interface ModuleMemory {
  readonly buffer: ArrayBuffer;
  /** Pages before, below 0 where there is no more. */
  grow(pages: number): number;
}

function memoryOf(exports: Readonly<Record<string, unknown>>, file: string): ModuleMemory {
  const memory = exports['memory'];
  if (!isMemory(memory)) throw new Error(`${file} exports no memory`);
  return memory;
}

function isCall(value: unknown): value is Call {
  return typeof value === 'function';
}

function isMemory(value: unknown): value is ModuleMemory {
  return typeof value === 'object' && value !== null && 'buffer' in value && 'grow' in value;
}
