import { loadHarfBuzz, type HarfBuzz } from './wasm-module.ts';

let loaded: HarfBuzz | undefined;

/** HarfBuzz's subsetter, compiled on first use, one instance a thread. */
export function harfBuzz(): HarfBuzz {
  loaded ??= loadHarfBuzz('harfbuzz-subset.wasm', '_initialize');
  return loaded;
}
