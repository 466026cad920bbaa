import type { SymbolLayout } from './data-matrix-sizes.ts';

/** GF(256) of Data Matrix: x⁸ + x⁵ + x³ + x² + 1 (ISO/IEC 16022:2006, 5.7.2). */
const FIELD_POLYNOMIAL = 301;

const power = new Uint8Array(510);
const logarithm = new Uint8Array(256);
for (let exponent = 0, value = 1; exponent < 255; exponent++) {
  power[exponent] = value;
  power[exponent + 255] = value;
  logarithm[value] = exponent;
  value <<= 1;
  if (value > 255) value ^= FIELD_POLYNOMIAL;
}

function product(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : (power[(logarithm[a] ?? 0) + (logarithm[b] ?? 0)] ?? 0);
}

/** For each number of check codewords: every multiple of its generator, so that the division needs no logarithms. */
const multiplesOf = new Map<number, Uint8Array>();

function generatorMultiples(checks: number): Uint8Array {
  const known = multiplesOf.get(checks);
  if (known !== undefined) return known;
  // Π (x − αⁱ), i = 1..checks; highest power first, its leading 1 left out.
  let generator = [1];
  for (let i = 1; i <= checks; i++) {
    const root = power[i] ?? 0;
    const next = [...generator, 0];
    for (let j = 0; j < generator.length; j++)
      next[j + 1] = (next[j + 1] ?? 0) ^ product(generator[j] ?? 0, root);
    generator = next;
  }
  const multiples = new Uint8Array(256 * checks);
  for (let factor = 0; factor < 256; factor++)
    for (let j = 0; j < checks; j++) multiples[factor * checks + j] = product(factor, generator[j + 1] ?? 0);
  multiplesOf.set(checks, multiples);
  return multiples;
}

const register = new Uint8Array(69);

/**
 * Writes the Reed–Solomon check codewords behind the data codewords. Blocks are interleaved: codewords
 * number k, k + blocks, … belong to block k, straight on from data to check codewords. (In 144 × 144, where the data
 * do not divide by the blocks, the first check codeword is therefore block 8's.)
 */
export function addCheckCodewords(codewords: Uint8Array, layout: SymbolLayout): void {
  const { dataCodewords, blocks } = layout;
  const checks = layout.checkCodewords / blocks;
  const multiples = generatorMultiples(checks);
  for (let block = 0; block < blocks; block++) {
    register.fill(0);
    for (let i = block; i < dataCodewords; i += blocks) {
      const row = ((codewords[i] ?? 0) ^ (register[0] ?? 0)) * checks;
      // register[checks] stays 0: it is what is shifted in.
      for (let j = 0; j < checks; j++) register[j] = (register[j + 1] ?? 0) ^ (multiples[row + j] ?? 0);
    }
    const first = dataCodewords + ((block + blocks - (dataCodewords % blocks)) % blocks);
    for (let j = 0; j < checks; j++) codewords[first + j * blocks] = register[j] ?? 0;
  }
}
